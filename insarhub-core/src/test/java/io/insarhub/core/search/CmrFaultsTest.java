package io.insarhub.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.http.CancelledSoon;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search of four pages while each of its requests fails in one way or another. */
class CmrFaultsTest {

    private static final List<String> ITEMS = FakeCmr.path13().subList(0, 20);

    /** Four pages, and the empty one after them. */
    private static final int REQUESTS = 5;

    private static final String PAGE = "{\"hits\":20,\"took\":1,\"items\":[" + String.join(",", ITEMS) + "]}";

    private final FakeClock clock = new FakeClock();
    private final Network network = Network.of(clock, new Random(1));

    /** One way to fail. */
    private interface Way {
        void fail(RawExchange exchange) throws IOException, InterruptedException;
    }

    private record Named(String name, Way way) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> faults() {
        return Stream.of(
                new Named("429", exchange -> exchange.reply(429, "{\"errors\":[\"too many\"]}")),
                new Named("429 with Retry-After", exchange -> exchange.reply(429, "", "Retry-After: 7")),
                new Named("500", exchange -> exchange.reply(500, "")),
                new Named("502", exchange -> exchange.reply(502, "<html><title>Bad gateway</title></html>")),
                new Named("503", exchange -> exchange.reply(503, "", "Retry-After: 3")),
                new Named("504", exchange -> exchange.reply(504, "")),
                new Named("reset before headers", RawExchange::reset),
                new Named("closed before headers", RawExchange::drop),
                new Named("web page", exchange -> exchange.reply(200, "<!DOCTYPE html><title>Log in</title>")),
                new Named("no page", exchange -> exchange.reply(200, "{\"errors\":[]}")),
                new Named("empty", exchange -> exchange.reply(200, "")),
                new Named("cut off JSON", exchange -> exchange.reply(200, PAGE.substring(0, 999))),
                new Named("more after the end", exchange -> exchange.reply(200, PAGE + "}")),
                new Named("longer than announced", exchange -> {
                    exchange.head(200, 500);
                    exchange.write(PAGE);
                    exchange.drop();
                }),
                new Named("shorter than announced", exchange -> {
                    exchange.head(200, PAGE.length() + 10L);
                    exchange.write(PAGE);
                    exchange.drop();
                }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_request_may_fail_once_and_nothing_is_lost_or_double(Named fault) throws IOException {
        for (int bad = 1; bad <= REQUESTS; bad++) {
            int failing = bad;
            try (FakeCmr cmr = failing((number, exchange) -> {
                if (number == failing) {
                    fault.way().fail(exchange);
                }
                return number == failing;
            })) {
                CmrSearch.Found found = search(cmr);

                assertThat(found.scenes()).as("request %d", failing).hasSize(20);
                assertThat(found.notes()).isEmpty();
                assertThat(cmr.forms()).hasSize(REQUESTS + 1);
            }
        }
        assertThat(clock.awaited()).isNotEmpty();
    }

    @Test
    void a_reset_in_the_middle_of_a_page_at_any_place_is_tried_again() throws IOException {
        for (int at = 0; at < PAGE.length(); at += PAGE.length() / 23) {
            int sent = at;
            try (FakeCmr cmr = failing((number, exchange) -> {
                if (number == 2) {
                    exchange.head(200, PAGE.length());
                    exchange.write(PAGE.substring(0, sent));
                    exchange.reset();
                }
                return number == 2;
            })) {
                assertThat(search(cmr).scenes()).as("after %d characters", sent).hasSize(20);
            }
        }
    }

    @Test
    void the_wish_of_the_server_to_wait_is_followed() throws IOException {
        try (FakeCmr cmr = failing((number, exchange) -> {
            if (number == 1) {
                exchange.reply(429, "", "Retry-After: 90");
            }
            return number == 1;
        })) {
            search(cmr);

            assertThat(clock.awaited())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91)));
        }
    }

