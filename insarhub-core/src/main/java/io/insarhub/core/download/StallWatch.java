package io.insarhub.core.download;

import io.insarhub.api.WaitClock;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Ends a transfer that drips: one that is never silent for long, and never gets anywhere either. */
final class StallWatch {

    /** Fewer bytes than this in the time of a stall are a stall. */
    private static final long TRICKLE_BYTES = 1024;

    private final WaitClock clock;
    private final Duration timeout;
    private long windowStart;
    private long windowBytes;

    StallWatch(WaitClock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
        this.windowStart = clock.nanoTime();
    }

    void moved(int bytes) throws SocketTimeoutException {
        windowBytes += bytes;
        long now = clock.nanoTime();
        if (now - windowStart < timeout.toNanos()) {
            return;
        }
        if (windowBytes < TRICKLE_BYTES) {
            throw new SocketTimeoutException(windowBytes + " bytes in " + timeout.toSeconds() + " s");
        }
        windowStart = now;
        windowBytes = 0;
    }
}
