package io.insarhub.core;

import io.insarhub.api.CancelledException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.aoi.Aoi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coherence expected of each stack's pairs, from the first source on the class path that knows it; where none does, of
 * a typical decay, with a warning.
 */
final class StackCoherence implements PairCoherence {

    private static final Logger LOG = LoggerFactory.getLogger(StackCoherence.class);

    private final Map<String, PairCoherence> byScene = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private StackCoherence() {}

    /**
     * Asks the sources.
     *
     * @param area the area of interest; null for the middle of each stack
     * @param areaText the area as config files have it
     * @param context the folder of the study
     * @throws CancelledException if it was cancelled
     */
    static StackCoherence ask(
            List<PairCoherenceSource> sources,
            Map<StackId, Scenes> stacks,
            @Nullable Aoi area,
            @Nullable String areaText,
            StageContext context) {
        StackCoherence all = new StackCoherence();
        stacks.forEach((id, scenes) -> {
            LonLat place = area == null ? StackWeather.middle(scenes) : area.centroid();
            PairCoherence coherence = place == null
                    ? null
                    : all.first(sources, id, scenes, place, areaText, StackWeather.context(id, stacks.size(), context));
            if (coherence == null) {
                all.warnings.add(
                        id + ": nobody on the class path knows what coherence to expect; pairs were designed for "
                                + ConstantDecay.TYPICAL.toMap() + ", set decay_model or add insarhub-quality");
            }
            PairCoherence known = coherence == null ? ConstantDecay.TYPICAL : coherence;
            scenes.forEach(scene -> all.byScene.put(scene.name(), known));
        });
        return all;
    }

    @Override
    public OptionalDouble coherence(ScenePair pair) {
        return byScene.getOrDefault(pair.reference(), ConstantDecay.TYPICAL).coherence(pair);
    }

    /** What the sources failed at. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private @Nullable PairCoherence first(
            List<PairCoherenceSource> sources,
            StackId id,
            Scenes scenes,
            LonLat place,
            @Nullable String area,
            StageContext context) {
        Set<LocalDate> dates = scenes.stream()
                .map(Scene::date)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        for (PairCoherenceSource source : sources) {
            context.cancellation().throwIfCancelled("expected coherence");
            try {
                return source.predict(place.latitude(), place.longitude(), area, dates, context);
            } catch (CancelledException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                // a source is somebody else's code
                context.cancellation().throwIfCancelled("expected coherence");
                LOG.warn("{}: the source {} of expected coherence failed", id, source.name(), e);
                warnings.add(id + ": the source " + source.name() + " of expected coherence failed: " + e.getMessage());
            }
        }
        return null;
    }
}
