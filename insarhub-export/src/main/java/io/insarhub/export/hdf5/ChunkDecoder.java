package io.insarhub.export.hdf5;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks chunks, one after another, in buffers of its own, and never to more bytes than a chunk has. */
final class ChunkDecoder implements AutoCloseable {

    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[0];
    private byte[] ordered = new byte[0];

    /** Room for bytes that need no unpacking. */
    byte[] room(int size) {
        if (ordered.length < size) {
            ordered = new byte[size];
        }
        return ordered;
    }

    /**
     * Undoes DEFLATE.
     *
     * @return an array of at least {@code size} bytes, of which so many are the chunk's
     * @throws DataFormatException if the bytes are damaged, or unpack to another size
     */
    byte[] inflate(ByteBuffer packed, int size) throws DataFormatException {
        if (inflated.length < size) {
            inflated = new byte[size];
        }
        inflater.reset();
        inflater.setInput(packed);
        int at = 0;
        while (at < size) {
            int more = inflater.inflate(inflated, at, size - at);
            if (more == 0) {
                throw new DataFormatException("ends after " + at + " of " + size + " bytes");
            }
            at += more;
        }
        // the checksum stands behind the last byte
        if (!inflater.finished() && (inflater.inflate(new byte[1]) > 0 || !inflater.finished())) {
            throw new DataFormatException("does not end after " + size + " bytes");
        }
        return inflated;
    }

    /** Undoes the shuffle filter: all first bytes, all second bytes, and so on. */
    byte[] unshuffle(byte[] shuffled, int size, int elementBytes) {
        byte[] out = room(size);
        int count = size / elementBytes;
        if (elementBytes == 4) {
            for (int i = 0, to = 0; i < count; i++, to += 4) {
                out[to] = shuffled[i];
                out[to + 1] = shuffled[count + i];
                out[to + 2] = shuffled[2 * count + i];
                out[to + 3] = shuffled[3 * count + i];
            }
            return out;
        }
        for (int b = 0; b < elementBytes; b++) {
            for (int i = 0; i < count; i++) {
                out[i * elementBytes + b] = shuffled[b * count + i];
            }
        }
        return out;
    }

    /** Gives back the memory outside the heap. */
    @Override
    public void close() {
        inflater.end();
    }
}
