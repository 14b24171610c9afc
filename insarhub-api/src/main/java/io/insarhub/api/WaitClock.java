package io.insarhub.api;

import java.time.Duration;
import java.time.Instant;

/** Time for whatever waits: a wall clock for dates, a steady one for spans, and sleep. Tests put their own in. */
public interface WaitClock {

    /** How long a wait may go on after it was cancelled. */
    Duration POLL = Duration.ofMillis(100);

    /** The machine's clocks. */
    static WaitClock system() {
        return SystemClock.INSTANCE;
    }

    /** The time of day, for dates that a server sends. */
    Instant now();

    /** A steady count of nanoseconds from an arbitrary start, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Sleeps. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits, and looks at the cancellation every {@link #POLL}.
     *
     * @param work what waits, for the message
     * @throws CancelledException if it was cancelled, or if the thread was interrupted (its flag stays set)
     */
    default void await(Duration duration, Cancellation cancellation, String work) {
        long end = nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - nanoTime()) {
            cancellation.throwIfCancelled(work);
            try {
                sleep(Duration.ofNanos(Math.min(left, POLL.toNanos())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException(work);
            }
        }
        cancellation.throwIfCancelled(work);
    }
}
