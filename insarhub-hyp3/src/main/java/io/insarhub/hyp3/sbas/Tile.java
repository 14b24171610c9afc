package io.insarhub.hyp3.sbas;

/**
 * Observations of some pixels, interferogram by interferogram: value {@code m · pixels + p} is that of pixel p in
 * interferogram m.
 */
final class Tile {

    private static final float[] NONE = {};

    /** Number of pixels. */
    final int pixels;
    /** Coherence; empty where there is none. */
    final float[] coherence;
    /** Connected component of the unwrapping; empty where there is none. */
    final float[] component;

    private final float[] phase;
    private final double[] exactPhase;

    private Tile(int pixels, float[] phase, double[] exactPhase, float[] coherence, float[] component) {
        this.pixels = pixels;
        this.phase = phase;
        this.exactPhase = exactPhase;
        this.coherence = coherence;
        this.component = component;
    }

    /** With phases as files have them; differences are taken in 32 bits, as MintPy does. */
    static Tile ofFloats(int pixels, float[] phase, float[] coherence, float[] component) {
        return new Tile(pixels, phase, new double[0], coherence, component);
    }

    /** With phases in double precision. */
    static Tile ofDoubles(int pixels, double[] phase, float[] coherence) {
        return new Tile(pixels, NONE, phase, coherence, NONE);
    }

    /** Phase of one interferogram at one pixel. */
    double phase(int pair, int pixel) {
        int at = pair * pixels + pixel;
        return exactPhase.length > 0 ? exactPhase[at] : phase[at];
    }

    /**
     * Phases of one interferogram less that of the reference. No data, and what equals the reference exactly, is NaN.
     *
     * @param from the first of the pixels
     * @param to takes the phases
     */
    void referenced(int pair, double reference, int from, int count, double[] to) {
        int at = pair * pixels + from;
        if (exactPhase.length > 0) {
            for (int i = 0; i < count; i++) {
                double value = exactPhase[at + i];
                double difference = value - reference;
                to[i] = value == 0 || difference == 0 ? Double.NaN : difference;
            }
        } else {
            float subtracted = (float) reference;
            for (int i = 0; i < count; i++) {
                float value = phase[at + i];
                float difference = value - subtracted;
                to[i] = value == 0 || difference == 0 ? Double.NaN : difference;
            }
        }
    }
}
