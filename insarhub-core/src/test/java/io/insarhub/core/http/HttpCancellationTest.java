package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** Wherever a request waits, it ends within a second of being cancelled. */
class HttpCancellationTest {

    private final Network network = Network.of(WaitClock.system(), new Random(1));
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Test
    void whileWaitingToTryAgain() throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.reply(503, "", "Retry-After: 60");
            waiting.countDown();
        })) {
            assertCancelled(server.url("/"));
        }
    }

    @Test
    void whileTheServerIsSilent() throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
            waiting.countDown();
            Thread.sleep(60_000);
        })) {
            assertCancelled(server.url("/"));
        }
    }

    @Test
    void whileTheBodyStalls() throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, 1000);
            exchange.write("half");
            waiting.countDown();
            Thread.sleep(60_000);
        })) {
            assertCancelled(server.url("/"));
        }
    }

    @Test
    void whileTheBodyDrips() throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, 1_000_000);
            waiting.countDown();
            while (true) {
                exchange.write("x");
                Thread.sleep(5);
            }
        })) {
            assertCancelled(server.url("/"));
        }
    }

    @Test
    void whileARefusalStalls() throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(403, 1000);
            waiting.countDown();
            Thread.sleep(60_000);
        })) {
            assertCancelled(server.url("/"));
        }
    }

    @Test
    void whileTheNameLookUpHangs() throws Exception {
        Dns hanging = host -> {
            waiting.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        Network lost = Network.of(WaitClock.system(), new Random(1), hanging);

        CancelledSoon.assertThatItEnds(
                waiting,
                cancellation -> HttpService.builder("CMR")
                        .network(lost)
                        .build()
                        .send(get(HttpUrl.get("http://far.example/")), cancellation));
    }

    @Test
    void whileWaitingForTheLimit() throws Exception {
        RateLimit limit = network.rateLimit("asf", 1);
        try (RawServer server = RawServer.start(exchange -> {
            exchange.reply(503, "", "Retry-After: 0");
            waiting.countDown();
        })) {
            HttpService service =
                    HttpService.builder("CMR").network(network).rateLimit(limit).build();

            CancelledSoon.assertThatItEnds(waiting, cancellation -> service.send(get(server.url("/")), cancellation));
            assertThat(server.exchanges()).hasSize(1);
        }
    }

    @Test
    void whileWaitingForAFreeConnection() throws Exception {
        HostSlots slots = network.slots();
        waiting.countDown();

        String inner = slots.run("data.example", 1, Cancellation.never(), () -> {
            try {
                CancelledSoon.assertThatItEnds(
                        waiting,
                        cancellation -> slots.run("data.example", 1, cancellation, () -> "the place is taken"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return slots.run("other.example", 1, Cancellation.never(), () -> "another host is free");
        });

        assertThat(inner).isEqualTo("another host is free");
        assertThat(slots.<String>run("data.example", 1, Cancellation.never(), () -> "free again"))
                .isEqualTo("free again");
    }

    @Test
    void beforeAnythingIsSent() throws IOException {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        try (RawServer server = RawServer.start(exchange -> exchange.reply(200, "fine"))) {
            assertThatThrownBy(() -> service().send(get(server.url("/")), cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(server.exchanges()).isEmpty();
        }
    }

    @Test
    void anInterruptIsACancellationAndStaysSet() throws IOException {
        try (RawServer server = RawServer.start(exchange -> Thread.sleep(60_000))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> service().send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void assertCancelled(HttpUrl url) throws InterruptedException {
        CancelledSoon.assertThatItEnds(waiting, cancellation -> service().send(get(url), cancellation));
    }

    private HttpService service() {
        return HttpService.builder("CMR").network(network).build();
    }

    private static Request get(HttpUrl url) {
        return new Request.Builder().url(url).build();
    }
}
