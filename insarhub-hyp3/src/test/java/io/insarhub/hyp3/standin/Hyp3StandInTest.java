package io.insarhub.hyp3.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.secrets.Secrets;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in is as the service is documented; seen with a client that knows nothing of ours. */
class Hyp3StandInTest {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Hyp3StandIn hyp3;

    @BeforeEach
    void start() throws IOException {
        hyp3 = Hyp3StandIn.start();
        hyp3.account("anna", "pw", 100.0).token("good");
    }

    @AfterEach
    void stop() {
        hyp3.close();
    }

    @Test
    void nobody_is_let_in_without_token_or_cookie() throws Exception {
        HttpResponse<String> answer = http.send(request("/jobs").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer)).containsKeys("status", "title", "detail", "type");
    }

    @Test
    void user_and_password_become_a_cookie_by_way_of_the_login_host() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("anna:pw".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> login = http.send(
                HttpRequest.newBuilder(URI.create(hyp3.authorizeUrl()))
                        .header("Authorization", basic)
                        .build(),
                BodyHandlers.ofString());
        String back = login.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> cookie =
                http.send(HttpRequest.newBuilder(URI.create(back)).build(), BodyHandlers.ofString());

        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(back).startsWith(hyp3.apiUrl() + "/login?code=");
        assertThat(cookie.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("asf-urs=");
        assertThat(http.send(request("/user").build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void two_hundred_jobs_at_most_and_all_or_none() throws Exception {
        assertThat(post(jobs(201), false).statusCode()).isEqualTo(400);
        HttpResponse<String> tooMany = post(jobs(64), false);
        assertThat(json(tooMany))
                .containsEntry("detail", "These jobs would cost 640 credits, but you have only 100 remaining.");
        assertThat(post(jobs(3).replaceFirst("20x4", "3x3"), false).statusCode())
                .isEqualTo(400);
        assertThat(post(jobs(2).replaceFirst("\"looks\"", "\"bucket\":\"b\",\"looks\""), false)
                        .body())
                .contains("'bucket' was unexpected");
        assertThat(hyp3.accepted()).isEmpty();

        assertThat(post(jobs(10), true).statusCode()).isEqualTo(200);
        assertThat(hyp3.accepted()).as("only validated").isEmpty();
        assertThat(post(jobs(10), false).statusCode()).isEqualTo(200);
        assertThat(hyp3.accepted()).hasSize(10);
        assertThat(json(get("/user"))).containsEntry("remaining_credits", 0.0);
    }

    @Test
    void jobs_go_from_pending_to_running_to_their_end_and_products_expire() throws Exception {
        post(jobs(1), false);
        String id = hyp3.jobIds().keySet().iterator().next();

        assertThat(json(get("/jobs/" + id))).containsEntry("status_code", "PENDING");
        hyp3.advance(Duration.ofMinutes(2));
        assertThat(json(get("/jobs/" + id))).containsEntry("status_code", "RUNNING");
        hyp3.advance(Duration.ofMinutes(40));
        Map<String, Object> done = json(get("/jobs/" + id));
        assertThat(done).containsEntry("status_code", "SUCCEEDED").containsKeys("files", "expiration_time");
        String file = "/files/" + id + "/" + hyp3.productOf(id);
        assertThat(http.send(request(file).build(), BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> rest =
                http.send(request(file).header("Range", "bytes=100-").build(), BodyHandlers.ofByteArray());
        assertThat(rest.statusCode()).isEqualTo(206);
        hyp3.advance(Duration.ofDays(14));
        assertThat(http.send(request(file).build(), BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void products_are_made_when_they_are_fetched_and_have_the_length_that_was_listed() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ProductMaker random = new RandomProducts(2_000);
        hyp3.close();
        hyp3 = Hyp3StandIn.start(Clock.systemUTC(), new ProductMaker() {
            @Override
            public Map<String, byte[]> files(String product, Map<String, Object> parameters) {
                made.incrementAndGet();
                return random.files(product, parameters);
            }

            @Override
            public Map<String, Integer> lengths(String product, Map<String, Object> parameters) {
                return random.lengths(product, parameters);
            }
        });
        hyp3.account("anna", "pw", null).token("good");
        post(jobs(2), false);
        hyp3.succeedAll();

        Map<String, Object> done =
                json(get("/jobs/" + hyp3.jobIds().keySet().iterator().next()));

        assertThat(made).as("listed").hasValue(0);
        Map<?, ?> file = (Map<?, ?>) ((List<?>) Objects.requireNonNull(done.get("files"))).get(0);
        byte[] zip = http.send(
                        HttpRequest.newBuilder(URI.create(String.valueOf(file.get("url"))))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(made).as("fetched").hasValue(1);
        assertThat(file.get("size")).isEqualTo((long) zip.length);
    }

    @Test
    void its_cookies_and_signatures_are_known_to_the_watch_over_secrets() {
        assertThat(Secrets.MARKS).contains(Hyp3StandIn.SESSION_MARK, Hyp3StandIn.SIGNATURE_MARK);
    }

    @Test
    void filters_act_after_the_page_is_cut() throws Exception {
        post(jobs(10), false);
        hyp3.pageJobs(4);
        hyp3.fail(hyp3.jobIds().keySet().iterator().next());

        Map<String, Object> page = json(get("/jobs?status_code=FAILED"));

        assertThat(page.get("jobs")).isEqualTo(List.of());
        assertThat(page.get("next")).asString().startsWith(hyp3.apiUrl() + "/jobs?status_code=FAILED&start_token=");
        assertThat(json(get("/costs"))).containsKeys("INSAR_GAMMA", "INSAR_ISCE_BURST", "INSAR_ISCE_MULTI_BURST");
    }

    @Test
    void jobs_are_known_by_UUID_and_get_new_names_a_hundred_at_a_time() throws Exception {
        post(jobs(1), false);
        String id = hyp3.jobIds().keySet().iterator().next();

        assertThat(get("/jobs/00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(404);
        assertThat(get("/jobs/nobodys").statusCode()).isEqualTo(400);
        assertThat(patch(1, id).body()).isEqualTo("{}");
        assertThat(json(get("/jobs/" + id))).containsEntry("name", "new");
        assertThat(patch(100, id).statusCode()).isEqualTo(200);
        assertThat(patch(101, id).statusCode()).isEqualTo(400);
        assertThat(patch(0, id).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> patch(int times, String id) throws Exception {
        String ids = String.join(",", java.util.Collections.nCopies(times, "\"" + id + "\""));
        return http.send(
                request("/jobs")
                        .header("Authorization", "Bearer good")
                        .method("PATCH", BodyPublishers.ofString("{\"job_ids\": [" + ids + "], \"name\": \"new\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).header("Authorization", "Bearer good").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String jobs, boolean validateOnly) throws Exception {
        String body = "{\"jobs\": [" + jobs + "], \"validate_only\": " + validateOnly + "}";
        return http.send(
                request("/jobs")
                        .header("Authorization", "Bearer good")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hyp3.apiUrl() + path));
    }

    private static Map<String, Object> json(HttpResponse<String> answer) {
        return Objects.requireNonNull(Json.object(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String jobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(
                        "{\"job_type\":\"INSAR_GAMMA\",\"name\":\"n\",\"job_parameters\":{\"granules\":["
                                + "\"S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_%06d_0382D5_35A9\","
                                + "\"S1A_IW_SLC__1SDV_20200116T032559_20200116T032627_030639_0382D5_35A9\"],"
                                + "\"looks\":\"20x4\"}}",
                        i))
                .collect(Collectors.joining(","));
    }
}
