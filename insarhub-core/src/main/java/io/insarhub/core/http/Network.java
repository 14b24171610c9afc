package io.insarhub.core.http;

import io.insarhub.api.RetryPolicy;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * What all requests of a process share: connections, threads, clocks, and the limits that services set for an address
 * rather than for a user. Safe for use by many threads.
 *
 * <p>{@link #shared()} is a constant, although what it holds changes. That is on purpose: a service counts the requests
 * of the whole process, and two parts of it that were made apart from each other, each by its own user, have nothing in
 * common but a constant. Nothing can be set or read through it but by those limits. Tests make a network of their own.
 */
public final class Network {

    private final OkHttpClient client;
    private final WaitClock clock;
    private final Random random;
    private final CallWatch watch = new CallWatch();
    private final HostSlots slots = new HostSlots();
    private final Map<String, RateLimit> limits = new ConcurrentHashMap<>();

    private Network(WaitClock clock, Random random, Dns dns) {
        this.clock = clock;
        this.random = random;
        this.client = client(dns);
    }

    /** The one network of this process. */
    public static Network shared() {
        return Shared.NETWORK;
    }

    /** The one network of this process for the machine's clock; one of its own for any other. */
    public static Network on(WaitClock clock) {
        return clock == WaitClock.system() ? shared() : of(clock, new Random());
    }

    /** A network of its own, with time and chance from outside. */
    public static Network of(WaitClock clock, Random random) {
        return new Network(clock, random, Dns.SYSTEM);
    }

    /** A network of its own, with a name look-up from outside too. */
    static Network of(WaitClock clock, Random random, Dns dns) {
        return new Network(clock, random, dns);
    }

    /**
     * The limit of a service, one for all who ask for it by that name.
     *
     * @param service the service's key, for example its host
     * @param requestsPerMinute how many requests it allows in a minute
     * @throws IllegalArgumentException if somebody already asked with another number
     */
    public RateLimit rateLimit(String service, int requestsPerMinute) {
        RateLimit limit = limits.computeIfAbsent(service, key -> new RateLimit(requestsPerMinute, clock));
        if (limit.requestsPerMinute() != requestsPerMinute) {
            throw new IllegalArgumentException("The limit of " + service + " is " + limit.requestsPerMinute()
                    + " requests a minute for this process, not " + requestsPerMinute);
        }
        return limit;
    }

    /** How many transfers run on each host. */
    public HostSlots slots() {
        return slots;
    }

    /** Time, as this network knows it. */
    public WaitClock clock() {
        return clock;
    }

    /** A count of tries under a policy, for work that repeats requests by itself. */
    public Retry retry(String service, RetryPolicy policy) {
        return new Retry(service, policy, clock, random);
    }

    OkHttpClient client() {
        return client;
    }

    CallWatch watch() {
        return watch;
    }

    /**
     * Redirects, cookies and tries are ours, so all of OkHttp's are off: it would send a request twice in silence. HTTP/1.1
     * alone, because a transfer that has a connection of its own neither shares another's window nor its fate.
     */
    private static OkHttpClient client(Dns dns) {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                DaemonThreads.named("insarhub-http")));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES))
                .dns(dns)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO) // see CallWatch
                .addNetworkInterceptor(Exchange.nextToTheWire())
                .build();
    }

    /** Made on first use: a client costs a tenth of a second. */
    private static final class Shared {
        private static final Network NETWORK = of(WaitClock.system(), new Random());
    }
}
