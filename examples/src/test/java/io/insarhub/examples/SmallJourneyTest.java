package io.insarhub.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.core.json.JsonReader;
import io.insarhub.core.json.PythonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same journey over one summer. */
class SmallJourneyTest {

    private static final Path RECORDS = Path.of("data/path13");
    private static final String START = "2021-06-15";
    private static final String END = "2021-09-15";

    @TempDir
    Path temp;

    private final Study summer = Study.of(QuickStart.BOX, START, END);

    @Test
    void one_that_was_broken_off_after_ordering_goes_on_and_has_each_product_once() throws IOException {
        Path study = temp.resolve("study");
        try (StandIn first = new StandIn(summer, RECORDS, temp)) {
            Journey journey = new Journey(study, summer, first.services(), ProgressListener.none());
            journey.selectPairs();
            journey.orderInterferograms();
            assertThat(journey.stack().stage()).isEqualTo(Stage.SUBMITTED);
        }
        try (StandIn second = new StandIn(summer, RECORDS, temp)) {
            Journey journey = new Journey(study, summer, second.services(), ProgressListener.none());
            journey.selectPairs();
            journey.orderInterferograms();
            journey.fetchProducts();

            StackFolder stack = journey.stack();
            assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
            assertThat(stack.products())
                    .hasSize(stack.stackFile().orElseThrow().pairs().size());
        }
    }

    @Test
    void a_failed_job_is_ordered_again_only_within_what_may_be_spent() throws IOException {
        try (StandIn standIn = new StandIn(summer, RECORDS, temp)) {
            Services offline = standIn.services();
            Path study = temp.resolve("study");
            new Journey(study, summer, offline, ProgressListener.none()).selectPairs();
            int pairs = Workdir.open(study).stacks().stream()
                    .mapToInt(stack -> stack.stackFile().orElseThrow().pairs().size())
                    .max()
                    .orElseThrow();
            Services exact = new Services(
                    offline.search(),
                    offline.quality(),
                    offline.hyp3(),
                    10.0 * pairs,
                    offline.accounts(),
                    offline.environment(),
                    offline.home(),
                    offline.clock());
            Journey journey = new Journey(study, summer, exact, ProgressListener.none());

            journey.orderInterferograms();
            String fetched = journey.fetchProducts();

            assertThat(fetched).contains(pairs - 1 + " products").endsWith("1 failed job");
            assertThat(journey.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("max_credits", "this job costs 10"));
            assertThat(standIn.accepted().values()).containsOnly(1);
        }
    }

    /** Live differs from offline by nothing but addresses: here they lead to the loopback. */
    @Test
    void the_live_journey_searches_the_catalogue_and_orders_from_hyp3() throws IOException {
        AtomicReference<String> asked = new AtomicReference<>("");
        HttpServer catalogue = catalogue(asked);
        try (StandIn standIn = new StandIn(summer, RECORDS, temp)) {
            Services offline = standIn.services();
            DoubleFunction<Services> live = maxCredits -> new Services(
                    Map.of(
                            "endpoint",
                            "http://127.0.0.1:" + catalogue.getAddress().getPort() + "/",
                            "select_pairs",
                            Map.of("avoid_low_quality_days", false)),
                    offline.quality(),
                    offline.hyp3(),
                    maxCredits,
                    List.of(),
                    Map.of("EARTHDATA_USERNAME", StandIn.USER, "EARTHDATA_PASSWORD", StandIn.PASSWORD),
                    temp,
                    offline.clock());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            QuickStart quickStart =
                    new QuickStart(temp.resolve("live"), new PrintStream(out, true, UTF_8), ProgressListener.none());

            int pairs = quickStart
                    .live(summer, live.apply(0))
                    .stack()
                    .stackFile()
                    .orElseThrow()
                    .pairs()
                    .size();

            assertThat(standIn.accepted())
                    .as("nobody allowed to spend anything")
                    .isEmpty();
            assertThat(out.toString(UTF_8))
                    .contains("Nothing was ordered. " + pairs + " interferograms would cost " + 10 * pairs + " credits")
                    .contains("-Dquickstart.maxCredits=" + 10 * pairs)
                    .doesNotContain("fetch products");

            // one job fails on purpose, and is ordered again
            Journey journey = quickStart.live(summer, live.apply(10.0 * pairs + 10));

            assertThat(journey.stack().stage()).isEqualTo(Stage.EXPORTED);
            assertThat(asked.get()).contains("provider=ASF", "temporal", "2021-06-15");
            assertThat(standIn.accepted())
                    .hasSize(journey.stack().stackFile().orElseThrow().pairs().size());
            assertThat(out.toString(UTF_8)).contains("velocity.png").doesNotContain("simulated");
            assertThat(Workdir.open(temp.resolve("live")).stacks()).hasSize(1);
        } finally {
            catalogue.stop(0);
        }
    }

    /** CMR: the shipped records of these dates. */
    private static HttpServer catalogue(AtomicReference<String> asked) throws IOException {
        byte[] page = page();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/search/granules.umm_json", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.nasa.cmr.umm_results+json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static byte[] page() throws IOException {
        List<Object> items = new java.util.ArrayList<>();
        for (String name : List.of("cmr_p013_f411_page1.umm_json", "cmr_p013_f411_page2.umm_json")) {
            for (Object item : (List<?>) Objects.requireNonNull(
                    JsonReader.readObject(RECORDS.resolve(name)).get("items"))) {
                java.util.regex.Matcher scene = java.util.regex.Pattern.compile("S1[AB]_IW_SLC__1S[A-Z]{2}_(\\d{8})T")
                        .matcher(item.toString());
                boolean inside = scene.find()
                        && scene.group(1).compareTo(START.replace("-", "")) >= 0
                        && scene.group(1).compareTo(END.replace("-", "")) <= 0;
                if (inside) {
                    items.add(item);
                }
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("hits", (long) items.size());
        body.put("took", 1L);
        body.put("items", items);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PythonJson.compact(body, out);
        return out.toByteArray();
    }
}
