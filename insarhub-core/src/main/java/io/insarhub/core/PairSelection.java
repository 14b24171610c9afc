package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.pairs.CompatibleSelector;
import io.insarhub.core.pairs.DesignedSelector;
import io.insarhub.core.pairs.Epochs;
import io.insarhub.core.pairs.PairSelector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Selects the pairs of a stack that make its interferograms. Immutable, and safe for use by many threads; the order of
 * the scenes given does not matter.
 *
 * <pre>{@code
 * Scenes scenes = Scenes.read(Path.of("search"));
 * Map<StackId, PairNetwork> networks = PairSelection.compatible(SelectPairsOptions.defaults()).selectAll(scenes);
 * }</pre>
 */
public final class PairSelection {

    private static final Logger LOG = LoggerFactory.getLogger(PairSelection.class);

    private final SelectPairsOptions options;
    private final Chooser chooser;
    private final int minDegree;
    private final @Nullable SceneWeather weather;

    private PairSelection(SelectPairsOptions options, Chooser chooser, int minDegree, @Nullable SceneWeather weather) {
        this.options = options;
        this.chooser = chooser;
        this.minDegree = minDegree;
        this.weather = weather;
    }

    /** Chooses pairs, and may warn. */
    @FunctionalInterface
    private interface Chooser {
        PairSelector.Selection choose(Epochs epochs, List<String> warnings);
    }

    /**
     * The selector of the Python program InSARHub: the same scenes and options give the same pairs. It guards the number
     * of pairs of each scene, not the connection of the network: see {@link PairNetwork#warnings}.
     */
    public static PairSelection compatible(SelectPairsOptions options) {
        CompatibleSelector selector = new CompatibleSelector(options.limits());
        return new PairSelection(options, (epochs, warnings) -> selector.select(epochs), options.minDegree(), null);
    }

    /**
     * The selector that designs a network for the least variance of the displacement history within a budget of pairs or
     * credits. It is in one piece wherever the options let it bridge gaps, and no pair is a bridge, and every scene in a
     * triplet, wherever the limits and the budget allow.
     *
     * <p>Pairs whose coherence is not known count as nearly incoherent, with a warning.
     *
     * @param coherence the expected coherence of each pair
     */
    public static PairSelection designed(DesignPairsOptions options, PairCoherence coherence) {
        return new PairSelection(
                options.scenes(),
                (epochs, warnings) -> {
                    PredictedWeights weights = new PredictedWeights(epochs, coherence, options.looks());
                    PairSelector.Selection selection =
                            new DesignedSelector(options.limits(epochs.size()), weights).select(epochs);
                    weights.warning().ifPresent(warnings::add);
                    return selection;
                },
                0,
                null);
    }

    /**
     * The same where nobody knows better: coherence falls alike everywhere and always, as it does about the middle
     * latitudes over the year, from 0.68 to 0.14 with 17 days.
     */
    public static PairSelection designed(DesignPairsOptions options) {
        return designed(options, ConstantDecay.TYPICAL);
    }

    /** The same selection with a source of weather, so that bad days can be dropped. */
    public PairSelection withWeather(SceneWeather source) {
        return new PairSelection(options, chooser, minDegree, source);
    }

    /**
     * Selects among the scenes of one stack. Scenes of another path are left out; scenes of another frame take part, with
     * a warning, so that frames of one path can be combined.
     */
    public PairNetwork select(Scenes scenes) {
        return select(scenes, List.of());
    }

    /**
     * Selects in each stack on its own; stacks by path and frame. Scenes whose path or frame is unknown are in no stack:
     * every network warns of them.
     */
    public Map<StackId, PairNetwork> selectAll(Scenes scenes) {
        List<String> lost = scenes.ungrouped().names();
        List<String> warnings = lost.isEmpty()
                ? List.of()
                : List.of("Scenes whose path or frame is unknown are in no stack: " + StackChecks.lost(lost));
        Map<StackId, PairNetwork> networks = new LinkedHashMap<>();
        scenes.groups().forEach((id, stack) -> networks.put(id, select(stack, warnings)));
        return Collections.unmodifiableMap(networks);
    }

    private PairNetwork select(Scenes scenes, List<String> earlierWarnings) {
        StackPreparation stack = StackPreparation.of(scenes, options, weather);
        Epochs epochs = stack.epochs();
        List<String> warnings = new ArrayList<>(earlierWarnings);
        warnings.addAll(stack.warnings());
        PairSelector.Selection selection = chooser.choose(epochs, warnings);
        List<ScenePair> pairs = new ArrayList<>();
        selection
                .pairs()
                .forEach(pair -> pairs.add(new ScenePair(
                        epochs.names().get(pair.earlier()), epochs.names().get(pair.later()))));
        Collections.sort(pairs);

        warnings.addAll(selection.warnings());
        fewPairs(stack.scenes(), pairs, warnings);
        PairNetwork network = new PairNetwork(
                stack.scenes(), pairs, stack.baselines(), stack.anchor().orElse(null), stack.leftOut(), warnings);
        network.warnings().forEach(LOG::warn);
        return network;
    }

    private void fewPairs(List<Scene> scenes, List<ScenePair> pairs, List<String> warnings) {
        Map<String, Integer> degrees = new HashMap<>();
        for (ScenePair pair : pairs) {
            degrees.merge(pair.reference(), 1, Integer::sum);
            degrees.merge(pair.secondary(), 1, Integer::sum);
        }
        List<String> few = scenes.stream()
                .filter(scene -> degrees.getOrDefault(scene.name(), 0) < minDegree)
                .map(scene -> scene.name() + " (" + degrees.getOrDefault(scene.name(), 0) + ")")
                .toList();
        if (!few.isEmpty()) {
            warnings.add("Scenes with fewer pairs than min_degree " + minDegree + ": " + StackChecks.named(few));
        }
    }
}
