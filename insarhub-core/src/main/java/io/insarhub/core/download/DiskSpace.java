package io.insarhub.core.download;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.Path;

/** Shares a folder's free space among the files that are being written into it. Safe for many threads. */
final class DiskSpace {

    private final FreeSpace freeSpace;
    private final Path folder;
    private long promisedBytes;

    DiskSpace(FreeSpace freeSpace, Path folder) {
        this.freeSpace = freeSpace;
        this.folder = folder;
    }

    /**
     * Sets space aside for what is still to be written of a file.
     *
     * @throws BadFileException if there is not so much, after what other files were promised
     */
    synchronized Reservation reserve(Path file, long bytes) {
        long free = usableBytes() - promisedBytes;
        if (bytes > free) {
            throw new BadFileException(
                    file,
                    null,
                    "not enough space: " + bytes + " bytes are still to come, and " + Math.max(free, 0)
                            + " are free in " + folder + (promisedBytes > 0 ? " beside the other downloads" : ""),
                    "Free some space or choose another folder; then run this again, and it goes on from here",
                    null);
        }
        promisedBytes += bytes;
        return new Reservation(bytes);
    }

    private long usableBytes() {
        try {
            return freeSpace.usableBytes(folder);
        } catch (IOException e) {
            throw new BadFileException(folder, null, "its free space cannot be told", "Choose another folder", e);
        }
    }

    private synchronized void giveBack(long bytes) {
        promisedBytes -= bytes;
    }

    /** Space set aside, given back as it is written or not needed. */
    final class Reservation implements AutoCloseable {

        private long left;

        private Reservation(long bytes) {
            left = bytes;
        }

        void wrote(long bytes) {
            long used = Math.min(bytes, left);
            left -= used;
            giveBack(used);
        }

        @Override
        public void close() {
            wrote(left);
        }
    }
}
