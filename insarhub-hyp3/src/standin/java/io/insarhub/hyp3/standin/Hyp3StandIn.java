package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * HyP3 and Earthdata Login on two ports of the loopback. Jobs are pending for a minute and run for forty by the
 * stand-in's time, which {@link #advance} moves, or end when {@link #succeed} and {@link #fail} say so. Safe for many
 * threads. To be closed.
 */
public final class Hyp3StandIn implements AutoCloseable {

    /** How every session cookie begins. */
    public static final String SESSION_MARK = "session-";

    /** How the signature in every product's address begins. */
    public static final String SIGNATURE_MARK = "s1gnature-";

    static {
        // else each answer on a connection that is kept waits 40 ms for the acknowledgement of its own headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads;
    private final HttpServer apiServer;
    private final HttpServer loginServer;
    private final StandInState state;
    private final LoginServer login;
    private final Faults faults = new Faults();
    private final Products products;
    private final JobsApi jobs;
    private final FilesApi files;

    private volatile Duration userDelay = Duration.ZERO;

    private Hyp3StandIn(Clock clock, ProductMaker maker) throws IOException {
        state = new StandInState(clock);
        login = new LoginServer(state);
        products = new Products(maker);
        threads = Executors.newCachedThreadPool(daemons());
        apiServer = server();
        loginServer = server();
        jobs = new JobsApi(state, login, products, faults, url(apiServer));
        files = new FilesApi(state, products, faults);
        on(apiServer, "/jobs", jobs::handle);
        on(apiServer, "/user", this::user);
        on(apiServer, "/costs", exchange -> Answer.json(exchange, faults.next("GET /costs"), CostTable::json));
        on(apiServer, "/login", login::login);
        on(apiServer, "/files/", files::handle);
        on(loginServer, "/oauth/authorize", exchange -> {
            faults.next("GET /oauth/authorize");
            login.authorize(exchange);
        });
        apiServer.start();
        loginServer.start();
    }

    /** Starts one by the machine's clock, with small products. */
    public static Hyp3StandIn start() throws IOException {
        return start(Clock.systemUTC(), 2_000);
    }

    /**
     * Starts one.
     *
     * @param clock tells the time of day, which {@link #advance} adds to
     * @param layerBytes length of each of the six rasters in a product, unpacked, bytes
     */
    public static Hyp3StandIn start(Clock clock, int layerBytes) throws IOException {
        return start(clock, new RandomProducts(layerBytes));
    }

    /**
     * Starts one.
     *
     * @param clock tells the time of day, which {@link #advance} adds to
     * @param maker makes what is in the products
     */
    public static Hyp3StandIn start(Clock clock, ProductMaker maker) throws IOException {
        return new Hyp3StandIn(clock, maker);
    }

    /** The API's address, without a slash at its end. */
    public String apiUrl() {
        return url(apiServer);
    }

    /** The login host's address, without a slash at its end. */
    public String loginUrl() {
        return url(loginServer);
    }

    /** Where a session starts: Earthdata Login's page that leads to the API's cookie. */
    public String authorizeUrl() {
        return loginUrl() + "/oauth/authorize?response_type=code&client_id=BO_n7nTIlMljdvU6kRRB3g&redirect_uri="
                + apiUrl() + "/login&app_type=401";
    }

    /**
     * Adds an account.
     *
     * @param credits credits left; null for no limit
     */
    public StandInAccount account(String user, String password, @Nullable Double credits) {
        return state.add(new StandInAccount(user, password, credits));
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        state.advance(time);
    }

    /** The stand-in's time. */
    public Instant now() {
        return state.now();
    }

    /** Sets how long jobs that come are pending, and then run. */
    public void durations(Duration pending, Duration running) {
        state.durations(pending, running);
    }

    /** Sets how many jobs a page of the listing is cut from. */
    public void pageJobs(int most) {
        jobs.pageJobs(most);
    }

    /** Makes {@code GET /user} slow. */
    public void userDelay(Duration delay) {
        userDelay = delay;
    }

    /** Refuses all jobs that come, in these words. */
    public void refuseAll(String words) {
        jobs.refuseAll(words);
    }

    /** Makes a scene unknown to the service's catalogue. */
    public void missing(String scene) {
        state.missing(scene);
    }

    /** Ends all jobs that have not ended, well. */
    public void succeedAll() {
        state.change(job -> isActive(job), job -> state.end(job, false));
    }

    /** Ends a job well. */
    public void succeed(String jobId) {
        state.end(state.job(jobId).orElseThrow(), false);
    }

    /** Ends a job badly. */
    public void fail(String jobId) {
        state.end(state.job(jobId).orElseThrow(), true);
    }

    /** Lets a job's product expire. */
    public void expire(String jobId) {
        state.change(job -> job.id.equals(jobId), job -> job.expires = state.now());
    }

    /** Lets a job list its product twice. */
    public void listTwice(String jobId) {
        state.change(job -> job.id.equals(jobId), job -> job.listedTwice = true);
    }

    /** Serves a file as a job's zip, for as long as the stand-in runs. */
    public void serveZip(String jobId, Path zip) {
        state.change(job -> job.id.equals(jobId), job -> job.zip = zip);
    }

    /** How fast each connection is that a file of {@link #serveZip} comes over; without bound at first. */
    public void bytesPerSecond(double speed) {
        files.bytesPerSecond(speed);
    }

    /** Lets the listing call a job's product something else. */
    public void listAs(String jobId, String fileName) {
        state.change(job -> job.id.equals(jobId), job -> job.listedName = fileName);
    }

    /** Lets all answers tell something else of a job: a value of any kind, or null. */
    public void tell(String jobId, String key, @Nullable Object value) {
        state.change(job -> job.id.equals(jobId), job -> job.told.put(key, value));
    }

    /** Puts fields into a job's parameters that a client did not send, as the service does. */
    public void addParameter(String jobId, String key, Object value) {
        StandInJob job = state.job(jobId).orElseThrow();
        state.change(j -> j == job, j -> j.parameters.put(key, value));
    }

    /** Ends all sessions: cookies are good for nothing from now on. */
    public void endSessions() {
        login.endSessions();
    }

    /** How often a user's password was refused. */
    public int refusals(String user) {
        return login.refusals(user);
    }

    /** How often each pair ({@code reference,secondary}) was accepted as a job. */
    public Map<String, Integer> accepted() {
        return state.accepted();
    }

    /** The IDs of all jobs with their users, in the order of submission. */
    public Map<String, String> jobIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        List<StandInJob> newestFirst = state.jobs();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            ids.put(newestFirst.get(i).id, newestFirst.get(i).user);
        }
        return ids;
    }

    /** The name of a job's product file. */
    public String productOf(String jobId) {
        return state.job(jobId).orElseThrow().fileName();
    }

    /** The bytes of a file of a product. */
    public byte[] fileOf(String product, String file) {
        return state.jobs().stream()
                .filter(job -> Products.name(job).equals(product))
                .map(job -> products.file(job, file))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        apiServer.stop(0);
        loginServer.stop(0);
        threads.shutdownNow();
    }

    private boolean isActive(StandInJob job) {
        return !state.status(job).equals("SUCCEEDED") && !state.status(job).equals("FAILED");
    }

    private void user(HttpExchange exchange) throws IOException {
        Answer.json(exchange, faults.next("GET /user"), () -> {
            try {
                Thread.sleep(userDelay.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            StandInAccount account = login.who(exchange);
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("user_id", account.user());
            json.put("application_status", account.applicationStatus());
            json.put("remaining_credits", account.credits());
            json.put("credits_per_month", 10000.0);
            json.put("job_names", List.of());
            json.put("use_case", "tests");
            return json;
        });
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        return server;
    }

    private static void on(HttpServer server, String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static java.util.concurrent.ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "hyp3-stand-in-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Answers one request. */
    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }
}
