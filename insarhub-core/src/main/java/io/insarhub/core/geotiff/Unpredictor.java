package io.insarhub.core.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the predictors of TIFF 6.0 (section 14) and of Adobe's TIFF Technical Note 3 on rows of bytes, in place. For one
 * thread at a time.
 */
final class Unpredictor {

    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int predictor;
    private final SampleType type;
    private final int stride;
    private final ByteOrder order;
    private final VarHandle shorts;
    private final VarHandle ints;
    private final VarHandle longs;
    private final byte[] scratch;

    Unpredictor(BlockLayout layout) {
        this.predictor = layout.predictor();
        this.type = layout.sampleType();
        this.stride = layout.pixelStride();
        this.order = layout.order();
        this.shorts = MethodHandles.byteArrayViewVarHandle(short[].class, order);
        this.ints = MethodHandles.byteArrayViewVarHandle(int[].class, order);
        this.longs = MethodHandles.byteArrayViewVarHandle(long[].class, order);
        this.scratch = new byte[predictor == 3 ? layout.rowBytes() : 0];
    }

    /** Byte order of samples once predictors are undone. */
    ByteOrder order() {
        return predictor == 3 ? ByteOrder.LITTLE_ENDIAN : order;
    }

    /** Undoes one row of {@code length} bytes. */
    void undo(byte[] raw, int from, int length) {
        if (predictor == 3) {
            undoFloatingPoint(raw, from, length);
        } else if (predictor == 2) {
            undoDifferences(raw, from, from + length);
        }
    }

    private void undoDifferences(byte[] raw, int from, int end) {
        int step = stride * type.bytes();
        switch (type.bytes()) {
            case 1 -> {
                for (int i = from + step; i < end; i++) {
                    raw[i] += raw[i - step];
                }
            }
            case 2 -> {
                for (int i = from + step; i < end; i += 2) {
                    shorts.set(raw, i, (short) ((short) shorts.get(raw, i) + (short) shorts.get(raw, i - step)));
                }
            }
            case 4 -> {
                for (int i = from + step; i < end; i += 4) {
                    ints.set(raw, i, (int) ints.get(raw, i) + (int) ints.get(raw, i - step));
                }
            }
            default -> {
                for (int i = from + step; i < end; i += 8) {
                    longs.set(raw, i, (long) longs.get(raw, i) + (long) longs.get(raw, i - step));
                }
            }
        }
    }

    /** First come the highest bytes of all samples, then the next ones, and so on, whatever the file's byte order. */
    private void undoFloatingPoint(byte[] raw, int from, int length) {
        if (stride == 1) {
            byte sum = 0;
            for (int i = 0; i < length; i++) {
                sum += raw[from + i];
                scratch[i] = sum;
            }
        } else {
            System.arraycopy(raw, from, scratch, 0, length);
            for (int i = stride; i < length; i++) {
                scratch[i] += scratch[i - stride];
            }
        }
        int size = type.bytes();
        int count = length / size;
        if (size == 4) {
            for (int i = 0; i < count; i++) {
                int bits = scratch[i] << 24
                        | (scratch[count + i] & 0xFF) << 16
                        | (scratch[2 * count + i] & 0xFF) << 8
                        | (scratch[3 * count + i] & 0xFF);
                INT_LITTLE.set(raw, from + 4 * i, bits);
            }
            return;
        }
        for (int plane = 0; plane < size; plane++) {
            int to = from + size - 1 - plane;
            for (int i = 0; i < count; i++) {
                raw[to + i * size] = scratch[plane * count + i];
            }
        }
    }
}
