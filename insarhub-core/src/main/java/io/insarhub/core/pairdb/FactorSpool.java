package io.insarhub.core.pairdb;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that wait in a temporary file: put away one after the other, copied out in any order. */
final class FactorSpool implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final RandomAccessFile io;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    /** Offset and length of what is in the buffer: still to be written while texts are added, ahead while copied out. */
    private long bufferAt;

    private int buffered;
    private boolean adding = true;

    FactorSpool(Path file) throws IOException {
        Files.createFile(file);
        this.file = file;
        this.io = new RandomAccessFile(file.toFile(), "rw");
    }

    /** Puts a text away and tells its offset. */
    long add(byte[] text) throws IOException {
        return add(text, text.length);
    }

    /** Puts the first bytes of an array away and tells their offset. */
    long add(byte[] text, int length) throws IOException {
        long at = bufferAt + buffered;
        if (buffered + length > buffer.length) {
            flush();
        }
        if (length > buffer.length) {
            io.write(text, 0, length);
            bufferAt += length;
        } else {
            System.arraycopy(text, 0, buffer, buffered, length);
            buffered += length;
        }
        return at;
    }

    /** Copies a text out; after the first one nothing can be added. Cheapest in the order in which they were added. */
    void copy(long at, int length, OutputStream out) throws IOException {
        if (adding) {
            flush();
            adding = false;
        }
        if (at >= bufferAt && at + length <= bufferAt + buffered) {
            out.write(buffer, (int) (at - bufferAt), length);
            return;
        }
        boolean goesOn = at >= bufferAt && at <= bufferAt + buffered;
        long left = io.length() - at;
        for (int done = 0; done < length; done += buffered) {
            bufferAt = at + done;
            buffered = (int) Math.min(goesOn ? left - done : length - done, buffer.length);
            io.seek(bufferAt);
            io.readFully(buffer, 0, buffered);
            out.write(buffer, 0, Math.min(buffered, length - done));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            io.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void flush() throws IOException {
        io.write(buffer, 0, buffered);
        bufferAt += buffered;
        buffered = 0;
    }
}
