package io.insarhub.hyp3;

import io.insarhub.api.ServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** HyP3 that refused, failed, or left open what it did. */
public final class Hyp3Exception extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** What happened, as far as what to do next depends on it. */
    public enum Kind {
        /** A job is not as it should be; none of the request was accepted. */
        INVALID,
        /** The jobs cost more credits than there are; none was accepted. */
        TOO_FEW_CREDITS,
        /** The account may not use HyP3 yet. */
        NOT_APPROVED,
        /** There is no such job. */
        NOT_FOUND,
        /** The service was not reached or is too busy, and did nothing: the same may be sent again after a while. */
        NOT_DONE,
        /** A request that spends credits got no answer that tells whether it was accepted: look before sending it again. */
        UNKNOWN_OUTCOME
    }

    private final Kind kind;
    private final double cost;
    private final double remaining;
    private final @Nullable Duration retryAfter;

    private Hyp3Exception(
            Kind kind,
            int status,
            String problem,
            double cost,
            double remaining,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(Hyp3Client.SERVICE, status, problem, cause);
        this.kind = kind;
        this.cost = cost;
        this.remaining = remaining;
        this.retryAfter = retryAfter;
    }

    static Hyp3Exception of(Kind kind, int status, String problem, @Nullable Throwable cause) {
        return new Hyp3Exception(kind, status, problem, Double.NaN, Double.NaN, null, cause);
    }

    static Hyp3Exception tooFewCredits(int status, String problem, double cost, double remaining) {
        return new Hyp3Exception(Kind.TOO_FEW_CREDITS, status, problem, cost, remaining, null, null);
    }

    static Hyp3Exception notDone(int status, String problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new Hyp3Exception(Kind.NOT_DONE, status, problem, Double.NaN, Double.NaN, retryAfter, cause);
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** What the jobs would have cost, credits, where there were too few. */
    public OptionalDouble costCredits() {
        return Double.isNaN(cost) ? OptionalDouble.empty() : OptionalDouble.of(cost);
    }

    /** The credits that are left, where there were too few. */
    public OptionalDouble remainingCredits() {
        return Double.isNaN(remaining) ? OptionalDouble.empty() : OptionalDouble.of(remaining);
    }

    /** How long the service asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
