package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import java.lang.reflect.Array;
import java.util.Objects;

/**
 * Pixels of one band over some window, row by row from the north-west corner. Wraps the array it is given without a
 * copy: do not change the array until the call that takes the samples has returned.
 */
public final class Samples {

    private final Object array;
    private final int length;
    // where the rows of a part of an image begin, and how far they are apart; 0 where row follows row
    private final int first;
    private final int rowLength;

    private Samples(Object array) {
        this(array, Array.getLength(array), 0, 0);
    }

    private Samples(Object array, int length, int first, int rowLength) {
        this.array = array;
        this.length = length;
        this.first = first;
        this.rowLength = rowLength;
    }

    /** Samples of type {@link SampleType#UINT8} where {@code (byte) 255} is 255, or of {@link SampleType#INT8}. */
    public static Samples of(byte[] values) {
        return new Samples(values);
    }

    /** Samples of type {@link SampleType#INT16}, or of {@link SampleType#UINT16} where {@code (short) 65535} is 65535. */
    public static Samples of(short[] values) {
        return new Samples(values);
    }

    /** Samples of type {@link SampleType#INT32}, or of {@link SampleType#UINT32} with the same 32 bits. */
    public static Samples of(int[] values) {
        return new Samples(values);
    }

    /** Samples of type {@link SampleType#FLOAT32}; every bit pattern of NaN is kept. */
    public static Samples of(float[] values) {
        return new Samples(values);
    }

    /**
     * Samples of type {@link SampleType#FLOAT32} that are a part of an image, whose rows are {@code rowLength} long.
     *
     * @param first where the part's first pixel stands
     * @throws IndexOutOfBoundsException if the part sticks out
     */
    public static Samples within(float[] image, int rowLength, int first, int width, int height) {
        Objects.checkFromIndexSize(0, width, rowLength);
        Objects.checkFromIndexSize(first, Math.multiplyExact(height - 1, rowLength) + width, image.length);
        return new Samples(image, Math.multiplyExact(width, height), first, rowLength);
    }

    /** Samples of type {@link SampleType#FLOAT64}; every bit pattern of NaN is kept. */
    public static Samples of(double[] values) {
        return new Samples(values);
    }

    /** Zeros for {@code length} pixels. */
    static Samples allocate(SampleType type, int length) {
        return switch (type) {
            case UINT8, INT8 -> of(new byte[length]);
            case INT16, UINT16 -> of(new short[length]);
            case INT32, UINT32 -> of(new int[length]);
            case FLOAT32 -> of(new float[length]);
            case FLOAT64 -> of(new double[length]);
        };
    }

    /** Number of pixels. */
    public int length() {
        return length;
    }

    /** Where a row of the array begins; {@code width} is the window's. */
    int rowStart(int row, int width) {
        return first + row * (rowLength == 0 ? width : rowLength);
    }

    /** The array that was wrapped, for the reader to fill. */
    Object array() {
        return array;
    }

    /** Throws unless these are so many samples held as the type asks. */
    void check(SampleType type, long expectedLength, String where) {
        if (!allocate(type, 0).array.getClass().equals(array.getClass())) {
            throw new BadOptionException(
                    "samples",
                    array.getClass().getSimpleName() + " given for " + where + ", but " + type + " is held in "
                            + allocate(type, 0).array.getClass().getSimpleName());
        }
        if (length() != expectedLength) {
            throw new BadOptionException(
                    "samples", length() + " given for " + where + ", which has " + expectedLength + " pixels");
        }
    }

    /** Puts the bits of {@code count} samples from an index of the array on, as stored in the file, into the low end of each element. */
    void copyBits(int from, long[] bits, int count) {
        if (array instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                bits[i] = Float.floatToRawIntBits(floats[from + i]);
            }
        } else if (array instanceof double[] doubles) {
            for (int i = 0; i < count; i++) {
                bits[i] = Double.doubleToRawLongBits(doubles[from + i]);
            }
        } else if (array instanceof byte[] bytes) {
            for (int i = 0; i < count; i++) {
                bits[i] = bytes[from + i];
            }
        } else if (array instanceof short[] shorts) {
            for (int i = 0; i < count; i++) {
                bits[i] = shorts[from + i];
            }
        } else {
            int[] ints = (int[]) array;
            for (int i = 0; i < count; i++) {
                bits[i] = ints[from + i];
            }
        }
    }

    /** Stores the low bits as sample {@code i}: the reverse of {@link #copyBits}. */
    void setBits(int i, long bits) {
        if (array instanceof float[] floats) {
            floats[i] = Float.intBitsToFloat((int) bits);
        } else if (array instanceof double[] doubles) {
            doubles[i] = Double.longBitsToDouble(bits);
        } else if (array instanceof byte[] bytes) {
            bytes[i] = (byte) bits;
        } else if (array instanceof short[] shorts) {
            shorts[i] = (short) bits;
        } else {
            ((int[]) array)[i] = (int) bits;
        }
    }

    /** Sample {@code i} as a number of the given type. */
    double value(SampleType type, int i) {
        return switch (type) {
            case UINT8 -> Byte.toUnsignedInt(((byte[]) array)[i]);
            case INT8 -> ((byte[]) array)[i];
            case INT16 -> ((short[]) array)[i];
            case UINT16 -> Short.toUnsignedInt(((short[]) array)[i]);
            case INT32 -> ((int[]) array)[i];
            case UINT32 -> Integer.toUnsignedLong(((int[]) array)[i]);
            case FLOAT32 -> ((float[]) array)[i];
            case FLOAT64 -> ((double[]) array)[i];
        };
    }

    /** Sets sample {@code i} to a number that the type can hold; whole-number types round half up. */
    void setValue(SampleType type, int i, double value) {
        switch (type) {
            case FLOAT32 -> ((float[]) array)[i] = (float) value;
            case FLOAT64 -> ((double[]) array)[i] = value;
            default -> setBits(i, (long) Math.floor(value + 0.5));
        }
    }

    /** Copies a block of rows out of these samples, whose rows have {@code imageWidth} pixels. */
    Samples block(SampleType type, int imageWidth, int x, int y, int width, int height) {
        Samples block = allocate(type, Math.multiplyExact(width, height));
        for (int row = 0; row < height; row++) {
            System.arraycopy(array, rowStart(y + row, imageWidth) + x, block.array, row * width, width);
        }
        return block;
    }
}
