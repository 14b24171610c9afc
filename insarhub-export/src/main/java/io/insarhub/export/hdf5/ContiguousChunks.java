package io.insarhub.export.hdf5;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A dataset in one piece, read some rows at a time. */
final class ContiguousChunks implements Chunks {

    private static final int PIECE_BYTES = 1 << 20;

    private final FileChannel channel;
    private final long address;
    private final ElementType type;
    private final Box whole;
    private final Box shape;

    ContiguousChunks(FileChannel channel, long address, ElementType type, Box whole) {
        this.channel = channel;
        this.address = address;
        this.type = type;
        this.whole = whole;
        long rowBytes = (long) whole.columns() * type.bytes();
        int rows = (int) Math.max(1, Math.min(whole.rows(), PIECE_BYTES / rowBytes));
        this.shape = new Box(0, 0, 0, 1, rows, whole.columns());
    }

    @Override
    public Box shape() {
        return shape;
    }

    @Override
    public ByteBuffer read(int band, int row, int column, ChunkDecoder decoder) {
        int rows = Math.min(shape.rows(), whole.rows() - row);
        int size = rows * whole.columns() * type.bytes();
        long from = address + ((long) band * whole.rows() + row) * whole.columns() * type.bytes();
        ByteBuffer bytes = ByteBuffer.wrap(decoder.room(size), 0, size).order(type.order());
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new BadFileException(
                            null,
                            "band " + (band + 1) + ", row " + row,
                            "lies past the end of the file: it is cut off",
                            "Copy or compute the file again",
                            null);
                }
            }
        } catch (IOException e) {
            throw new BadFileException(null, null, "cannot be read: " + e.getMessage(), "Check the disk", e);
        }
        return bytes;
    }
}
