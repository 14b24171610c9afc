package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;

/** How tiles are packed: not at all, or with DEFLATE, which keeps every bit. */
public final class Compression {

    private static final Compression NONE = new Compression(0);

    private final int level;

    private Compression(int level) {
        this.level = level;
    }

    /** Tiles as they are: fast, large. */
    public static Compression none() {
        return NONE;
    }

    /**
     * DEFLATE, preceded by the predictor that suits the sample type: differences of neighbours for whole numbers, TIFF's
     * floating-point predictor for the rest.
     *
     * @param level 1 (fast) to 9 (small); 6 is the usual middle. In measurements with noise 1 looks for no repetition, and 6
     *     not as far as it could: where a stretch of the tile loses less than a thirty-second, and a 128th, by that
     * @throws BadOptionException if the level is none of these
     */
    public static Compression deflate(int level) {
        if (level < 1 || level > 9) {
            throw new BadOptionException("compression", "level " + level + " is not within 1 (fast) to 9 (small)");
        }
        return new Compression(level);
    }

    /** {@code none} or, for example, {@code deflate 6}. */
    @Override
    public String toString() {
        return isNone() ? "none" : "deflate " + level;
    }

    boolean isNone() {
        return level == 0;
    }

    int level() {
        return level;
    }

    /** Value of TIFF tag 259; 8 is DEFLATE as Adobe registered it, not the older private 32946. */
    int tiffCode() {
        return isNone() ? 1 : 8;
    }

    /** Value of TIFF tag 317: 1 none, 2 horizontal differences, 3 floating point. */
    int predictor(SampleType type) {
        if (isNone()) {
            return 1;
        }
        return type.isFloatingPoint() ? 3 : 2;
    }
}
