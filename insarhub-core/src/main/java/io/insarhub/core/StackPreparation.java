package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.pairs.Epochs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What comes before any selector: which scenes of a stack take part, and their baselines; all else with its reason. */
final class StackPreparation {

    private final SelectPairsOptions options;
    private final @Nullable SceneWeather weather;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Double> meters = new ArrayList<>();
    private @Nullable Scene anchor;

    private StackPreparation(SelectPairsOptions options, @Nullable SceneWeather weather) {
        this.options = options;
        this.weather = weather;
    }

    static StackPreparation of(Scenes scenes, SelectPairsOptions options, @Nullable SceneWeather weather) {
        StackPreparation preparation = new StackPreparation(options, weather);
        List<Scene> inOrder = preparation.withTime(scenes);
        List<Scene> onPath = preparation.onOnePath(inOrder);
        List<Scene> good = preparation.withoutBadDays(onPath);
        preparation.measure(good);
        StackChecks.warn(preparation.scenes(), preparation.warnings);
        return preparation;
    }

    /** Scenes that take part, in order of time. */
    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    /** Signed baselines by name, metres, with their fraction, in order of time. */
    Map<String, Double> baselines() {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            byName.put(scenes.get(i).name(), meters.get(i));
        }
        return byName;
    }

    Optional<String> anchor() {
        return Optional.ofNullable(anchor).map(Scene::name);
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The same scenes for a selector: baselines to whole metres, half to even as Python rounds, unless asked not to. */
    Epochs epochs() {
        boolean exact = options.keepBaselineFraction();
        return new Epochs(
                scenes.stream().map(Scene::name).toList(),
                scenes.stream()
                        .mapToLong(scene -> scene.start() == null ? 0 : Epochs.micros(scene.start()))
                        .toArray(),
                meters.stream()
                        .mapToDouble(value -> exact ? value : Math.rint(value))
                        .toArray());
    }

    private List<Scene> withTime(Scenes all) {
        List<Scene> inOrder = new ArrayList<>();
        for (Scene scene : all) {
            if (scene.start() == null) {
                leftOut.add(new LeftOut(
                        scene.name(), Cause.NO_TIME, "neither its record nor its name tells when it was taken"));
            } else {
                inOrder.add(scene);
            }
        }
        inOrder.sort(Comparator.comparing(Scene::start, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Scene::name));
        return inOrder;
    }

    private List<Scene> onOnePath(List<Scene> candidates) {
        Map<Integer, Long> counts = candidates.stream()
                .map(Scene::path)
                .filter(path -> path != null)
                .collect(Collectors.groupingBy(path -> path, TreeMap::new, Collectors.counting()));
        if (counts.size() < 2) {
            return candidates;
        }
        int most = StackChecks.mostFrequent(counts);
        List<Scene> onPath = new ArrayList<>();
        for (Scene scene : candidates) {
            if (scene.path() == null || scene.path() == most) {
                onPath.add(scene);
            } else {
                leftOut.add(new LeftOut(
                        scene.name(),
                        Cause.OTHER_PATH,
                        "it is on path " + scene.path() + ", most scenes are on path " + most));
            }
        }
        return onPath;
    }

    private List<Scene> withoutBadDays(List<Scene> candidates) {
        if (!options.avoidLowQualityDays() || candidates.isEmpty()) {
            return candidates;
        }
        List<Scene> good = new ArrayList<>();
        int unknown = 0;
        for (Scene scene : candidates) {
            DayWeather day = weather == null ? null : weather.on(scene);
            String why = day == null ? null : day.badBecause(options.snowThreshold(), options.precipThresholdMm());
            if (why == null) {
                good.add(scene);
            } else {
                leftOut.add(new LeftOut(scene.name(), Cause.BAD_WEATHER, why));
            }
            unknown += day == null || day.isUnknown() ? 1 : 0;
        }
        if (unknown > 0) {
            String who =
                    unknown == candidates.size() ? "all scenes, so no date was dropped" : unknown + " scenes, kept";
            warnings.add("avoid_low_quality_days is on, but the weather is unknown for " + who
                    + "; give the weather to the selection, or switch the option off");
        }
        return good;
    }

    private void measure(List<Scene> candidates) {
        AnchoredBaselines baselines = new AnchoredBaselines(candidates);
        anchor = baselines.anchor().orElse(null);
        List<String> published = new ArrayList<>();
        double[] values = baselines.meters();
        for (int i = 0; i < values.length; i++) {
            Scene scene = candidates.get(i);
            if (Double.isNaN(values[i])) {
                leftOut.add(new LeftOut(scene.name(), Cause.NO_BASELINE, whyUnknown(scene)));
            } else if (Math.abs(values[i]) > Baselines.LARGEST_METERS) {
                leftOut.add(new LeftOut(scene.name(), Cause.BASELINE_OUT_OF_RANGE, whyOutOfRange(values[i])));
            } else {
                scenes.add(scene);
                meters.add(values[i]);
                if (baselines.isPublished(scene)) {
                    published.add(scene.name());
                }
            }
        }
        if (!published.isEmpty()) {
            warnings.add("Without state vectors, so with the perpendicular baseline that the file gives: "
                    + StackChecks.named(published));
        }
    }

    private static String whyUnknown(Scene scene) {
        if (scene.stateVectors() == null) {
            return "its record has no state vectors, so its perpendicular baseline is unknown";
        }
        return scene.ascendingNodeTime() == null
                ? "its record does not tell when the satellite crossed the equator, so its perpendicular baseline is"
                        + " unknown"
                : "its perpendicular baseline cannot be computed from what its record and the anchor's tell";
    }

    private String whyOutOfRange(double value) {
        return String.format(
                Locale.ROOT,
                "its perpendicular baseline would be %.0f km from %s; its state vectors or the time of its ascending node"
                        + " are wrong, or it shows another place",
                value / 1000,
                anchor().orElse("the anchor"));
    }
}
