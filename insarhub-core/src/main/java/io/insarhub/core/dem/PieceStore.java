package io.insarhub.core.dem;

import io.insarhub.api.BadFileException;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pieces of tiles on disk, in a temporary beside the file that they are for: each is fetched once, in whatever order, and
 * the memory holds few of them. Safe for use by many threads; to be closed, which deletes it.
 */
final class PieceStore implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final AtomicLong end = new AtomicLong();
    private final Map<TilePiece, Long> places = new ConcurrentHashMap<>();

    PieceStore(Path target) {
        this.target = target;
        this.temporary =
                target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".tmp-" + UUID.randomUUID());
        try {
            this.channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void put(TilePiece piece, float[] heights) {
        ByteBuffer bytes = ByteBuffer.allocate(heights.length * Float.BYTES);
        bytes.asFloatBuffer().put(heights);
        long place = end.getAndAdd(bytes.capacity());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, place + bytes.position());
            }
        } catch (IOException e) {
            throw failed(e);
        }
        places.put(piece, place);
    }

    /** Reads whole rows of a piece, counted from its first one. */
    float[] rows(TilePiece piece, int firstRow, int count) {
        Long place = places.get(piece);
        if (place == null) {
            throw new IllegalStateException(piece + " was not fetched");
        }
        int width = piece.window().width();
        ByteBuffer bytes = ByteBuffer.allocate(count * width * Float.BYTES);
        long start = place + (long) firstRow * width * Float.BYTES;
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw new IOException("it was cut short by something else");
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        float[] heights = new float[count * width];
        bytes.flip().asFloatBuffer().get(heights);
        return heights;
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException("Making " + target.getFileName());
        }
        return new BadFileException(
                target,
                null,
                "cannot be made: its temporary file failed: " + e,
                "Make room on the disk and check that the folder may be written to; then run again",
                e);
    }
}
