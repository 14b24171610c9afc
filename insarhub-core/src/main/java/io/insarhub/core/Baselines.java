package io.insarhub.core;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.core.baseline.OrbitArc;
import io.insarhub.core.baseline.PerpendicularBaseline;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Baselines between scenes, computed here from what their records tell; nobody is asked over the network. */
public final class Baselines {

    /** A baseline beyond this is no baseline but a broken record: another place, or another orbit. */
    public static final double LARGEST_METERS = 100_000;

    private static final double SECONDS_PER_DAY = 86_400;

    private Baselines() {}

    /**
     * Perpendicular baseline of the secondary relative to the reference, from their state vectors; at ASF's page it is
     * rounded to whole metres.
     *
     * @return metres, signed; empty if a record lacks state vectors, the ascending node's time or (the reference) its
     *     place on the ground, and if the result is beyond {@link #LARGEST_METERS}
     */
    public static OptionalDouble perpendicularMeters(Scene reference, Scene secondary) {
        double meters = unchecked(reference, secondary);
        return Math.abs(meters) <= LARGEST_METERS ? OptionalDouble.of(meters) : OptionalDouble.empty();
    }

    /**
     * Days from the reference's start to the secondary's, negative if that is earlier; from the full time stamps.
     *
     * @return days, with their fraction; empty if a start is unknown
     */
    public static OptionalDouble temporalDays(Scene reference, Scene secondary) {
        if (reference.start() == null || secondary.start() == null) {
            return OptionalDouble.empty();
        }
        Duration between = Duration.between(reference.start(), secondary.start());
        return OptionalDouble.of((between.getSeconds() + between.getNano() * 1e-9) / SECONDS_PER_DAY);
    }

    /** The same without a limit; NaN if it cannot be computed. */
    static double unchecked(Scene reference, Scene secondary) {
        OrbitArc from = arc(reference);
        OrbitArc to = arc(secondary);
        LonLat center = center(reference);
        return from == null || to == null || center == null
                ? Double.NaN
                : PerpendicularBaseline.meters(from, center.latitude(), center.longitude(), to);
    }

    /** True if the record tells the orbit. */
    static boolean hasOrbit(Scene scene) {
        return scene.stateVectors() != null && scene.ascendingNodeTime() != null;
    }

    /** True if other scenes' baselines can be measured from this one. */
    static boolean canBeReference(Scene scene) {
        return hasOrbit(scene) && center(scene) != null;
    }

    private static @Nullable OrbitArc arc(Scene scene) {
        return scene.stateVectors() == null || scene.ascendingNodeTime() == null
                ? null
                : OrbitArc.of(scene.stateVectors(), scene.ascendingNodeTime());
    }

    /** The centre; where the record has none, the middle of the first ring of the footprint, some kilometres off. */
    private static @Nullable LonLat center(Scene scene) {
        if (scene.center() != null || scene.footprint().isEmpty()) {
            return scene.center();
        }
        List<LonLat> ring = scene.footprint().get(0);
        List<LonLat> corners = ring.size() > 1 ? ring.subList(0, ring.size() - 1) : ring;
        if (corners.isEmpty()) {
            return null;
        }
        double first = corners.get(0).longitude();
        double longitude = corners.stream()
                .mapToDouble(corner -> first + Math.IEEEremainder(corner.longitude() - first, 360))
                .average()
                .orElseThrow();
        double latitude =
                corners.stream().mapToDouble(LonLat::latitude).average().orElseThrow();
        return new LonLat(Math.IEEEremainder(longitude, 360), latitude);
    }
}
