package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Moves rows of samples from unpacked bytes to the caller's arrays, converting where types differ. */
final class PixelCopy {

    private PixelCopy() {}

    /**
     * Copies one row.
     *
     * @param in the bytes in their order; index 0 is a sample's first byte
     * @param first index of the first sample
     * @param stride samples from one to the next
     */
    static void copy(ByteBuffer in, SampleType type, int first, int stride, Object out, int at, int count) {
        if (out instanceof float[] floats) {
            toFloats(in, type, first, stride, floats, at, count);
        } else if (out instanceof double[] doubles) {
            toDoubles(in, type, first, stride, doubles, at, count);
        } else if (out instanceof int[] ints) {
            toInts(in, type, first, stride, ints, at, count);
        } else if (out instanceof short[] shorts) {
            toShorts(in, type, first, stride, shorts, at, count);
        } else if (stride == 1) {
            in.get(first, (byte[]) out, at, count);
        } else {
            for (int i = 0; i < count; i++) {
                ((byte[]) out)[at + i] = in.get(first + i * stride);
            }
        }
    }

    /** Fills a row with a value; whole-number arrays take its low bits. */
    static void fill(Object out, int at, int count, double value) {
        if (out instanceof float[] floats) {
            Arrays.fill(floats, at, at + count, (float) value);
        } else if (out instanceof double[] doubles) {
            Arrays.fill(doubles, at, at + count, value);
        } else if (out instanceof int[] ints) {
            Arrays.fill(ints, at, at + count, (int) (long) value);
        } else if (out instanceof short[] shorts) {
            Arrays.fill(shorts, at, at + count, (short) (long) value);
        } else {
            Arrays.fill((byte[]) out, at, at + count, (byte) (long) value);
        }
    }

    private static void toFloats(
            ByteBuffer in, SampleType type, int first, int stride, float[] out, int at, int count) {
        switch (type) {
            case FLOAT32 -> {
                if (stride == 1) {
                    in.asFloatBuffer().get(first, out, at, count);
                    return;
                }
                for (int i = 0; i < count; i++) {
                    out[at + i] = in.getFloat(4 * (first + i * stride));
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = (float) in.getDouble(8 * (first + i * stride));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = whole(in, type, first + i * stride);
                }
            }
        }
    }

    private static void toDoubles(
            ByteBuffer in, SampleType type, int first, int stride, double[] out, int at, int count) {
        switch (type) {
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = in.getFloat(4 * (first + i * stride));
                }
            }
            case FLOAT64 -> {
                if (stride == 1) {
                    in.asDoubleBuffer().get(first, out, at, count);
                    return;
                }
                for (int i = 0; i < count; i++) {
                    out[at + i] = in.getDouble(8 * (first + i * stride));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = whole(in, type, first + i * stride);
                }
            }
        }
    }

    private static void toInts(ByteBuffer in, SampleType type, int first, int stride, int[] out, int at, int count) {
        if (type.bytes() == 4 && stride == 1) {
            in.asIntBuffer().get(first, out, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[at + i] = (int) whole(in, type, first + i * stride);
        }
    }

    private static void toShorts(
            ByteBuffer in, SampleType type, int first, int stride, short[] out, int at, int count) {
        if (type.bytes() == 2 && stride == 1) {
            in.asShortBuffer().get(first, out, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[at + i] = (short) whole(in, type, first + i * stride);
        }
    }

    private static long whole(ByteBuffer in, SampleType type, int sample) {
        return switch (type) {
            case UINT8 -> in.get(sample) & 0xFF;
            case INT8 -> in.get(sample);
            case UINT16 -> in.getShort(2 * sample) & 0xFFFF;
            case INT16 -> in.getShort(2 * sample);
            case UINT32 -> in.getInt(4 * sample) & 0xFFFFFFFFL;
            case INT32 -> in.getInt(4 * sample);
            case FLOAT32, FLOAT64 -> throw new IllegalArgumentException(type + " has no whole numbers");
        };
    }
}
