package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many requests in any minute, for all threads that share the object. A sliding window: the first N go at
 * once, each later one when the N-th before it is a minute old, so that no 60 s see more than N wherever they start.
 * Get one from {@link Network#rateLimit}, so that all parts of a process share it. Safe for use by many threads.
 */
public final class RateLimit {

    /** A second more than the minute: requests may take unlike times on their way to the server that counts them. */
    private static final long WINDOW_NANOS = Duration.ofSeconds(61).toNanos();

    private final int requestsPerMinute;
    private final WaitClock clock;
    private final Deque<Long> granted = new ArrayDeque<>();

    /**
     * A limit that nobody shares yet.
     *
     * @param requestsPerMinute how many, at least 1
     */
    RateLimit(int requestsPerMinute, WaitClock clock) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, not " + requestsPerMinute);
        }
        this.requestsPerMinute = requestsPerMinute;
        this.clock = clock;
    }

    /** The number of requests allowed in a minute. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * Waits until one more request may go. Whoever is cancelled while waiting takes nothing from the others.
     *
     * @throws CancelledException if it was cancelled or interrupted
     */
    public void acquire(Cancellation cancellation) {
        cancellation.throwIfCancelled("Waiting for the service's request limit");
        for (long wait = tryAcquire(); wait > 0; wait = tryAcquire()) {
            clock.await(Duration.ofNanos(wait), cancellation, "Waiting for the service's request limit");
        }
    }

    /** Takes a place in the window; otherwise the time until one may be free, nanoseconds. */
    private synchronized long tryAcquire() {
        long now = clock.nanoTime();
        if (granted.size() < requestsPerMinute) {
            granted.addLast(now);
            return 0;
        }
        long wait = granted.getFirst() + WINDOW_NANOS - now;
        if (wait <= 0) {
            granted.removeFirst();
            granted.addLast(now);
        }
        return Math.max(wait, 0);
    }
}
