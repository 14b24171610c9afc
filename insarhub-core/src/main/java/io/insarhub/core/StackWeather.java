package io.insarhub.core;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.aoi.Aoi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Weather of each stack's dates at one place, from the sources on the class path: the first that knows a value tells it.
 * A source that fails is a warning; what nobody knows stays unknown.
 */
final class StackWeather implements SceneWeather {

    private static final Logger LOG = LoggerFactory.getLogger(StackWeather.class);

    private static final String SNOW = "snow_cover_frac";
    private static final String WARMEST = "temp_max";
    private static final String THREE_DAYS = "precip_3day";
    private static final String ONE_DAY = "precip";
    private static final Set<String> WANTED = Set.of(SNOW, WARMEST, THREE_DAYS, ONE_DAY);

    private final Map<StackId, Map<LocalDate, DayWeather>> byStack = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private StackWeather() {}

    /**
     * Asks the sources.
     *
     * @param area where to ask; null for the middle of each stack
     * @param context the folder of the study
     * @throws CancelledException if it was cancelled
     */
    static StackWeather ask(
            List<FeatureSource> sources, Map<StackId, Scenes> stacks, @Nullable Aoi area, StageContext context) {
        StackWeather weather = new StackWeather();
        stacks.forEach((id, scenes) -> {
            LonLat place = area == null ? middle(scenes) : area.centroid();
            if (place != null) {
                weather.byStack.put(id, weather.fetch(sources, id, scenes, place, context(id, stacks.size(), context)));
            }
        });
        return weather;
    }

    /** That of a stack's own folder: a single stack lies in the study's. */
    static StageContext context(StackId id, int stacks, StageContext study) {
        return stacks == 1
                ? study
                : new StageContext(study.workdir().resolve(id.toString()), study.listener(), study.cancellation());
    }

    @Override
    public @Nullable DayWeather on(Scene scene) {
        LocalDate date = scene.date();
        Map<LocalDate, DayWeather> days =
                scene.stackId().map(id -> byStack.getOrDefault(id, Map.of())).orElse(Map.of());
        return date == null ? null : days.get(date);
    }

    /** What the sources failed at. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Map<LocalDate, DayWeather> fetch(
            List<FeatureSource> sources, StackId id, Scenes scenes, LonLat place, StageContext context) {
        Set<LocalDate> dates = scenes.stream()
                .map(Scene::date)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<LocalDate, Map<String, Double>> known = new HashMap<>();
        for (FeatureSource source : sources) {
            Set<String> told = new TreeSet<>(source.features());
            told.retainAll(WANTED);
            Set<LocalDate> open = dates.stream()
                    .filter(date -> !known.getOrDefault(date, Map.of()).keySet().containsAll(told))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!told.isEmpty() && !open.isEmpty()) {
                answer(source, id, place, open, context)
                        .forEach((date, values) -> values.forEach((feature, value) -> {
                            if (value != null && Double.isFinite(value)) {
                                known.computeIfAbsent(date, day -> new HashMap<>())
                                        .putIfAbsent(feature, value);
                            }
                        }));
            }
        }
        Map<LocalDate, DayWeather> days = new HashMap<>();
        known.forEach((date, values) -> days.put(
                date,
                new DayWeather(values.get(SNOW), values.get(WARMEST), values.get(THREE_DAYS), values.get(ONE_DAY))));
        return days;
    }

    private Map<LocalDate, Map<String, Double>> answer(
            FeatureSource source, StackId id, LonLat place, Set<LocalDate> dates, StageContext context) {
        Cancellation cancellation = context.cancellation();
        cancellation.throwIfCancelled("weather");
        try {
            return source.fetch(place.latitude(), place.longitude(), dates, context);
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // a source is somebody else's code, and weather is a help, not a need
            cancellation.throwIfCancelled("weather");
            LOG.warn("{}: the weather source {} failed", id, source.name(), e);
            warnings.add(id + ": the weather source " + source.name() + " failed, its values are unknown: "
                    + e.getMessage());
            return Map.of();
        }
    }

    /** The mean of the scenes' middles on the sphere, so that the date line does no harm; null where none is known. */
    static @Nullable LonLat middle(Scenes scenes) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (Scene scene : scenes) {
            LonLat center = scene.center();
            if (center != null) {
                double longitude = Math.toRadians(center.longitude());
                double latitude = Math.toRadians(center.latitude());
                x += Math.cos(latitude) * Math.cos(longitude);
                y += Math.cos(latitude) * Math.sin(longitude);
                z += Math.sin(latitude);
            }
        }
        double horizontal = Math.hypot(x, y);
        return horizontal + Math.abs(z) == 0
                ? null
                : new LonLat(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, horizontal)));
    }
}
