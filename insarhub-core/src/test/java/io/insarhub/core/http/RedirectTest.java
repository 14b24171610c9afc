package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.auth.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    private volatile RawServer.Handler answer = RawExchange::drop;
    private RawServer server;
    private RawServer other;

    @BeforeEach
    void start() throws IOException {
        server = RawServer.start(exchange -> answer.handle(exchange));
        other = RawServer.start(exchange -> exchange.reply(200, exchange.method() + " " + exchange.body()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aPlainRequestIsFollowed(int status) {
        redirectsTo(status, other.url("/there").toString());

        assertThat(service(Access.anonymous()).send(get(), Cancellation.never()).text())
                .isEqualTo("GET ");
    }

    @Test
    void aLocationMayBeRelative() {
        answer = exchange -> {
            if (exchange.path().equals("/a/start")) {
                exchange.reply(302, "", "Location: ../b?c=d");
            } else {
                exchange.reply(200, exchange.target());
            }
        };

        assertThat(service(Access.anonymous()).send(get(), Cancellation.never()).text())
                .isEqualTo("/b?c=d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void anotherHostOrPortGetsNoAuthorization(String host) {
        redirectsTo(302, other.url(host, "/there").toString());
        Request explicit = get().newBuilder()
                .header("Authorization", "Bearer tok")
                .header("Cookie", "a=b")
                .header("Proxy-Authorization", "Basic abc")
                .header("Accept", "application/json")
                .build();

        service(Access.anonymous()).send(explicit, Cancellation.never());
        service(Access.bearer(Secret.of("tok"), server.url("/"))).send(get(), Cancellation.never());

        assertThat(server.exchanges())
                .extracting(e -> e.header("authorization"))
                .containsExactly("Bearer tok", "Bearer tok");
        assertThat(other.exchanges())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.headers())
                        .doesNotContainKeys("authorization", "cookie", "proxy-authorization", "referer"));
        assertThat(other.exchanges().get(0).header("accept")).isEqualTo("application/json");
    }

    @Test
    void theSameOriginKeepsIt() {
        answer = exchange -> {
            if (exchange.path().equals("/a/start")) {
                exchange.reply(302, "", "Location: /b");
            } else {
                exchange.reply(200, exchange.header("authorization"));
            }
        };
        Request request =
                get().newBuilder().header("Authorization", "Bearer tok").build();

        assertThat(service(Access.anonymous())
                        .send(request, Cancellation.never())
                        .text())
                .isEqualTo("Bearer tok");
    }

    @Test
    void aLoopEndsInAnErrorThatIsNotTriedAgain() {
        answer = exchange -> exchange.reply(
                302, "", "Location: /a/start?again=" + server.exchanges().size());

        assertThatThrownBy(() -> service(Access.anonymous()).send(get(), Cancellation.never()))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(302))
                .hasMessageContaining("/a/start?… redirects without end")
                .hasMessageNotContaining("again=");
        assertThat(server.exchanges()).hasSize(HttpService.MAX_REDIRECTS + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/a", "http://", "javascript:alert(1)"})
    void aLocationThatIsNotHttpIsRefused(String location) {
        redirectsTo(302, location);

        assertThatThrownBy(() -> service(Access.anonymous()).send(get(), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("not http");
    }

    @Test
    void aRedirectWithoutALocationIsARefusal() {
        answer = exchange -> exchange.reply(302, "Found something");

        assertThatThrownBy(() -> service(Access.anonymous()).send(get(), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Found something");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302})
    void aPostThatHasMovedIsNotTurnedIntoARequestForSomethingElse(int status) {
        redirectsTo(status, other.url("/there").toString());

        assertThatThrownBy(() -> service(Access.anonymous()).send(post(), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("has moved to " + other.url("/there"));
        assertThat(other.exchanges()).isEmpty();
    }

    @Test
    void aPostIsSentOnAsItIsOrItsResultFetchedIfTheServerSaysSo() {
        redirectsTo(307, other.url("/there").toString());
        assertThat(service(Access.anonymous())
                        .send(post(), Cancellation.never())
                        .text())
                .isEqualTo("POST a=b");

        redirectsTo(303, other.url("/there").toString());
        assertThat(service(Access.anonymous())
                        .send(post(), Cancellation.never())
                        .text())
                .isEqualTo("GET ");
    }

    @Test
    void nothingGoesFromHttpsToHttp() {
        Request secure = new Request.Builder()
                .url("https://data.example/a?key=hidden")
                .header("Authorization", "Bearer tok")
                .build();
        Response found = new Response.Builder()
                .request(secure)
                .protocol(Protocol.HTTP_1_1)
                .code(302)
                .message("Found")
                .header("Location", "http://data.example/a?key=hidden")
                .build();

        CallWatch.Watched watched =
                new CallWatch().watch(new OkHttpClient().newCall(secure), Cancellation.never(), Duration.ofSeconds(1));
        HttpStream answer = new HttpStream(found, WaitClock.system(), watched);

        assertThatThrownBy(() -> Redirect.next("ASF", secure, answer))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("from https to http://data.example/a?…")
                .hasMessageNotContaining("hidden");
    }

    private void redirectsTo(int status, String location) {
        answer = exchange -> exchange.reply(status, "", "Location: " + location);
    }

    private static HttpService service(Access access) {
        return HttpService.builder("ASF")
                .network(Network.of(new FakeClock(), new Random(1)))
                .access(access)
                .build();
    }

    private Request get() {
        return new Request.Builder().url(startUrl()).build();
    }

    private Request post() {
        return new Request.Builder()
                .url(startUrl())
                .post(new FormBody.Builder().add("a", "b").build())
                .build();
    }

    private HttpUrl startUrl() {
        return server.url("/a/start?first=1");
    }
}
