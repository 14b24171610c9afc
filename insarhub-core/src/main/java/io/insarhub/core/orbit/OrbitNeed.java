package io.insarhub.core.orbit;

import io.insarhub.api.Scene;
import io.insarhub.api.SceneName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a scene needs of an orbit file: its platform, and a validity that covers it with a margin.
 *
 * <p>The margin is at best an orbit and a minute before the scene, so that the crossing of the ascending node before it is
 * covered, from which bursts are numbered, and a minute after it, for interpolation between state vectors ten seconds apart.
 * Restituted files, two orbits long, often have no whole orbit to spare; then a minute on each side is enough. Of several
 * files of one kind, the wide margin comes before the narrow one, and then the newest.
 *
 * @param scene the scene's name
 * @param platform {@code S1A} to {@code S1D}
 * @param start start of the acquisition, UTC
 * @param stop end of the acquisition, UTC
 */
public record OrbitNeed(String scene, String platform, Instant start, Instant stop) {

    /** Margin at an end that only interpolation needs. */
    static final Duration NARROW = Duration.ofMinutes(1);

    /** Margin before the scene that covers its ascending node: 12 days are 175 orbits. */
    static final Duration WIDE = Duration.ofDays(12).dividedBy(175).plus(NARROW);

    /** What a scene needs; empty if neither its record nor its name tells platform and times. */
    public static Optional<OrbitNeed> of(Scene scene) {
        SceneName name = SceneName.parse(scene.name());
        Instant start = scene.start() == null ? name.start() : scene.start();
        Instant stop = scene.stop() == null ? name.stop() : scene.stop();
        String platform = name.mission();
        return start == null || stop == null || platform == null
                ? Optional.empty()
                : Optional.of(new OrbitNeed(scene.name(), platform, start, stop));
    }

    /** The best of some files, of whatever kind. */
    public Optional<OrbitFile> best(Collection<OrbitFile> files) {
        return files.stream()
                .filter(this::isMetBy)
                .min(Comparator.comparing(OrbitFile::kind)
                        .thenComparing(file -> !file.covers(start, stop, WIDE, NARROW))
                        .thenComparing(OrbitFile::created, Comparator.reverseOrder()));
    }

    /** True if a file covers the scene at least narrowly. */
    public boolean isMetBy(OrbitFile file) {
        return file.platform().equals(platform) && file.covers(start, stop, NARROW, NARROW);
    }
}
