package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * DEFLATE at a level, without work that gains next to nothing. Levels 1 and 6 first pack a stretch of each tile in two
 * ways. Where level 1 loses at most a thirty-second by it, as in measurements with noise, it looks for no repetitions at
 * all, which is four times as fast; where level 6 loses at most a 128th, it looks less far for them, as level 5 does,
 * which takes a fifth less time. For one thread at a time.
 */
final class TilePacker implements AutoCloseable {

    private static final int STRETCH_AT_ONE = 1 << 14;
    private static final int STRETCH_AT_SIX = 1 << 13;
    // the part of the stretch that each may lose
    private static final int AFFORDABLE_AT_ONE = 32;
    private static final int AFFORDABLE_AT_SIX = 128;
    private static final int SHORT_SEARCH_LEVEL = 5;

    private final int level;
    private final Deflater thorough;
    private final Deflater quick;
    private final RunDeflater runs = new RunDeflater();

    TilePacker(int level) {
        this.level = level;
        this.thorough = new Deflater(level);
        this.quick = new Deflater(SHORT_SEARCH_LEVEL);
    }

    /** The most bytes that so many can take: what cannot be packed is stored with a little overhead. */
    static long bound(long bytes) {
        return bytes + bytes / 128 + 64;
    }

    /** Puts the first {@code size} bytes, packed, into a buffer that has room for their {@link #bound}. */
    void pack(byte[] tile, int size, ByteBuffer into) {
        if (level == 1 && hasNothingButRuns(tile, size, into)) {
            int length = runs.pack(tile, 0, size);
            if (length <= bound(size)) {
                into.put(runs.out(), 0, length);
                return;
            }
        }
        deflate(level == 6 && isSearchedEnough(tile, size, into) ? quick : thorough, tile, 0, size, into);
    }

    /** Gives back the memory that the compressors hold outside the heap. */
    @Override
    public void close() {
        thorough.end();
        quick.end();
    }

    private boolean hasNothingButRuns(byte[] tile, int size, ByteBuffer scratch) {
        int stretch = Math.min(size, STRETCH_AT_ONE);
        int best = trial(thorough, tile, size, stretch, scratch);
        return runs.pack(tile, (size - stretch) / 2, stretch) - best <= best / AFFORDABLE_AT_ONE;
    }

    private boolean isSearchedEnough(byte[] tile, int size, ByteBuffer scratch) {
        int stretch = Math.min(size, STRETCH_AT_SIX);
        int best = trial(thorough, tile, size, stretch, scratch);
        return trial(quick, tile, size, stretch, scratch) - best <= best / AFFORDABLE_AT_SIX;
    }

    /** How many bytes a stretch in the middle takes. */
    private static int trial(Deflater deflater, byte[] tile, int size, int stretch, ByteBuffer scratch) {
        int start = scratch.position();
        deflate(deflater, tile, (size - stretch) / 2, stretch, scratch);
        int length = scratch.position() - start;
        scratch.position(start);
        return length;
    }

    private static void deflate(Deflater deflater, byte[] bytes, int from, int size, ByteBuffer into) {
        deflater.reset();
        deflater.setInput(bytes, from, size);
        deflater.finish();
        deflater.deflate(into);
        if (!deflater.finished()) {
            throw new IllegalStateException("a tile of " + size + " bytes grew beyond " + bound(size));
        }
    }
}
