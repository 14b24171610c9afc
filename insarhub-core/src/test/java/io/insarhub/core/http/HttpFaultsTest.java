package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break, lie or never end. */
class HttpFaultsTest {

    private static final String JSON = "{\"items\": [\"" + "x".repeat(300) + "\"]}";

    private final FakeClock clock = new FakeClock();
    private final HttpService service = service().build();

    @Test
    void aRefusedConnectionIsTriedAgainThenNamed() throws IOException {
        HttpUrl nobody = HttpUrl.get("http://127.0.0.1:" + freePort() + "/search?key=hidden");

        assertThatThrownBy(() -> service.send(get(nobody), Cancellation.never()))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isZero())
                .hasMessageContaining("/search?…: no connection")
                .hasMessageContaining("gave up after 6 tries");
        assertThat(clock.awaited()).hasSize(5);
    }

    @Test
    void aRequestThatNeverLeftIsTriedAgainEvenIfItMustNotBeDoneTwice() throws IOException {
        HttpUrl nobody = HttpUrl.get("http://127.0.0.1:" + freePort() + "/jobs");

        assertThatThrownBy(() -> service.sendOnce(post(nobody), HttpReply::text, Cancellation.never()))
                .hasMessageContaining("gave up after 6 tries");
    }

    @Test
    void aRequestThatMayHaveArrivedIsNotDoneTwice() throws IOException {
        try (RawServer server = RawServer.start(RawExchange::reset)) {
            assertThatThrownBy(() -> service.sendOnce(post(server.url("/jobs")), HttpReply::text, Cancellation.never()))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isZero());
            assertThat(server.exchanges()).hasSize(1);
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThatThrownBy(() -> service.send(get(HttpUrl.get("http://nowhere.invalid/")), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("host is not known");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatBreaksAnywhereIsTriedAgain(boolean reset) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON;
        AtomicInteger offset = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        try (RawServer server = RawServer.start(exchange -> {
            if (tries.incrementAndGet() % 2 == 1) {
                exchange.write(answer.substring(0, offset.get()));
                breakOff(exchange, reset);
            } else {
                exchange.write(answer);
            }
        })) {
            for (int at = 0; at < answer.length(); at += 7) {
                offset.set(at);
                HttpReply reply = service.send(get(server.url("/")), Cancellation.never());
                assertThat(reply.text()).isEqualTo(JSON);
            }
            assertThat(server.exchanges()).hasSize(2 * ((answer.length() + 6) / 7));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void chunksThatBreakOffAnywhereAreTriedAgain(boolean reset) throws IOException {
        String chunk = Integer.toHexString(JSON.length()) + "\r\n" + JSON + "\r\n";
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n";
        AtomicInteger offset = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        try (RawServer server = RawServer.start(exchange -> {
            if (tries.incrementAndGet() % 2 == 1) {
                exchange.write(answer.substring(0, offset.get()));
                breakOff(exchange, reset);
            } else {
                exchange.write(answer);
            }
        })) {
            for (int at = 0; at <= answer.length() - 5; at += 11) {
                offset.set(at);
                tries.set(0);
                assertThat(service.send(get(server.url("/")), HttpReply::json, Cancellation.never()))
                        .hasToString("{items=[" + "x".repeat(300) + "]}");
                assertThat(tries).hasValue(2);
            }
        }
    }

    @Test
    void aLengthThatIsNotKeptIsAFailure() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, JSON.length() + 10L);
            exchange.write(JSON);
            exchange.drop();
        })) {
            assertThatThrownBy(() -> service.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("the connection broke off");
            assertThat(server.exchanges()).hasSize(6);
        }
    }

    @Test
    void bytesBeyondTheLengthAreNotRead() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, 4);
            exchange.write("fine, and more than was promised\r\n\r\n");
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(service.send(get(server.url("/")), Cancellation.never())
                                .text())
                        .isEqualTo("fine");
            }
        }
    }

    @Test
    void silenceIsATimeOut() throws IOException {
        try (RawServer server = RawServer.start(exchange -> Thread.sleep(60_000))) {
            HttpService hasty = service()
                    .readTimeout(Duration.ofMillis(50))
                    .retryPolicy(RetryPolicy.standard().withMaxTries(2))
                    .build();

            assertThatThrownBy(() -> hasty.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("no answer in time; gave up after 2 tries");
            assertThat(server.exchanges()).hasSize(2);
        }
    }

    @Test
    void aServerThatNeverShakesHandsIsATimeOutOfARequestThatNeverLeft() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            HttpUrl secure = HttpUrl.get("https://127.0.0.1:" + mute.getLocalPort());
            HttpService hasty = service()
                    .connectTimeout(Duration.ofMillis(50))
                    .readTimeout(Duration.ofMillis(50))
                    .retryPolicy(RetryPolicy.standard().withMaxTries(2))
                    .build();

            assertThatThrownBy(() -> hasty.sendOnce(get(secure), HttpReply::text, Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("no answer in time; gave up after 2 tries");
        }
    }

    @Test
    void silenceInTheMiddleOfABodyIsATimeOut() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, JSON.length());
            exchange.write(JSON.substring(0, 100));
            Thread.sleep(60_000);
        })) {
            HttpService hasty = service()
                    .readTimeout(Duration.ofMillis(50))
                    .retryPolicy(RetryPolicy.never())
                    .build();

            assertThatThrownBy(() -> hasty.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("no answer in time");
        }
    }

    @Test
    void aRefusalWhoseWordsDoNotComeIsStillARefusal() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(403, 1000);
            exchange.write("You may");
            Thread.sleep(60_000);
        })) {
            HttpService hasty = service().readTimeout(Duration.ofMillis(50)).build();

            assertThatThrownBy(() -> hasty.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(403));
            assertThat(server.exchanges()).hasSize(1);
        }
    }

    @Test
    void aDripOfBytesEndsAtTheTimeOutOfTheWholeCall() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, 1_000_000);
            while (true) {
                exchange.write("x");
                Thread.sleep(10);
            }
        })) {
            HttpService hasty = service()
                    .readTimeout(Duration.ofMillis(200))
                    .callTimeout(Duration.ofMillis(400))
                    .retryPolicy(RetryPolicy.never())
                    .build();
            long start = System.nanoTime();

            assertThatThrownBy(() -> hasty.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(390), Duration.ofSeconds(2));
        }
    }

    @Test
    void aBodyWithoutEndIsCutAtTheBound() throws IOException {
        String block = "x".repeat(65_536);
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(200, -1);
            while (true) {
                exchange.write(block);
            }
        })) {
            HttpService bounded = service().maxBodyBytes(1 << 20).build();

            assertThatThrownBy(() -> bounded.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("longer than 1048576 bytes");
            assertThat(server.exchanges()).hasSize(1);
        }
    }

    @Test
    void aSmallBodyThatUnpacksToAHugeOneIsCutAtTheBound() throws IOException {
        byte[] bomb = gzip(new byte[32 << 20]);
        try (RawServer server = RawServer.start(exchange -> exchange.reply(200, bomb, "Content-Encoding: gzip"))) {
            assertThat(bomb.length).isLessThan(100_000);

            assertThatThrownBy(() ->
                            service().maxBodyBytes(1 << 20).build().send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("longer than 1048576 bytes");
        }
    }

    @Test
    void compressedBytesThatAreBrokenAreTriedAgain() throws IOException {
        byte[] whole = gzip(JSON.getBytes(StandardCharsets.UTF_8));
        byte[] broken = whole.clone();
        broken[broken.length - 6] ^= 1;
        AtomicInteger tries = new AtomicInteger();
        try (RawServer server = RawServer.start(exchange ->
                exchange.reply(200, tries.incrementAndGet() == 1 ? broken : whole, "Content-Encoding: gzip"))) {
            assertThat(service.send(get(server.url("/")), Cancellation.never()).text())
                    .isEqualTo(JSON);
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void headersWithoutEndAreAFailure() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                exchange.write("X-More: " + "x".repeat(8000) + "\r\n");
            }
        })) {
            HttpService once = service().retryPolicy(RetryPolicy.never()).build();

            assertThatThrownBy(() -> once.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOf(ServiceException.class);
        }
    }

    @Test
    void aRefusalThatNeverEndsIsStillARefusal() throws IOException {
        try (RawServer server = RawServer.start(exchange -> {
            exchange.head(400, -1);
            while (true) {
                exchange.write("no ".repeat(1000));
            }
        })) {
            assertThatThrownBy(() -> service.send(get(server.url("/")), Cancellation.never()))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(400))
                    .extracting(e -> String.valueOf(e.getMessage()).length())
                    .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                    .isLessThan(500);
        }
    }

    private static void breakOff(RawExchange exchange, boolean reset) throws IOException {
        if (reset) {
            exchange.reset();
        } else {
            exchange.drop();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private HttpService.Builder service() {
        return HttpService.builder("CMR").network(Network.of(clock, new Random(7)));
    }

    private static Request get(HttpUrl url) {
        return new Request.Builder().url(url).build();
    }

    private static Request post(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .post(new FormBody.Builder().add("a", "b").build())
                .build();
    }
}
