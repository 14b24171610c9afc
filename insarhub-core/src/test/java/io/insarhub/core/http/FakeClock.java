package io.insarhub.core.http;

import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only while somebody sleeps, at once. */
public final class FakeClock implements WaitClock {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> awaited = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public void await(Duration duration, io.insarhub.api.Cancellation cancellation, String work) {
        awaited.add(duration);
        WaitClock.super.await(duration, cancellation, work);
    }

    /** All that was waited for, in order. */
    public List<Duration> awaited() {
        return List.copyOf(awaited);
    }
}
