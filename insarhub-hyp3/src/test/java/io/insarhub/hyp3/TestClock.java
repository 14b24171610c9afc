package io.insarhub.hyp3;

import io.insarhub.api.WaitClock;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes for client and service alike, at once, while somebody sleeps. */
final class TestClock implements WaitClock {

    private final AtomicLong nanos = new AtomicLong();
    private final Hyp3StandIn service;

    TestClock(Hyp3StandIn service) {
        this.service = service;
    }

    @Override
    public Instant now() {
        return service.now();
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        service.advance(duration);
    }

    /** What was slept in all. */
    Duration slept() {
        return Duration.ofNanos(nanos.get());
    }
}