    @Test
    void a_refusal_shows_cmrs_words_and_is_not_tried_again() throws IOException {
        try (FakeCmr cmr = failing((number, exchange) -> {
            exchange.reply(400, "{\"errors\":[\"Parameter [polygon] is no polygon.\"]}");
            return true;
        })) {
            assertThatThrownBy(() -> search(cmr))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageStartingWith("CMR (HTTP 400): ")
                    .hasMessageEndingWith(
                            "/search/granules.umm_json answered HTTP 400: Parameter [polygon] is no polygon.");
            assertThat(cmr.forms()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><title>Hotel network</title>", "[1, 2", "{\"feed\": {}}"})
    void nonsense_without_end_is_an_error_that_says_so(String nonsense) throws IOException {
        try (FakeCmr cmr = failing((number, exchange) -> {
            exchange.reply(200, nonsense);
            return true;
        })) {
            assertThatThrownBy(() -> search(cmr))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("gave up after 6 tries");
            assertThat(cmr.forms()).hasSize(6);
        }
    }

    @Test
    void a_packed_page_is_unpacked() throws IOException {
        try (FakeCmr cmr = failing((number, exchange) -> {
            exchange.reply(200, gzip(PAGE), "Content-Encoding: gzip", "CMR-Hits: 20");
            return true;
        })) {
            assertThat(search(cmr).scenes()).hasSize(20);
            assertThat(cmr.server().exchanges().get(0).header("accept-encoding"))
                    .contains("gzip");
        }
    }

    @Test
    void a_page_that_drips_is_given_up_and_asked_for_again() throws IOException {
        try (FakeCmr cmr = failing((number, exchange) -> {
            if (number == 1) {
                exchange.head(200, PAGE.length());
                for (int i = 0; i < 100; i++) {
                    exchange.write(PAGE.substring(i, i + 1));
                    Thread.sleep(20);
                }
            }
            return number == 1;
        })) {
            CmrSearch impatient = new CmrSearch(
                    CmrSearch.service(network)
                            .callTimeout(Duration.ofMillis(300))
                            .build(),
                    cmr.url());

            assertThat(impatient
                            .run(request(), ProgressListener.none(), Cancellation.never())
                            .scenes())
                    .hasSize(20);
        }
    }

    @Test
    void can_be_cancelled_while_the_server_is_silent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        assertCancelled(asked, exchange -> {
            asked.countDown();
            Thread.sleep(5000);
        });
    }

    @Test
    void can_be_cancelled_while_a_page_drips() throws Exception {
        CountDownLatch dripping = new CountDownLatch(1);
        assertCancelled(dripping, exchange -> {
            exchange.head(200, PAGE.length());
            for (int i = 0; i < 200; i++) {
                exchange.write(PAGE.substring(i, i + 1));
                dripping.countDown();
                Thread.sleep(20);
            }
        });
    }

    @Test
    void can_be_cancelled_while_it_waits_to_try_again() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        assertCancelled(refused, exchange -> {
            exchange.reply(503, "", "Retry-After: 60");
            refused.countDown();
        });
    }

    @Test
    void can_be_cancelled_while_it_waits_for_the_request_limit_that_all_share() throws Exception {
        Network real = Network.of(WaitClock.system(), new Random(1));
        for (int i = 0; i < 250; i++) {
            real.rateLimit("ASF search", 250).acquire(Cancellation.never());
        }
        try (FakeCmr cmr = FakeCmr.of(ITEMS, 5)) {
            CountDownLatch waiting = new CountDownLatch(1);
            CancelledSoon.assertThatItEnds(waiting, run(real, cmr, waiting));
            assertThat(cmr.forms()).isEmpty();
        }
    }

    @Test
    void two_searches_share_one_limit_of_250_queries_a_minute() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(ITEMS.subList(0, 1), 5)) {
            for (int i = 0; i < 126; i++) {
                search(cmr); // two requests each
            }
            assertThat(cmr.forms()).hasSize(252);
            assertThat(clock.awaited())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61)));
        }
    }

    private static void assertCancelled(CountDownLatch waiting, Way way) throws Exception {
        Network real = Network.of(WaitClock.system(), new Random(1));
        try (FakeCmr cmr = failing((number, exchange) -> {
            way.fail(exchange);
            return true;
        })) {
            CancelledSoon.assertThatItEnds(waiting, run(real, cmr, new CountDownLatch(1)));
        }
    }

    private static Consumer<Cancellation> run(Network real, FakeCmr cmr, CountDownLatch started) {
        return cancellation -> {
            started.countDown();
            new CmrSearch(CmrSearch.service(real).build(), cmr.url())
                    .run(request(), ProgressListener.none(), cancellation);
        };
    }

    private static FakeCmr failing(FakeCmr.Fault fault) throws IOException {
        return FakeCmr.failing(ITEMS, 5, fault);
    }

    private CmrSearch.Found search(FakeCmr cmr) {
        return new CmrSearch(CmrSearch.service(network).build(), cmr.url())
                .run(request(), ProgressListener.none(), Cancellation.never());
    }

    private static SearchRequest request() {
        return new SearchRequest(Map.of(), List.of(), List.of(), Instant.EPOCH);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
