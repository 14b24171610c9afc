package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** How long one thread waits for one folder's lock, and what makes it stop waiting. */
final class Patience {

    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Path folder;
    private final Duration timeout;
    private final Cancellation cancellation;
    private final boolean interruptible;
    private final long startNanos = System.nanoTime();
    private boolean interrupted;

    Patience(Path folder, Duration timeout, Cancellation cancellation, boolean interruptible) {
        this.folder = folder;
        this.timeout = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        this.cancellation = cancellation;
        this.interruptible = interruptible;
    }

    /** Waits in the queue of this process' threads. */
    void await(ReentrantLock lock) {
        if (Thread.currentThread().isInterrupted() && lock.tryLock()) {
            return;
        }
        // each time-out loses the place in the queue: look up from it only where somebody may cancel
        long sliceNanos = cancellation == Cancellation.never() ? Long.MAX_VALUE : CHECK_NANOS;
        while (true) {
            try {
                if (lock.tryLock(Math.min(leftNanos(), sliceNanos), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                stopIfInterruptible();
            }
            stopIfOver("another thread of this program");
        }
    }

    /** Waits for another process. */
    void pause(long nanos) {
        stopIfOver("another program");
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos, leftNanos()));
        } catch (InterruptedException e) {
            stopIfInterruptible();
        }
    }

    /** To be called at the end: an interrupt that came while it did not count is not lost. */
    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopIfInterruptible() {
        interrupted = true;
        if (interruptible) {
            throw new CancelledException("Waiting for the lock of " + folder);
        }
    }

    private long leftNanos() {
        return timeout.toNanos() - (System.nanoTime() - startNanos);
    }

    private void stopIfOver(String holder) {
        cancellation.throwIfCancelled("Waiting for the lock of " + folder);
        if (leftNanos() <= 0) {
            throw new BadFileException(
                    folder.resolve(FolderLock.FILE_NAME),
                    null,
                    holder + " has kept the folder locked for " + seconds() + " s",
                    "Let it finish or stop it, and run again; the lock ends with the program that holds it,"
                            + " deleting the file does not help",
                    null);
        }
    }

    private String seconds() {
        return String.valueOf(timeout.toMillis() / 1000.0).replaceAll("\\.0$", "");
    }
}
