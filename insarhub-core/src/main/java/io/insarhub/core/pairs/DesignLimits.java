package io.insarhub.core.pairs;

/**
 * What a designed network may be.
 *
 * @param budget most pairs
 * @param maxDays longest time span, days
 * @param maxMeters longest perpendicular baseline, metres
 * @param bridging what joins pieces that the limits leave apart
 * @param bridgeDays longest time span of a bridge with {@link Bridging#WITHIN}, days
 * @param bridgeMeters longest perpendicular baseline of a bridge with {@link Bridging#WITHIN}, metres
 * @param longShare share of the pairs that are long ones, 0–1
 * @param longDays time span from which a pair is a long one, days
 * @param longMaxDays longest time span of a long pair, days, in place of {@code maxDays}
 * @param determinant whether pairs are chosen by the determinant of the covariance (D-optimal) and not by its trace
 *     (A-optimal)
 */
public record DesignLimits(
        int budget,
        double maxDays,
        double maxMeters,
        Bridging bridging,
        double bridgeDays,
        double bridgeMeters,
        double longShare,
        double longDays,
        double longMaxDays,
        boolean determinant) {

    /** What joins pieces that the limits leave apart. */
    public enum Bridging {
        /** Nothing. */
        NEVER,
        /** The best pairs, whatever their span. */
        BEST,
        /** The best pairs within wider limits. */
        WITHIN
    }

    boolean allow(Epochs epochs, int a, int b) {
        double days = epochs.days(a, b);
        boolean near = days <= maxDays || (longShare > 0 && days >= longDays && days <= longMaxDays);
        return near && epochs.meters(a, b) <= maxMeters;
    }

    boolean allowBridge(Epochs epochs, int a, int b) {
        return switch (bridging) {
            case NEVER -> false;
            case BEST -> true;
            case WITHIN -> epochs.days(a, b) <= bridgeDays && epochs.meters(a, b) <= bridgeMeters;
        };
    }

    boolean isLong(WeightedPair pair) {
        return pair.days() >= longDays;
    }
}
