package io.insarhub.quality.coherence;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The decay model of every pixel of an area in one season, in flat arrays, row by row from the north-west. A pixel
 * without a model is NaN in all three.
 */
public final class DecayPlanes {

    /** Below this a piece is not worth another thread: a tenth of a millisecond. */
    private static final int PIXELS_PER_PIECE = 1024;

    private final int width;
    private final int height;
    private final float[] gammaInfinity;
    private final float[] gamma0;
    private final float[] tauDays;

    /**
     * Planes as they are; a pixel whose numbers are none of a decay model is left out. The arrays belong to the planes
     * from now on.
     */
    public DecayPlanes(int width, int height, float[] gammaInfinity, float[] gamma0, float[] tauDays) {
        int pixels = Math.multiplyExact(width, height);
        if (gammaInfinity.length != pixels || gamma0.length != pixels || tauDays.length != pixels) {
            throw new IllegalArgumentException("planes of another size than " + width + " × " + height);
        }
        this.width = width;
        this.height = height;
        this.gammaInfinity = gammaInfinity;
        this.gamma0 = gamma0;
        this.tauDays = tauDays;
        for (int i = 0; i < pixels; i++) {
            if (!isModel(gammaInfinity[i], gamma0[i], tauDays[i])) {
                gammaInfinity[i] = gamma0[i] = tauDays[i] = Float.NaN;
            }
        }
    }

    /**
     * Fits every pixel, on all cores.
     *
     * @param days the spans of time of the levels
     * @param levels for each span a level for each pixel, 0–1; 0, NaN and values above 1 mean that there is none
     */
    public static DecayPlanes fit(int width, int height, double[] days, double[][] levels) {
        int pixels = Math.multiplyExact(width, height);
        float[] gammaInfinity = new float[pixels];
        float[] gamma0 = new float[pixels];
        float[] tau = new float[pixels];
        IntStream.range(0, (pixels + PIXELS_PER_PIECE - 1) / PIXELS_PER_PIECE)
                .parallel()
                .forEach(piece -> {
                    LevelFit fit = new LevelFit(days);
                    double[] pixel = new double[days.length];
                    int end = Math.min(pixels, (piece + 1) * PIXELS_PER_PIECE);
                    for (int i = piece * PIXELS_PER_PIECE; i < end; i++) {
                        for (int level = 0; level < pixel.length; level++) {
                            pixel[level] = levels[level][i];
                        }
                        boolean fitted = fit.fit(pixel);
                        gammaInfinity[i] = fitted ? (float) fit.gammaInfinity() : Float.NaN;
                        gamma0[i] = fitted ? (float) fit.gamma0() : Float.NaN;
                        tau[i] = fitted ? (float) Math.min(fit.tauDays(), Float.MAX_VALUE) : Float.NaN;
                    }
                });
        return new DecayPlanes(width, height, gammaInfinity, gamma0, tau);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Number of pixels. */
    public int size() {
        return tauDays.length;
    }

    /** True if the pixel has a model. */
    public boolean isValid(int pixel) {
        return !Float.isNaN(tauDays[pixel]);
    }

    /** How many pixels have a model. */
    public int validPixels() {
        return (int) IntStream.range(0, size()).filter(this::isValid).count();
    }

    /** γ∞ of a pixel. */
    public float gammaInfinity(int pixel) {
        return gammaInfinity[pixel];
    }

    /** γ0 of a pixel. */
    public float gamma0(int pixel) {
        return gamma0[pixel];
    }

    /** τ of a pixel, days. */
    public float tauDays(int pixel) {
        return tauDays[pixel];
    }

    /** One of the three as a band of a raster: 0 γ∞, 1 γ0, 2 τ; pixels without a model are {@code nodata}. */
    public float[] band(int band, float nodata) {
        float[] values = Arrays.copyOf(band == 0 ? gammaInfinity : band == 1 ? gamma0 : tauDays, size());
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? nodata : values[i];
        }
        return values;
    }

    private static boolean isModel(float gammaInfinity, float gamma0, float tau) {
        return gammaInfinity >= 0
                && gammaInfinity <= 1
                && gamma0 >= 0
                && gamma0 <= 1
                && tau > 0
                && tau < Float.POSITIVE_INFINITY;
    }
}
