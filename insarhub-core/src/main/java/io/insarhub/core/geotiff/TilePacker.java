package io.insarhub.core.geotiff;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * DEFLATE at a level. Level 1 looks at a stretch of each tile first: where looking for repetitions gains next to nothing,
 * as in measurements with noise, it does without, which is four times as fast. For one thread at a time.
 */
final class TilePacker implements AutoCloseable {

    private static final int STRETCH_BYTES = 1 << 14;
    // a thirty-second of the stretch is what level 1 may lose
    private static final int AFFORDABLE = 32;

    private final int level;
    private final Deflater deflater;
    private final RunDeflater runs = new RunDeflater();
    private final byte[] packed;

    TilePacker(int level, int mostBytes) {
        this.level = level;
        this.deflater = new Deflater(level);
        this.packed = new byte[(int) bound(mostBytes)];
    }

    /** The most bytes that so many can take: what cannot be packed is stored with a little overhead. */
    static long bound(long bytes) {
        return bytes + bytes / 128 + 64;
    }

    /** The first {@code size} bytes, packed. */
    byte[] pack(byte[] tile, int size) {
        if (level == 1 && hasNothingButRuns(tile, size)) {
            int length = runs.pack(tile, 0, size);
            if (length <= bound(size)) {
                return Arrays.copyOf(runs.out(), length);
            }
        }
        return Arrays.copyOf(packed, deflate(tile, 0, size));
    }

    /** Gives back the memory that the compressor holds outside the heap. */
    @Override
    public void close() {
        deflater.end();
    }

    private boolean hasNothingButRuns(byte[] tile, int size) {
        int stretch = Math.min(size, STRETCH_BYTES);
        int from = (size - stretch) / 2;
        int thorough = deflate(tile, from, stretch);
        return runs.pack(tile, from, stretch) - thorough <= thorough / AFFORDABLE;
    }

    private int deflate(byte[] bytes, int from, int size) {
        deflater.reset();
        deflater.setInput(bytes, from, size);
        deflater.finish();
        int length = deflater.deflate(packed, 0, packed.length);
        if (!deflater.finished()) {
            throw new IllegalStateException("a tile of " + size + " bytes grew beyond " + packed.length);
        }
        return length;
    }
}
