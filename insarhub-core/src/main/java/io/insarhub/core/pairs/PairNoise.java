package io.insarhub.core.pairs;

/**
 * Noise of an interferogram's phase as displacement: σ² = (λ/4π)² · (1 − γ²) / (2 N γ²), for coherence γ and N looks
 * (Rodriguez and Martin 1992, in the limit of many looks).
 */
public final class PairNoise {

    /** Wavelength of Sentinel-1, mm. */
    public static final double WAVELENGTH_MM = 55.466;

    /** Beyond these the formula tells of certainty or of chaos, and a prediction is never that sure. */
    private static final double LEAST_COHERENCE = 0.01;

    private static final double MOST_COHERENCE = 0.999;

    private PairNoise() {}

    /** Variance, mm², along the line of sight. */
    public static double varianceMm2(double coherence, double looks) {
        double gamma = Math.max(LEAST_COHERENCE, Math.min(MOST_COHERENCE, coherence));
        double scale = WAVELENGTH_MM / (4 * Math.PI);
        return scale * scale * (1 - gamma * gamma) / (2 * looks * gamma * gamma);
    }

    /** Weight of the pair in a least-squares inversion: 1/σ², 1/mm². */
    public static double weight(double coherence, double looks) {
        return 1 / varianceMm2(coherence, looks);
    }
}
