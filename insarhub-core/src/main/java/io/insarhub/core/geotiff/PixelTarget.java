package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import java.lang.reflect.Array;

/**
 * Pixels that are wanted, and the caller's array that they go to, row by row. Which array holds which type:
 *
 * <ul>
 *   <li>{@code double[]}: every type, exactly;
 *   <li>{@code float[]}: every type; {@code FLOAT64} and whole numbers of 32 bits are rounded;
 *   <li>{@code int[]}: whole numbers, {@code UINT32} with the same 32 bits;
 *   <li>{@code short[]}: whole numbers of 8 and 16 bits, {@code UINT16} with the same 16 bits;
 *   <li>{@code byte[]}: whole numbers of 8 bits, {@code UINT8} with the same 8 bits.
 * </ul>
 */
public final class PixelTarget {

    private final TileWindow window;
    private final Object array;
    private final int offset;
    private final int rowLength;

    private PixelTarget(TileWindow window, Object array, int offset, int rowLength) {
        this.window = window;
        this.array = array;
        this.offset = offset;
        this.rowLength = rowLength;
        long last = offset + (window.height() - 1L) * rowLength + window.width();
        if (window.width() < 1 || window.height() < 1) {
            throw new BadOptionException("window", window.width() + " × " + window.height() + " pixels are none");
        }
        if (offset < 0 || rowLength < window.width() || last > Array.getLength(array)) {
            throw new BadOptionException(
                    "array",
                    "of length " + Array.getLength(array) + " cannot hold " + window.width() + " × " + window.height()
                            + " pixels from index " + offset + " in rows of " + rowLength);
        }
    }

    /** To doubles. */
    public static PixelTarget of(TileWindow window, double[] into) {
        return new PixelTarget(window, into, 0, window.width());
    }

    /** To floats. */
    public static PixelTarget of(TileWindow window, float[] into) {
        return new PixelTarget(window, into, 0, window.width());
    }

    /** To whole numbers. */
    public static PixelTarget of(TileWindow window, int[] into) {
        return new PixelTarget(window, into, 0, window.width());
    }

    /** To whole numbers of at most 16 bits. */
    public static PixelTarget of(TileWindow window, short[] into) {
        return new PixelTarget(window, into, 0, window.width());
    }

    /** To whole numbers of 8 bits. */
    public static PixelTarget of(TileWindow window, byte[] into) {
        return new PixelTarget(window, into, 0, window.width());
    }

    /** To samples as the file's type holds them. */
    static PixelTarget of(TileWindow window, Samples into) {
        return new PixelTarget(window, into.array(), 0, window.width());
    }

    /**
     * A part of a larger picture.
     *
     * @param window what is wanted
     * @param into the picture
     * @param offset index in the array of the window's first pixel
     * @param rowLength columns of the picture
     */
    public static PixelTarget of(TileWindow window, float[] into, int offset, int rowLength) {
        return new PixelTarget(window, into, offset, rowLength);
    }

    /** A part of a larger picture. */
    public static PixelTarget of(TileWindow window, double[] into, int offset, int rowLength) {
        return new PixelTarget(window, into, offset, rowLength);
    }

    /** A part of a larger picture. */
    public static PixelTarget of(TileWindow window, int[] into, int offset, int rowLength) {
        return new PixelTarget(window, into, offset, rowLength);
    }

    /** A part of a larger picture. */
    public static PixelTarget of(TileWindow window, short[] into, int offset, int rowLength) {
        return new PixelTarget(window, into, offset, rowLength);
    }

    /** A part of a larger picture. */
    public static PixelTarget of(TileWindow window, byte[] into, int offset, int rowLength) {
        return new PixelTarget(window, into, offset, rowLength);
    }

    /** What is wanted. */
    public TileWindow window() {
        return window;
    }

    Object array() {
        return array;
    }

    /** Index in the array of a pixel of the image. */
    int index(int x, int y) {
        return offset + (y - window.y()) * rowLength + x - window.x();
    }

    /** Throws unless the window lies in the image and the array can hold its type. */
    void check(BlockLayout layout) {
        TileWindow w = window;
        if (w.band() < 1 || w.band() > layout.bands()) {
            throw new BadOptionException("band", w.band() + " is not within 1–" + layout.bands());
        }
        if (w.x() < 0
                || w.y() < 0
                || (long) w.x() + w.width() > layout.width()
                || (long) w.y() + w.height() > layout.height()) {
            throw new BadOptionException(
                    "window",
                    w + " is not within the image of " + layout.width() + " × " + layout.height() + " pixels");
        }
        SampleType type = layout.sampleType();
        boolean fits = array instanceof float[]
                || array instanceof double[]
                || (!type.isFloatingPoint()
                        && (array instanceof int[]
                                || (array instanceof short[] && type.bytes() <= 2)
                                || (array instanceof byte[] && type.bytes() == 1)));
        if (!fits) {
            throw new BadOptionException(
                    "array", array.getClass().getSimpleName() + " cannot hold samples of type " + type);
        }
    }
}
