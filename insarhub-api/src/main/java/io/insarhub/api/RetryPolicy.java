package io.insarhub.api;

import java.time.Duration;

/**
 * How often and how long to try again after a failure that may pass: HTTP 429 and 5xx, and connections that were
 * refused, reset or silent. The wait before try n+1 is drawn evenly from 0 to {@code firstDelay}·2ⁿ⁻¹, at most
 * {@code maxDelay} ("full jitter", M. Brooker, Exponential Backoff And Jitter, 2015), or is what the server's
 * {@code Retry-After} says, at most {@code maxRetryAfter}, plus such a draw from 0 to {@code firstDelay}.
 *
 * @param maxTries tries in all, at least 1; those since the last byte gained, where a transfer goes on from where it was
 * @param firstDelay bound of the first wait
 * @param maxDelay bound of every wait that the server does not set
 * @param maxRetryAfter the longest that a server's wish to wait is followed
 * @param maxTotal no try starts later than this after the first (after the last byte gained)
 */
public record RetryPolicy(
        int maxTries, Duration firstDelay, Duration maxDelay, Duration maxRetryAfter, Duration maxTotal) {

    private static final RetryPolicy STANDARD = new RetryPolicy(
            6, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    /** Checks the values. */
    public RetryPolicy {
        if (maxTries < 1) {
            throw new BadOptionException("maxTries", "must be at least 1, not " + maxTries);
        }
        requireNotNegative("firstDelay", firstDelay);
        requireNotNegative("maxDelay", maxDelay);
        requireNotNegative("maxRetryAfter", maxRetryAfter);
        requireNotNegative("maxTotal", maxTotal);
    }

    /** 6 tries in at most 10 minutes; waits up to 1, 2, 4, 8, 16 s; {@code Retry-After} up to 2 minutes. */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /** One try. */
    public static RetryPolicy never() {
        return STANDARD.withMaxTries(1);
    }

    /** The same with another number of tries. */
    public RetryPolicy withMaxTries(int tries) {
        return new RetryPolicy(tries, firstDelay, maxDelay, maxRetryAfter, maxTotal);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new BadOptionException(name, "must not be negative, but is " + duration);
        }
    }
}
