package io.insarhub.hyp3.sbas;

/** What came out for some pixels. */
final class TileResult {

    /** Displacement in metres, date by date: value {@code k · pixels + p}. */
    final double[] displacement;
    /** Temporal coherence. */
    final double[] temporalCoherence;
    /** Number of interferograms used. */
    final int[] count;

    TileResult(int dates, int pixels) {
        displacement = new double[dates * pixels];
        temporalCoherence = new double[pixels];
        count = new int[pixels];
    }
}
