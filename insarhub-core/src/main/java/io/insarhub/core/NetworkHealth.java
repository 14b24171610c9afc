package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a network of pairs holds together.
 *
 * @param sceneCount scenes that took part, in a pair or not
 * @param pairCount pairs
 * @param components the pieces that the network is in, by their first scene; a scene without a pair is a piece
 * @param gaps what lies between each two consecutive pieces
 * @param bridges pairs whose loss would split a piece: no other pair checks them
 * @param cutScenes scenes whose loss would split a piece
 * @param degreeHistogram number of scenes by number of pairs
 * @param leftOut scenes that are in no pair, and why
 * @param triplets closed loops of three pairs, which show errors of unwrapping
 * @param pairsInNoTriplet pairs that are in no such loop
 * @param redundancy pairs beyond those that hold the pieces together: pairs − (scenes − pieces)
 */
public record NetworkHealth(
        int sceneCount,
        int pairCount,
        List<Component> components,
        List<Gap> gaps,
        List<ScenePair> bridges,
        List<String> cutScenes,
        SortedMap<Integer, Integer> degreeHistogram,
        List<LeftOut> leftOut,
        long triplets,
        int pairsInNoTriplet,
        int redundancy) {

    /** What HyP3 charges for a pair at 20×4 looks, credits. */
    public static final int CREDITS_PER_PAIR_20X4 = 10;

    /** What HyP3 charges for a pair at 10×2 looks, credits. */
    public static final int CREDITS_PER_PAIR_10X2 = 15;

    /** Copies all lists. */
    public NetworkHealth {
        components = List.copyOf(components);
        gaps = List.copyOf(gaps);
        bridges = List.copyOf(bridges);
        cutScenes = List.copyOf(cutScenes);
        degreeHistogram = Collections.unmodifiableSortedMap(new TreeMap<>(degreeHistogram));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A piece of the network: scenes that can be reached from each other along pairs.
     *
     * @param scenes names, in order of time
     * @param first date of the first scene, UTC
     * @param last date of the last scene, UTC
     */
    public record Component(List<String> scenes, LocalDate first, LocalDate last) {

        /** Copies the names. */
        public Component {
            scenes = List.copyOf(scenes);
        }
    }

    /**
     * Where two consecutive pieces are nearest to each other in time.
     *
     * @param days between the two scenes, never negative
     * @param baselineMeters perpendicular baseline between the two scenes, never negative
     * @param earlier the earlier of the two scenes
     * @param later the later of the two scenes, in the other piece
     */
    public record Gap(double days, double baselineMeters, String earlier, String later) {}

    /** True if there is one piece, or nothing at all. */
    public boolean isConnected() {
        return components.size() <= 1;
    }

    /** Share of the pairs that are in no triplet, 0–1; 0 where there are no pairs. */
    public double shareInNoTriplet() {
        return pairCount == 0 ? 0 : (double) pairsInNoTriplet / pairCount;
    }

    /** Credits that the network costs at a price a pair, such as {@link #CREDITS_PER_PAIR_20X4}. */
    public long credits(int creditsPerPair) {
        return (long) pairCount * creditsPerPair;
    }

    /** The warning that the network is in pieces, with the gaps and what to do; empty if it is not. */
    public Optional<String> warning() {
        return HealthReport.warning(this);
    }

    /** All of this in plain words, a line a finding; a network in pieces first. */
    public String report() {
        return HealthReport.of(this);
    }

    /** The same as {@link #report}. */
    @Override
    public String toString() {
        return report();
    }

    /** When a scene was taken, as far as record or name tells: start of the day where only the date is known. */
    static Instant time(Scene scene) {
        LocalDate date = scene.date();
        if (scene.start() != null) {
            return scene.start();
        }
        return date == null ? Instant.EPOCH : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
