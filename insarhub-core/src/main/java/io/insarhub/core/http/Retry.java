package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the tries of one piece of work and waits between them. For one thread. */
public final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final String service;
    private final RetryPolicy policy;
    private final WaitClock clock;
    private final Random random;
    private long startNanos;
    private int failures;

    Retry(String service, RetryPolicy policy, WaitClock clock, Random random) {
        this.service = service;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.startNanos = clock.nanoTime();
    }

    /** Forgets the failures so far, because the work has come forward. */
    public void progressed() {
        failures = 0;
        startNanos = clock.nanoTime();
    }

    /**
     * Waits after a failed try, or gives up.
     *
     * @throws ServiceException what failed, if it cannot pass, or if tries or time have run out
     * @throws CancelledException if it was cancelled or interrupted
     */
    public void pause(FailedTry failed, Cancellation cancellation) {
        cancellation.throwIfCancelled(service);
        if (!failed.mayPass()) {
            throw failed.exception(service, "");
        }
        failures++;
        Duration wait = delay(failed);
        Duration elapsed = Duration.ofNanos(clock.nanoTime() - startNanos);
        if (failures >= policy.maxTries()) {
            throw failed.exception(service, gaveUp(elapsed));
        }
        if (elapsed.plus(wait).compareTo(policy.maxTotal()) > 0) {
            throw failed.exception(service, gaveUp(elapsed) + " rather than wait another " + seconds(wait));
        }
        LOG.info(
                "{}: {}; try {} of {} in {}",
                service,
                failed.problem(),
                failures + 1,
                policy.maxTries(),
                seconds(wait));
        clock.await(wait, cancellation, service + ": waiting to try again");
    }

    private Duration delay(FailedTry failed) {
        return failed.retryAfter()
                .map(asked -> shorter(asked, policy.maxRetryAfter()).plus(upTo(policy.firstDelay())))
                .orElseGet(() -> upTo(bound()));
    }

    /** {@code firstDelay}·2ⁿ⁻¹ for the n-th failure, at most {@code maxDelay}. */
    private Duration bound() {
        int doublings = Math.min(failures - 1, 30);
        return shorter(policy.firstDelay().multipliedBy(1L << doublings), policy.maxDelay());
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
    }

    private String gaveUp(Duration elapsed) {
        return "; gave up after " + (failures == 1 ? "1 try" : failures + " tries") + " in " + seconds(elapsed);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static String seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0 + " s";
    }
}
