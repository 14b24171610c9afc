package io.insarhub.core.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Has the disk take what is written while more is being made, so that at the end little is left to wait for. An error of
 * the disk is told to nobody twice: it is kept here until somebody asks. For one thread at a time.
 */
final class EarlyFlush {

    private static final long STEP_BYTES = 16L << 20;

    private final Flush flush;
    private long waiting;
    private @Nullable FutureTask<@Nullable Void> running;
    private boolean isBusy;
    private @Nullable Closeable abandoned;

    /** Brings everything that was written to the disk. */
    @FunctionalInterface
    interface Flush {
        void run() throws IOException;
    }

    EarlyFlush(Flush flush) {
        this.flush = flush;
    }

    /** Hears of bytes that were written, and begins to flush once there are many; never waits for the disk. */
    void wrote(long bytes) throws IOException {
        waiting += bytes;
        if (waiting < STEP_BYTES || !isIdle()) {
            return;
        }
        await();
        waiting = 0;
        FutureTask<@Nullable Void> next = new FutureTask<>(this::flush);
        begin();
        running = next;
        Thread thread = new Thread(next, "geotiff-flush");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when nothing is being flushed, and throws what went wrong since it was last asked. */
    void await() throws IOException {
        FutureTask<@Nullable Void> last = running;
        running = null;
        boolean interrupted = false;
        while (last != null) {
            try {
                last.get();
                last = null;
            } catch (InterruptedException e) {
                // the file is not closed under a flush
                interrupted = true;
            } catch (ExecutionException e) {
                restore(interrupted);
                throw e.getCause() instanceof IOException disk ? disk : new IOException(e.getCause());
            }
        }
        restore(interrupted);
    }

    /** Closes a file that nobody wants any more: now, or when the disk has done with it, which is not waited for. */
    synchronized void abandon(Closeable file) throws IOException {
        if (isBusy) {
            abandoned = file;
        } else {
            file.close();
        }
    }

    private @Nullable Void flush() throws IOException {
        try {
            flush.run();
            return null;
        } finally {
            end();
        }
    }

    private synchronized boolean isIdle() {
        return !isBusy;
    }

    private synchronized void begin() {
        isBusy = true;
    }

    private synchronized void end() throws IOException {
        isBusy = false;
        if (abandoned != null) {
            abandoned.close();
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
