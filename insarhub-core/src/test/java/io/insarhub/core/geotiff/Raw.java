package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;

/** Pixels of one band as little-endian bytes, row by row: what every reader's answer is compared with. */
final class Raw {

    private static final int[] FLOAT_BITS = {
        0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7FC00001, 0xFFC12345, 0x7F800001, 1, 0xC61C3C00
    };

    private final SampleType type;
    private final int width;
    private final int height;
    private final byte[] bytes;

    Raw(SampleType type, int width, int height, byte[] bytes) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** Any bit patterns at all, and first of all those that are easily lost: −0, infinities, NaNs, −9999. */
    static Raw random(SampleType type, int width, int height, long seed) {
        byte[] bytes = new byte[width * height * type.bytes()];
        new SplittableRandom(seed).nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; type.isFloatingPoint() && i < Math.min(FLOAT_BITS.length, width * height); i++) {
            int bits = FLOAT_BITS[Math.floorMod(i + seed, FLOAT_BITS.length)];
            if (type == SampleType.FLOAT32) {
                buffer.putInt(4 * i, bits);
            } else {
                buffer.putLong(8 * i, (long) bits << 32 | 1);
            }
        }
        return new Raw(type, width, height, bytes);
    }

    /** A band whose every pixel is a function of its place. */
    static Raw of(int width, int height, IntBinaryOperator value) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * width * height).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                buffer.putFloat(value.applyAsInt(x, y));
            }
        }
        return new Raw(SampleType.FLOAT32, width, height, buffer.array());
    }

    byte[] bytes() {
        return bytes;
    }

    /** All pixels as the writer takes them. */
    Samples samples() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int pixels = width * height;
        return switch (type) {
            case UINT8, INT8 -> Samples.of(bytes.clone());
            case INT16, UINT16 -> {
                short[] values = new short[pixels];
                buffer.asShortBuffer().get(values);
                yield Samples.of(values);
            }
            case INT32, UINT32 -> {
                int[] values = new int[pixels];
                buffer.asIntBuffer().get(values);
                yield Samples.of(values);
            }
            case FLOAT32 -> {
                float[] values = new float[pixels];
                buffer.asFloatBuffer().get(values);
                yield Samples.of(values);
            }
            case FLOAT64 -> {
                double[] values = new double[pixels];
                buffer.asDoubleBuffer().get(values);
                yield Samples.of(values);
            }
        };
    }

    /** The pixels of a window. */
    Raw window(TileWindow w) {
        byte[] part = new byte[w.pixels() * type.bytes()];
        int rowBytes = w.width() * type.bytes();
        for (int y = 0; y < w.height(); y++) {
            System.arraycopy(bytes, ((w.y() + y) * width + w.x()) * type.bytes(), part, y * rowBytes, rowBytes);
        }
        return new Raw(type, w.width(), w.height(), part);
    }
}
