package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of one stack, with all that was found out on the way: baselines, scenes left out, warnings, and the health
 * of the network. Immutable.
 */
public final class PairNetwork {

    private final List<Scene> scenes;
    private final List<ScenePair> pairs;
    private final Map<String, Double> baselines;
    private final @Nullable String anchor;
    private final NetworkHealth health;
    private final List<String> warnings;

    /** Scenes in order of time, each with a baseline; pairs sorted, of these scenes. */
    PairNetwork(
            List<Scene> scenes,
            List<ScenePair> pairs,
            Map<String, Double> baselines,
            @Nullable String anchor,
            List<LeftOut> leftOut,
            List<String> warnings) {
        this.scenes = List.copyOf(scenes);
        this.pairs = List.copyOf(pairs);
        this.baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
        this.anchor = anchor;
        this.health = HealthCheck.of(this.scenes, this.baselines, this.pairs, leftOut);
        List<String> all = new ArrayList<>();
        health.warning().ifPresent(all::add);
        all.addAll(warnings);
        this.warnings = List.copyOf(all);
    }

    /**
     * A network that was chosen elsewhere, such as that of a stack file, to look at its health.
     *
     * @param baselines perpendicular baseline of each scene by name, metres
     * @param pairs pairs of these scenes
     * @throws BadOptionException if a pair names a scene without a baseline, or a name tells no date
     */
    public static PairNetwork of(Map<String, Double> baselines, Collection<ScenePair> pairs) {
        for (ScenePair pair : pairs) {
            if (!baselines.containsKey(pair.reference()) || !baselines.containsKey(pair.secondary())) {
                throw new BadOptionException("pairs", "has a scene that has no baseline, in " + pair);
            }
        }
        List<Scene> scenes = new ArrayList<>();
        for (String name : baselines.keySet()) {
            Scene scene = Scene.ofName(name);
            if (scene.date() == null) {
                throw new BadOptionException("scenes", "need a date in their names, but " + name + " has none");
            }
            scenes.add(scene);
        }
        scenes.sort(Comparator.comparing(NetworkHealth::time).thenComparing(Scene::name));
        Map<String, Double> inOrder = new LinkedHashMap<>();
        scenes.forEach(scene -> inOrder.put(scene.name(), baselines.getOrDefault(scene.name(), Double.NaN)));
        return new PairNetwork(scenes, List.copyOf(new TreeSet<>(pairs)), inOrder, null, List.of(), List.of());
    }

    /** The pairs, sorted by their names; the earlier scene is the reference. */
    public List<ScenePair> pairs() {
        return pairs;
    }

    /** Scenes that took part, in order of time; not all need to be in a pair. */
    public List<Scene> scenes() {
        return scenes;
    }

    /** Names of {@link #scenes}. */
    public List<String> sceneNames() {
        return List.copyOf(baselines.keySet());
    }

    /** Perpendicular baseline of each scene by name, in order of time: metres, signed, relative to the anchor. */
    public Map<String, Double> baselines() {
        return baselines;
    }

    /** The scene that the baselines are relative to: the earliest with state vectors. */
    public Optional<String> anchor() {
        return Optional.ofNullable(anchor);
    }

    /** Scenes that are in no pair, and why: those that could not take part, and those that found no partner. */
    public List<LeftOut> leftOut() {
        return health.leftOut();
    }

    /** What the user must know, the gravest first: above all that the network is in pieces. */
    public List<String> warnings() {
        return warnings;
    }

    /** How well the network holds together. */
    public NetworkHealth health() {
        return health;
    }

    /** True if every scene can be reached from every other one along pairs. */
    public boolean isConnected() {
        return health.isConnected();
    }

    /**
     * The variance that the noise of the pairs would leave in the displacement history: the mean over all scenes but the
     * first, against the first, mm² along the line of sight; 1/σ² weights.
     *
     * @param coherence the expected coherence of each pair
     * @param looks looks that a pixel is the mean of, such as 80 for 20×4
     * @return empty if the network is in pieces, or has fewer than two scenes
     */
    public OptionalDouble meanVarianceMm2(PairCoherence coherence, double looks) {
        return HealthCheck.meanVarianceMm2(scenes, baselines, pairs, coherence, looks);
    }

    /**
     * For callers that cannot go on with a network in pieces.
     *
     * @return this network
     * @throws BadOptionException if the network is in pieces, saying where the gaps are
     */
    public PairNetwork requireConnected() {
        health.warning().ifPresent(problem -> {
            throw new BadOptionException("pair selection", problem);
        });
        return this;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof PairNetwork other
                && other.scenes.equals(scenes)
                && other.pairs.equals(pairs)
                && other.baselines.equals(baselines)
                && other.warnings.equals(warnings)
                && other.leftOut().equals(leftOut());
    }

    @Override
    public int hashCode() {
        return 31 * scenes.hashCode() + pairs.hashCode();
    }

    /** Warnings first, then what there is. */
    @Override
    public String toString() {
        String text = scenes.size() + " scenes, " + pairs.size() + " pairs";
        return warnings.isEmpty() ? text : text + ", WARNING: " + String.join("; ", warnings);
    }
}
