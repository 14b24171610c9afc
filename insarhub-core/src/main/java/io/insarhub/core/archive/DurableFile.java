package io.insarhub.core.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A new file that is on the disk once {@link #finish} returns. Stretches of it are sent there on the way: one wait at the
 * end of gigabytes would be too long for a cancellation.
 */
final class DurableFile extends OutputStream {

    private static final long STRETCH_BYTES = 32L << 20;

    private final FileOutputStream out;
    private long unsentBytes;

    DurableFile(Path file) throws IOException {
        out = new FileOutputStream(file.toFile());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        unsentBytes += length;
        if (unsentBytes >= STRETCH_BYTES) {
            finish();
        }
    }

    void finish() throws IOException {
        out.getFD().sync();
        unsentBytes = 0;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
