package io.insarhub.hyp3;

import io.insarhub.api.WaitClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The network's time of day as the JDK wants it, so that all times in a folder are of one clock. UTC. */
final class InstantClock extends Clock {

    private final WaitClock clock;

    InstantClock(WaitClock clock) {
        this.clock = clock;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return clock.now();
    }
}
