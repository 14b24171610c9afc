package io.insarhub.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's clocks. */
enum SystemClock implements WaitClock {
    INSTANCE;

    private static final int NANOS_IN_A_MILLI = 1_000_000;

    @Override
    public Instant now() {
        return Clock.systemUTC().instant();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        // rounded up: to sleep for zero milliseconds at the end of a wait would be a busy loop
        Thread.sleep((duration.toNanos() + NANOS_IN_A_MILLI - 1) / NANOS_IN_A_MILLI);
    }
}
