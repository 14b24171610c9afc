package io.insarhub.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.insarhub.api.Cancellation;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest {

    private static final RetryPolicy POLICY = RetryPolicy.standard();

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .gzipDisabled(false))
            .build();

    private final FakeClock clock = new FakeClock();
    private final HttpService service = service().build();

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aStatusThatMayPassIsTriedAgain(int status) {
        answersOnce(aResponse().withStatus(status));

        assertThat(service.send(get(), Cancellation.never()).text()).isEqualTo("fine");

        assertThat(clock.awaited()).hasSize(1);
        assertThat(clock.awaited().get(0)).isLessThanOrEqualTo(POLICY.firstDelay());
    }

    @Test
    void waitsAreDrawnBelowABoundThatDoublesUntilTriesRunOut() {
        answersAlways(aResponse().withStatus(503).withBody("{\"errors\": [\"Down for repair\", \"Back soon\"]}"));

        assertThatThrownBy(() -> service.send(get(), Cancellation.never()))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(503))
                .hasMessageStartingWith("CMR (HTTP 503): " + SERVER.baseUrl() + "/search?… answered")
                .hasMessageContaining("Down for repair; Back soon; gave up after 6 tries");

        SERVER.verify(6, getRequestedFor(anyUrl()));
        assertThat(clock.awaited()).hasSize(5).doesNotHaveDuplicates();
        for (int i = 0; i < 5; i++) {
            assertThat(clock.awaited().get(i)).isLessThanOrEqualTo(Duration.ofSeconds(1L << i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, 7",
        "503, 7, 7",
        "429, 'Sun, 01 Mar 2026 12:00:09 GMT', 9",
        "503, 'Sunday, 01-Mar-26 12:00:09 GMT', 9",
        "429, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "429, 3600, 120",
        "429, 99999999999999999999, 120",
        "429, soon, 0",
        "429, -5, 0",
    })
    void whatTheServerAsksToWaitIsWaitedUpToABound(int status, String retryAfter, int seconds) {
        answersOnce(aResponse().withStatus(status).withHeader("Retry-After", retryAfter));

        service.send(get(), Cancellation.never());

        Duration asked = Duration.ofSeconds(seconds);
        assertThat(clock.awaited()).hasSize(1);
        assertThat(clock.awaited().get(0)).isBetween(asked, asked.plus(POLICY.firstDelay()));
    }

    @Test
    void noTryStartsAfterTheWholeTimeIsUp() {
        answersAlways(aResponse().withStatus(429).withHeader("Retry-After", "90"));
        RetryPolicy fiveMinutes = new RetryPolicy(
                100, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));

        assertThatThrownBy(() -> service().retryPolicy(fiveMinutes).build().send(get(), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("gave up after 4 tries in 27")
                .hasMessageContaining("rather than wait another 90.");
        assertThat(Duration.ofNanos(clock.nanoTime())).isLessThan(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 413, 422, 501})
    void otherRefusalsAreNotTriedAgainAndShowTheServicesWords(int status) {
        answersAlways(aResponse().withStatus(status).withBody("{\"errors\":[\"Parameter [x] was not recognized.\"]}"));

        assertThatThrownBy(() -> service.send(get(), Cancellation.never()))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageEndingWith("Parameter [x] was not recognized.");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void aCallerMayHaveAStatusReturned() {
        answersAlways(aResponse().withStatus(404).withBody("none"));

        HttpReply reply = service().returnedStatuses(404).build().send(get(), Cancellation.never());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("none");
        assertThat(reply.toString()).contains("404", "/search?…").doesNotContain("token");
    }

    @Test
    void aFormIsPostedAndHeadersComeBack() {
        answersAlways(aResponse().withHeader("CMR-Search-After", "[1]").withBody("fine"));
        Request request = new Request.Builder()
                .url(url())
                .header("CMR-Search-After", "[0]")
                .post(new FormBody.Builder().add("provider", "ASF").build())
                .build();

        HttpReply reply = service.send(request, Cancellation.never());

        assertThat(reply.headers().get("CMR-Search-After")).isEqualTo("[1]");
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(equalTo("provider=ASF"))
                .withHeader("CMR-Search-After", equalTo("[0]"))
                .withHeader("User-Agent", equalTo("InSARHub-Java")));
    }

    @Test
    void compressedAnswersAreRead() {
        String text = "{\"text\": \"" + "abc".repeat(10_000) + "\"}";
        answersAlways(aResponse().withBody(text).withHeader("Content-Type", "application/json"));

        HttpReply reply = service.send(get(), Cancellation.never());

        assertThat(reply.text()).isEqualTo(text);
        SERVER.verify(getRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("gzip")));
    }

    @Test
    void aWebPageInsteadOfJsonIsTriedAgainAndThenNamed() {
        String page = "\n<!DOCTYPE html><html><head><title>Wi-Fi &amp; more</title></head><body>Welcome!</body></html>";
        answersOnce(aResponse().withBody(page));
        assertThatThrownBy(() -> service.send(get(), HttpReply::json, Cancellation.never()))
                .hasMessageContaining("not the JSON"); // "fine" is neither
        answersAlways(aResponse().withBody(page).withHeader("Content-Type", "application/json"));

        assertThatThrownBy(() -> service.send(get(), HttpReply::json, Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("a web page came instead of JSON: \"Wi-Fi & more\"")
                .hasMessageContaining("gave up after 6 tries");
    }

    @Test
    void jsonComesAsPlainValuesAndIsTriedAgainWhenCutOff() {
        String json = "{\"hits\": 2, \"items\": [{\"a\": 0.1}, null]}";
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withBody(json.substring(0, 20)))
                .willSetStateTo("whole"));
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("whole")
                .willReturn(aResponse().withBody(json)));

        Object values = service.send(get(), HttpReply::json, Cancellation.never());

        assertThat(values).isInstanceOf(Map.class).hasToString("{hits=2, items=[{a=0.1}, null]}");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"429, 2", "500, 1", "502, 1", "503, 1", "504, 1"})
    void whatMustNotBeDoneTwiceIsTriedAgainOnlyWhereTheServerSurelyDidNothing(int status, int requests) {
        answersOnce(aResponse().withStatus(status).withHeader("Retry-After", "0"));
        Request request = new Request.Builder()
                .url(url())
                .post(new FormBody.Builder().build())
                .build();

        try {
            service.sendOnce(request, HttpReply::text, Cancellation.never());
        } catch (ServiceException e) {
            assertThat(e.status()).isEqualTo(status);
        }

        SERVER.verify(requests, postRequestedFor(urlEqualTo("/search?token=hidden")));
    }

    @Test
    void everyRequestKeepsToTheLimitTriedAgainOrNot() {
        answersAlways(aResponse().withStatus(500));
        RateLimit limit = new RateLimit(2, clock);

        assertThatThrownBy(() -> service().rateLimit(limit).build().send(get(), Cancellation.never()))
                .isInstanceOf(ServiceException.class);

        SERVER.verify(6, getRequestedFor(anyUrl()));
        assertThat(Duration.ofNanos(clock.nanoTime())).isGreaterThanOrEqualTo(Duration.ofSeconds(2 * 61));
    }

    private static void answersAlways(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static void answersOnce(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(answer)
                .willSetStateTo("fine"));
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("fine")
                .willReturn(aResponse().withBody("fine")));
    }

    private HttpService.Builder service() {
        return HttpService.builder("CMR").network(Network.of(clock, new Random(7)));
    }

    private static HttpUrl url() {
        return HttpUrl.get(SERVER.url("/search?token=hidden"));
    }

    private static Request get() {
        return new Request.Builder().url(url()).build();
    }
}
