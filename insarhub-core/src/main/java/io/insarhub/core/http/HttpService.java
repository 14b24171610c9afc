package io.insarhub.core.http;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one service: keeps to its limit, follows redirects by hand (at most {@value #MAX_REDIRECTS}, see
 * {@link Redirect}), tries again what may pass (see {@link RetryPolicy}), bounds the time and the size of answers, and
 * shows the service's own words when it refuses. Immutable; safe for use by many threads. Calls block.
 *
 * <p>All waits end within a second of a cancellation. Answers are decompressed. Messages and logs hold no query of an
 * address and no credential.
 */
public final class HttpService {

    /** How many redirects one request may take. A login takes four. */
    static final int MAX_REDIRECTS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final String USER_AGENT = "InSARHub-Java";

    private final String name;
    private final Network network;
    private final @Nullable RateLimit rateLimit;
    private final RetryPolicy retryPolicy;
    private final Access access;
    private final int maxBodyBytes;
    private final Set<Integer> returnedStatuses;
    private final Exchange exchange;

    private HttpService(Builder builder) {
        this.name = builder.name;
        this.network = builder.network;
        this.rateLimit = builder.rateLimit;
        this.retryPolicy = builder.retryPolicy;
        this.access = builder.access;
        this.maxBodyBytes = builder.maxBodyBytes;
        this.returnedStatuses = builder.returnedStatuses;
        OkHttpClient client = network.client()
                .newBuilder()
                .cookieJar(access.cookies())
                .connectTimeout(builder.connectTimeout)
                .callTimeout(builder.callTimeout)
                .build();
        this.exchange = new Exchange(client, network, builder.connectTimeout, builder.readTimeout);
    }

    /**
     * Settings for a service.
     *
     * @param name what messages call it, for example {@code CMR}
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** What messages call the service. */
    public String name() {
        return name;
    }

    /** The network that it is reached through. */
    public Network network() {
        return network;
    }

    /** A count of tries, for work that repeats {@link #open} by itself. */
    public Retry retry() {
        return network.retry(name, retryPolicy);
    }

    /** {@link #send(Request, ReplyReader, Cancellation)} for the answer as it is. */
    public HttpReply send(Request request, Cancellation cancellation) {
        return send(request, reply -> reply, cancellation);
    }

    /**
     * Sends a request that does no harm if the service gets it twice, as often as it takes, and reads the answer.
     *
     * @throws ServiceException if the service refuses, or goes on failing
     * @throws CredentialsException if who asks is not let in
     * @throws CancelledException if it was cancelled or interrupted
     */
    public <T> T send(Request request, ReplyReader<T> reader, Cancellation cancellation) {
        return send(request, reader, cancellation, true);
    }

    /**
     * Sends a request that the service must not act on twice. It is tried again only if the service surely did nothing:
     * it was not reached, or it answered 429. After any other failure the caller has to find out what became of it;
     * {@link ServiceException#status()} is 0 if there was no answer.
     */
    public <T> T sendOnce(Request request, ReplyReader<T> reader, Cancellation cancellation) {
        return send(request, reader, cancellation, false);
    }

    /**
     * Sends a request, follows redirects, and returns the answer whatever its status, to be read as a stream. One try.
     *
     * @throws IOException if the exchange broke off; see {@link FailedTry}. Where that happens while reading the
     *     answer, look at the cancellation first: it may be the reason.
     * @throws ServiceException if redirects lead nowhere
     * @throws CredentialsException if who asks is not let in
     * @throws CancelledException if it was cancelled or interrupted
     */
    public HttpStream open(Request request, Cancellation cancellation) throws IOException {
        Request hop = request.header("User-Agent") == null
                ? request.newBuilder().header("User-Agent", USER_AGENT).build()
                : request;
        for (int redirects = 0; ; redirects++) {
            HttpStream answer = exchange(hop, cancellation);
            try {
                access.check(answer);
                if (!Redirect.is(answer)) {
                    return answer;
                }
                if (redirects == MAX_REDIRECTS) {
                    throw new ServiceException(
                            name,
                            answer.status(),
                            Redacted.url(request.url()) + " redirects without end, the last time to "
                                    + Redacted.url(
                                            Redirect.next(name, hop, answer).url()),
                            null);
                }
                hop = Redirect.next(name, hop, answer);
            } catch (RuntimeException e) {
                answer.close();
                cancellation.throwIfCancelled(name);
                throw e;
            }
            answer.close();
        }
    }

    private HttpStream exchange(Request hop, Cancellation cancellation) throws IOException {
        if (rateLimit != null) {
            rateLimit.acquire(cancellation);
        }
        HttpStream answer = exchange.send(access.authorize(hop), cancellation, name);
        LOG.debug("{}: {} {}: HTTP {}", name, hop.method(), Redacted.url(hop.url()), answer.status());
        return answer;
    }

    private <T> T send(Request request, ReplyReader<T> reader, Cancellation cancellation, boolean repeatable) {
        Retry retry = retry();
        while (true) {
            FailedTry failed;
            try (HttpStream answer = open(request, cancellation)) {
                if (isWanted(answer.status())) {
                    return reader.read(answer.whole(maxBodyBytes));
                }
                failed = FailedTry.of(answer);
            } catch (HttpStream.TooLongException e) {
                throw new ServiceException(name, 0, Redacted.url(request.url()) + ": " + e.getMessage(), e);
            } catch (IOException e) {
                cancellation.throwIfCancelled(name);
                failed = FailedTry.of(request.url(), e);
            }
            retry.pause(repeatable ? failed : failed.unlessSurelyNotDone(), cancellation);
        }
    }

    private boolean isWanted(int status) {
        return (status >= 200 && status < 300) || returnedStatuses.contains(status);
    }

    /** Settings for a service. */
    public static final class Builder {

        private final String name;
        private Network network = Network.shared();
        private @Nullable RateLimit rateLimit;
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private Access access = Access.anonymous();
        private Duration connectTimeout = Duration.ofSeconds(20);
        private Duration readTimeout = Duration.ofSeconds(60);
        private Duration callTimeout = Duration.ofMinutes(3);
        private int maxBodyBytes = 64 << 20;
        private Set<Integer> returnedStatuses = Set.of();

        private Builder(String name) {
            this.name = name;
        }

        /** The network; by default the process's. */
        public Builder network(Network value) {
            network = value;
            return this;
        }

        /** A limit that every request keeps to, redirects and repeated ones too; none by default. */
        public Builder rateLimit(RateLimit value) {
            rateLimit = value;
            return this;
        }

        /** When to try again; {@link RetryPolicy#standard()} by default. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        /** Who asks; nobody by default. */
        public Builder access(Access value) {
            access = value;
            return this;
        }

        /** The longest that a connection may take to stand; 20 s by default. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** The longest silence while an answer is due; 60 s by default. */
        public Builder readTimeout(Duration value) {
            readTimeout = value;
            return this;
        }

        /** The longest that one try may take from the first byte to the last; 3 min by default, zero for no bound. */
        public Builder callTimeout(Duration value) {
            callTimeout = value;
            return this;
        }

        /** The longest answer that {@code send} takes, bytes after decompression; 64 MiB by default. */
        public Builder maxBodyBytes(int value) {
            if (value < 0 || value == Integer.MAX_VALUE) {
                throw new BadOptionException("maxBodyBytes", "must be from 0 to 2³¹ − 2, not " + value);
            }
            maxBodyBytes = value;
            return this;
        }

        /** Statuses other than 2xx that {@code send} returns instead of throwing; none by default. */
        public Builder returnedStatuses(Integer... values) {
            returnedStatuses = Arrays.stream(values).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /** The service. */
        public HttpService build() {
            return new HttpService(this);
        }
    }
}
