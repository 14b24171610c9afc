package io.insarhub.core;

import io.insarhub.api.Scene;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Perpendicular baselines of a stack's scenes from one anchor: the earliest scene with state vectors. Where the records
 * have baselines but no state vectors, these are taken as they came, less that of the
 * anchor; seen from another reference they differ by some metres from what state vectors would give.
 */
final class AnchoredBaselines {

    private static final double SAME_REFERENCE_DAYS = 1.5;

    private final List<Scene> scenes;
    private final @Nullable Scene anchor;

    /** For scenes of one stack in order of time. */
    AnchoredBaselines(List<Scene> scenes) {
        this.scenes = scenes;
        Scene withOrbit = anchorWithOrbit(scenes);
        this.anchor = withOrbit != null
                ? withOrbit
                : scenes.stream()
                        .filter(scene -> scene.publishedBaselineMeters() != null)
                        .findFirst()
                        .orElse(null);
    }

    /** The scene that all others are measured from; empty if no record tells anything. */
    Optional<Scene> anchor() {
        return Optional.ofNullable(anchor);
    }

    /** Metres of each scene, signed; NaN where unknown, and beyond any limit where the record is broken. */
    double[] meters() {
        return scenes.stream().mapToDouble(this::meters).toArray();
    }

    /** True if this scene's baseline is the one that came with its record. */
    boolean isPublished(Scene scene) {
        return anchor != null && !(Baselines.hasOrbit(scene) && Baselines.canBeReference(anchor));
    }

    private double meters(Scene scene) {
        if (anchor == null) {
            return Double.NaN;
        }
        if (scene.name().equals(anchor.name())) {
            return 0;
        }
        return isPublished(scene) ? published(anchor, scene) : Baselines.unchecked(anchor, scene);
    }

    /**
     * The earliest scene with an orbit. A first scene whose own record is broken must not take all others with it: if
     * most scenes are out of reach from it, and not from a later one, the later one is the anchor.
     */
    private static @Nullable Scene anchorWithOrbit(List<Scene> scenes) {
        List<Scene> withOrbit = scenes.stream().filter(Baselines::hasOrbit).toList();
        List<Scene> candidates =
                withOrbit.stream().filter(Baselines::canBeReference).toList();
        return candidates.stream()
                .filter(candidate -> 2 * inReach(candidate, withOrbit) > withOrbit.size())
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(0));
    }

    private static long inReach(Scene candidate, List<Scene> scenes) {
        return scenes.stream()
                .filter(scene -> Baselines.perpendicularMeters(candidate, scene).isPresent())
                .count();
    }

    /** The difference of two published baselines, if they are of one reference; NaN if not. */
    private static double published(Scene anchor, Scene scene) {
        Double from = anchor.publishedBaselineMeters();
        Double to = scene.publishedBaselineMeters();
        return from == null || to == null || !haveSameReference(anchor, scene) ? Double.NaN : to - from;
    }

    private static boolean haveSameReference(Scene a, Scene b) {
        Double daysA = a.publishedBaselineDays();
        Double daysB = b.publishedBaselineDays();
        if (daysA == null || daysB == null) {
            return true;
        }
        double between = Baselines.temporalDays(a, b).orElse(Double.NaN);
        return Math.abs(daysB - daysA - between) <= SAME_REFERENCE_DAYS;
    }
}
