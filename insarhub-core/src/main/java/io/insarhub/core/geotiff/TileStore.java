package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import java.nio.ByteBuffer;

/** Appends packed tiles to a file and notes where each one stands. Safe for use by many threads. */
final class TileStore implements AutoCloseable {

    private final PendingFile file;
    private long end;

    TileStore(PendingFile file, long start) {
        this.file = file;
        this.end = start;
    }

    PendingFile file() {
        return file;
    }

    synchronized void append(TileGrid grid, int tile, ByteBuffer packed) {
        int size = packed.remaining();
        if (grid.isPlaced(tile)) {
            throw new BadOptionException("tile", grid.window(tile) + ": was written before; write each tile once");
        }
        file.write(packed, end);
        grid.place(tile, end, size);
        end += size;
    }

    byte[] read(TileGrid grid, int tile) {
        long offset;
        int size;
        synchronized (this) {
            offset = grid.offset(tile);
            size = grid.byteCount(tile);
        }
        return file.read(offset, size);
    }

    synchronized boolean holds(TileGrid grid, int tile) {
        return grid.isPlaced(tile);
    }

    @Override
    public void close() {
        file.close();
    }
}
