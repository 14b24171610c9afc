package io.insarhub.hyp3.sbas;

/**
 * Phase variance of distributed scatterers by coherence and number of looks, as the table that MintPy uses.
 *
 * <p>The density is that of the multilook interferometric phase (Tough et al. 1995; Hanssen 2001, eq. 4.2.23); its second
 * moment is summed over 200 points from −π to π, both ends included, with a step of 2π/200. That is not quite an integral,
 * and coarse above a coherence of 0.98; it is copied because results are to be the same.
 */
final class PhaseVariance {

    static final int ENTRIES = 200;

    private static final int POINTS = 200;
    private static final int MOST_LOOKS = 80;
    private static final double FIRST = 0.0025;
    private static final double STEP = 0.005;
    private static final double LAST = 0.9975;

    private PhaseVariance() {}

    /** Variance in rad² of each entry of the table; complexity O(200² L). */
    static double[] table(int looks) {
        double[] table = new double[ENTRIES];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ENTRIES; k++) {
            table[k] = variance(FIRST + STEP * k, Math.min(looks, MOST_LOOKS));
            if (table[k] > 0) {
                least = Math.min(least, table[k]);
            }
        }
        for (int k = 0; k < ENTRIES; k++) {
            table[k] = table[k] > 0 ? table[k] : least;
        }
        return table;
    }

    /** The entry for a coherence; there is no interpolation. */
    static int index(double coherence) {
        double clipped = Math.min(Math.max(coherence, FIRST), LAST);
        return (int) ((clipped - FIRST) / STEP);
    }

    private static double variance(double coherence, int looks) {
        double sum = 0;
        for (int n = 0; n < POINTS; n++) {
            double phase = -Math.PI + 2 * Math.PI * n / (POINTS - 1);
            sum += phase * phase * density(phase, coherence, looks);
        }
        return sum * 2 * Math.PI / POINTS;
    }

    private static double density(double phase, double coherence, int looks) {
        double beta = coherence * Math.cos(phase);
        double rest = 1 - beta * beta;
        double scale = Math.exp(logGammaRatio(looks));
        double main = scale
                * ((2 * looks - 1) * beta * (Math.PI / 2 + Math.asin(beta)) / Math.pow(rest, looks + 0.5)
                        + Math.pow(rest, -looks));
        double tail = 0;
        double ratio = 1;
        for (int r = 0; r <= looks - 2; r++) {
            tail += ratio * (1 + (2 * r + 1) * beta * beta) / Math.pow(rest, r + 2);
            // Γ(L−½)/Γ(L−½−r) · Γ(L−1−r)/Γ(L−1), factor by factor
            ratio *= (looks - 1.5 - r) / (looks - 2.0 - r);
        }
        if (looks > 1) {
            main += tail / (2 * looks - 2);
        }
        return Math.pow(1 - coherence * coherence, looks) / (2 * Math.PI) * main;
    }

    /** ln of Γ(2L−1) / (Γ(L)² 2^(2L−2)), which is the product of (2k − 1)/(2k) for k = 1 … L − 1. */
    private static double logGammaRatio(int looks) {
        double log = 0;
        for (int k = 1; k < looks; k++) {
            log += Math.log((2.0 * k - 1) / (2.0 * k));
        }
        return log;
    }
}
