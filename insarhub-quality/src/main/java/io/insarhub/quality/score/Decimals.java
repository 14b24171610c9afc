package io.insarhub.quality.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to decimals as Python's {@code round} does: of the exact binary value, ties to even. */
public final class Decimals {

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final double LARGEST_SCALED = 1e9;
    /** Scaling is off by less than 2e-7 below {@link #LARGEST_SCALED}: this far from a tie it cannot matter. */
    private static final double NEAR_TIE = 1e-6;

    private Decimals() {}

    /**
     * Rounds to so many decimals, 0 to 6; NaN and infinities stay as they are.
     *
     * <p>A scaled number that is well away from a tie is rounded as it is, which a division by a power of ten brings to
     * the nearest double, the same as the exact arithmetic that is left to the others.
     */
    public static double round(double value, int decimals) {
        double scaled = value * POWERS[decimals];
        double whole = Math.rint(scaled);
        if (Math.abs(scaled) < LARGEST_SCALED && 0.5 - Math.abs(scaled - whole) > NEAR_TIE) {
            return whole / POWERS[decimals];
        }
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : value;
    }
}
