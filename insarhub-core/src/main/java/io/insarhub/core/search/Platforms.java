package io.insarhub.core.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Short names and groups of satellites, in the catalogue's names. */
final class Platforms {

    private static final List<String> SENTINEL_1 = List.of("SENTINEL-1A", "SENTINEL-1B", "SENTINEL-1C", "SENTINEL-1D");

    private static final Map<String, List<String>> GROUPS = Map.of(
            "S1", SENTINEL_1,
            "SENTINEL-1", SENTINEL_1,
            "S1A", List.of("SENTINEL-1A"),
            "SA", List.of("SENTINEL-1A"),
            "S1B", List.of("SENTINEL-1B"),
            "SB", List.of("SENTINEL-1B"),
            "S1C", List.of("SENTINEL-1C"),
            "S1D", List.of("SENTINEL-1D"));

    /** Whose {@code frame} is ASF's own number, not ESA's. */
    private static final List<String> WITH_ASF_FRAMES = List.of("SENTINEL-1", "ALOS", "NISAR");

    private Platforms() {}

    /** The satellites that a name means; the name itself where it is no short one. */
    static List<String> named(String name) {
        return GROUPS.getOrDefault(name.toUpperCase(Locale.ROOT), List.of(name));
    }

    /** True for a satellite whose scenes are numbered in ASF's frames. */
    static boolean hasAsfFrames(String name) {
        return named(name).stream()
                .map(platform -> platform.toUpperCase(Locale.ROOT))
                .anyMatch(platform -> WITH_ASF_FRAMES.stream().anyMatch(platform::startsWith));
    }
}
