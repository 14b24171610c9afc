package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits longer after each failure in a row, and gives up after so many. For one thread. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int MOST_FAILURES = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final WaitClock clock;
    private final Cancellation cancellation;
    private int failures;

    Patience(WaitClock clock, Cancellation cancellation) {
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** Something went well. */
    void restore() {
        failures = 0;
    }

    /** Waits after a failure: what the service asks for, else 0.5, 1, 2, 4 … 60 s. Throws it after ten in a row. */
    void lose(Hyp3Exception failure) {
        failures++;
        if (failures >= MOST_FAILURES) {
            throw failure;
        }
        Duration wait = Duration.ofMillis(500L << Math.min(failures - 1, 10));
        wait = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        Duration pause = failure.retryAfter().orElse(wait);
        LOG.info("{}; trying again in {} s", failure.getMessage(), pause.toMillis() / 1000.0);
        clock.await(pause, cancellation, "Submitting");
    }
}
