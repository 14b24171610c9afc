package io.insarhub.core.http;

import io.insarhub.api.WaitClock;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer whose body is still to be read. Reading ends with an {@link IOException} soon after the cancellation that
 * the request was sent with; {@link HttpService#open} tells how to tell. To be closed. For one thread.
 */
public final class HttpStream implements Closeable {

    /** How much of a refusal is looked at. */
    private static final int START_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpStream.class);
    private static final long LONGEST_WAIT_SECONDS = Duration.ofDays(365).toSeconds();

    private final Response response;
    private final WaitClock clock;
    private final CallWatch.Watched watched;
    private final InputStream body;

    HttpStream(Response response, WaitClock clock, CallWatch.Watched watched) {
        this.response = response;
        this.clock = clock;
        this.watched = watched;
        this.body = new WatchedStream(response.body().byteStream(), watched);
    }

    /** The HTTP status. */
    public int status() {
        return response.code();
    }

    /** The address that answered: after redirects, not always the one asked. */
    public HttpUrl url() {
        return response.request().url();
    }

    /** The answer's headers. */
    public Headers headers() {
        return response.headers();
    }

    /** The body's length as the server tells it, bytes. */
    public OptionalLong contentLength() {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /**
     * Makes sure that the answer does not say it is a web page.
     *
     * @param wanted what was asked for, for the message
     * @throws IOException if it is one: a log-in form, a proxy's excuse
     */
    public void requireNoWebPage(String wanted) throws IOException {
        String type = response.header("Content-Type", "");
        if (type != null && type.regionMatches(true, 0, "text/html", 0, "text/html".length())) {
            throw new BrokenAnswerException("a web page came instead of " + wanted + ": \""
                    + ServiceText.titleOf(start()) + "\". It may ask for a log-in, or a proxy may stand in between");
        }
    }

    /**
     * Reads bytes as they come.
     *
     * @return how many, or −1 at the end
     * @throws IOException if the connection broke, stalled, or ended before its time
     */
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return body.read(buffer, offset, length);
    }

    /** The whole answer, for bodies that fit into memory; stops with an error at {@code maxBytes}. */
    HttpReply whole(int maxBytes) throws IOException {
        byte[] whole = body.readNBytes(maxBytes + 1);
        if (whole.length > maxBytes) {
            throw new TooLongException(maxBytes);
        }
        return new HttpReply(status(), url(), headers(), whole);
    }

    /**
     * The first of the body as text, without what the request sent in confidence; later reads have it again. Empty if it
     * does not come: a refusal is one without its words too.
     */
    String start() {
        try {
            byte[] start = watched.read(() -> response.peekBody(START_BYTES).bytes());
            return SentSecrets.scrub(response, new String(start, StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("{}: the words to HTTP {} did not come: {}", Redacted.url(url()), status(), e.getMessage());
            return "";
        }
    }

    /** How long the server asks to wait: {@code Retry-After} in seconds or as a date. Nonsense counts as nothing. */
    Optional<Duration> retryAfter() {
        String text = response.header("Retry-After", "");
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.strip().chars().allMatch(c -> c >= '0' && c <= '9')) {
            boolean huge = text.strip().length() > 8;
            return Optional.of(Duration.ofSeconds(huge ? LONGEST_WAIT_SECONDS : Long.parseLong(text.strip())));
        }
        Instant date = headers().getInstant("Retry-After");
        return Optional.ofNullable(date).map(until -> {
            Duration wait = Duration.between(clock.now(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }

    /** The request that this answers, with all that was sent. */
    Request request() {
        return response.request();
    }

    /** Cuts the transfer. Without it closing reads on for a tenth of a second, in the hope of an early end. */
    public void abandon() {
        watched.abandon();
    }

    @Override
    public void close() {
        watched.close();
        response.close();
    }

    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException(long maxBytes) {
            super("the answer is longer than " + maxBytes + " bytes, which no answer of this service should be");
        }
    }
}
