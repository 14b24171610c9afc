package io.insarhub.core.http;

import io.insarhub.api.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A try that came to nothing: what to say about it, and whether another may do better. */
public final class FailedTry {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    private final int status;
    private final String problem;
    private final boolean mayPass;
    private final boolean surelyNotDone;
    private final @Nullable Duration retryAfter;
    private final @Nullable IOException cause;

    private FailedTry(
            int status,
            String problem,
            boolean mayPass,
            boolean surelyNotDone,
            @Nullable Duration retryAfter,
            @Nullable IOException cause) {
        this.status = status;
        this.problem = problem;
        this.mayPass = mayPass;
        this.surelyNotDone = surelyNotDone;
        this.retryAfter = retryAfter;
        this.cause = cause;
    }

    /** A try that was answered with a status that is of no use. The start of the body is read for the service's words. */
    public static FailedTry of(HttpStream answer) {
        int status = answer.status();
        String words = ServiceText.of(answer.start());
        return new FailedTry(
                status,
                Redacted.url(answer.url()) + " answered HTTP " + status + (words.isEmpty() ? "" : ": " + words),
                mayPass(status),
                status == TOO_MANY_REQUESTS,
                answer.retryAfter().orElse(null),
                null);
    }

    /** A try that broke off, or whose answer could not be read. */
    public static FailedTry of(HttpUrl url, IOException cause) {
        IoProblem problem = IoProblem.of(cause);
        return new FailedTry(
                0, Redacted.url(url) + ": " + problem.words(), problem.mayPass(), problem.unsent(), null, cause);
    }

    /**
     * For readers of answers to throw: an answer came whole but makes no sense, and another try may do better.
     *
     * @param problem what is wrong with it, without secrets
     */
    public static IOException brokenAnswer(String problem) {
        return new BrokenAnswerException(problem);
    }

    /** True for what {@link HttpService#sendOnce} threw if the server surely did nothing: it was not reached, or said 429. */
    public static boolean surelyNotDone(ServiceException thrown) {
        return thrown.status() == TOO_MANY_REQUESTS || thrown.getCause() instanceof UnsentException;
    }

    /** The same, not to be tried again unless the server surely did nothing: it was not reached, or it said 429. */
    FailedTry unlessSurelyNotDone() {
        return new FailedTry(status, problem, mayPass && surelyNotDone, surelyNotDone, retryAfter, cause);
    }

    /** What went wrong, without secrets. */
    public String problem() {
        return problem;
    }

    boolean mayPass() {
        return mayPass;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    ServiceException exception(String service, String end) {
        return new ServiceException(service, status, problem + end, cause);
    }

    private static boolean mayPass(int status) {
        return status == TOO_MANY_REQUESTS
                || (status >= 500 && status != NOT_IMPLEMENTED && status != VERSION_NOT_SUPPORTED);
    }
}
