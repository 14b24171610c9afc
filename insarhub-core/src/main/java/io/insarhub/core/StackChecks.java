package io.insarhub.core;

import io.insarhub.api.Scene;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for what is odd in a stack but no reason to leave a scene out. */
final class StackChecks {

    /** A scene is 27 s long; the same frame starts within a quarter of a second from pass to pass, rarely three. */
    private static final double SLIP_SECONDS = 5;

    private static final int NAMES_SHOWN = 5;
    private static final int LOST_SHOWN = 1000;

    private StackChecks() {}

    static void warn(List<Scene> scenes, List<String> warnings) {
        Integer frame = framesOfStack(scenes, warnings);
        slips(
                scenes.stream()
                        .filter(scene -> Objects.equals(scene.frame(), frame))
                        .toList(),
                warnings);
        datesTwice(scenes, warnings);
    }

    /** Names, the first few in full. */
    static String named(List<String> names) {
        return named(names, NAMES_SHOWN);
    }

    /** Names of what is lost where nothing else names it: all of them, unless a list went wrong altogether. */
    static String lost(List<String> names) {
        return named(names, LOST_SHOWN);
    }

    private static String named(List<String> names, int most) {
        String shown = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() <= most ? shown : shown + " and " + (names.size() - most) + " more";
    }

    /** The key with the highest count; of several the least. */
    static int mostFrequent(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow()
                .getKey();
    }

    private static @Nullable Integer framesOfStack(List<Scene> scenes, List<String> warnings) {
        Map<Integer, Long> counts = scenes.stream()
                .map(Scene::frame)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(frame -> frame, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return null;
        }
        int most = mostFrequent(counts);
        if (counts.size() > 1) {
            List<String> others = scenes.stream()
                    .filter(scene -> scene.frame() != null && scene.frame() != most)
                    .map(scene -> scene.name() + " (frame " + scene.frame() + ")")
                    .toList();
            warnings.add("Scenes of other frames than " + most + " are in the stack, and may overlap the rest only in"
                    + " part: " + named(others) + ". Select stack by stack (selectAll) to keep frames apart");
        }
        return most;
    }

    /** Scenes that were cut elsewhere along the track, though their frame has the same number. */
    private static void slips(List<Scene> scenes, List<String> warnings) {
        List<Scene> timed = scenes.stream()
                .filter(scene -> scene.start() != null && scene.ascendingNodeTime() != null)
                .toList();
        if (timed.size() < 3) {
            return;
        }
        double usual = timed.stream()
                .map(StackChecks::secondsSinceNode)
                .sorted()
                .skip(timed.size() / 2)
                .findFirst()
                .orElseThrow();
        List<String> slipped = new ArrayList<>();
        for (Scene scene : timed) {
            double slip = secondsSinceNode(scene) - usual;
            if (Math.abs(slip) > SLIP_SECONDS) {
                slipped.add(String.format(Locale.ROOT, "%s (%+.1f s)", scene.name(), slip));
            }
        }
        if (!slipped.isEmpty()) {
            warnings.add("Scenes start elsewhere along the track than the rest (one second is 7 km), and overlap them"
                    + " only in part: " + named(slipped));
        }
    }

    private static double secondsSinceNode(Scene scene) {
        return scene.start() == null || scene.ascendingNodeTime() == null
                ? Double.NaN
                : Duration.between(scene.ascendingNodeTime(), scene.start()).toMillis() / 1000.0;
    }

    private static void datesTwice(List<Scene> scenes, List<String> warnings) {
        Map<LocalDate, List<String>> byDate = new TreeMap<>();
        for (Scene scene : scenes) {
            LocalDate date = scene.date();
            if (date != null) {
                byDate.computeIfAbsent(date, key -> new ArrayList<>()).add(scene.name());
            }
        }
        List<String> twice = new ArrayList<>();
        byDate.forEach((date, names) -> {
            if (names.size() > 1) {
                twice.add(date + " (" + String.join(" and ", names) + ")");
            }
        });
        if (!twice.isEmpty()) {
            warnings.add("More than one scene on a date, each selected as a scene of its own: " + named(twice)
                    + ". A time series has one entry a date: remove all but one of them");
        }
    }
}
