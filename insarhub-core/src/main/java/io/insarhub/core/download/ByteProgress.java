package io.insarhub.core.download;

import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the bytes of all files and tells the listener: in order, not for every buffer, and always when a file ends.
 * The sum goes back where a file has to start over. Safe for many threads.
 */
final class ByteProgress {

    private static final long STEP_BYTES = 1 << 20;
    private static final long STEP_NANOS = Duration.ofMillis(250).toNanos();

    private final ProgressListener listener;
    private final WaitClock clock;
    private final long[] positions;
    private final long[] lengths;
    private long toldBytes;
    private long toldNanos;
    private @Nullable RuntimeException thrown;

    ByteProgress(List<FileDownload> files, ProgressListener listener, WaitClock clock) {
        this.listener = listener;
        this.clock = clock;
        this.positions = new long[files.size()];
        this.lengths = files.stream().mapToLong(file -> file.bytes().orElse(-1)).toArray();
        this.toldNanos = clock.nanoTime();
    }

    /** The part of it that one file tells. */
    Part of(int index, String name) {
        return new Part(index, name);
    }

    private synchronized void tell(int index, long position, String message, boolean always) {
        positions[index] = position;
        long done = Arrays.stream(positions).sum();
        long now = clock.nanoTime();
        if (always || Math.abs(done - toldBytes) >= STEP_BYTES || now - toldNanos >= STEP_NANOS) {
            toldBytes = done;
            toldNanos = now;
            boolean allKnown = Arrays.stream(lengths).allMatch(length -> length >= 0);
            long total = allKnown ? Arrays.stream(lengths).sum() : -1;
            try {
                listener.onProgress(new Progress("download", done, total, "bytes", message));
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }
    }

    private synchronized boolean isThrown(RuntimeException e) {
        return e == thrown;
    }

    private synchronized void learn(int index, long length) {
        lengths[index] = length;
    }

    /** One file's progress. */
    final class Part {

        private final int index;
        private final String name;

        private Part(int index, String name) {
            this.index = index;
            this.name = name;
        }

        /** True for what the listener threw: that is about the whole work, not about a file. */
        boolean threw(RuntimeException e) {
            return isThrown(e);
        }

        void length(long bytes) {
            learn(index, bytes);
        }

        void at(long position) {
            tell(index, position, name, false);
        }

        /** The file is there, with this length. */
        void done(long bytes) {
            learn(index, bytes);
            tell(index, bytes, name, true);
        }
    }
}
