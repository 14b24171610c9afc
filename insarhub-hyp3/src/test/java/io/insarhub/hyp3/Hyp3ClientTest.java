package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.Hyp3Exception.Kind;
import io.insarhub.hyp3.job.Costs;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.InsarGamma;
import io.insarhub.hyp3.job.InsarIsceBurst;
import io.insarhub.hyp3.job.InsarIsceMultiBurst;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.hyp3.job.Looks;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Hyp3ClientTest extends StandInTest {

    private static final Cancellation NEVER = Cancellation.never();
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    @Test
    void user_and_password_token_and_netrc_let_in() throws IOException {
        hyp3.account("anna", "pw-anna", null).token("t0ken-of-anna.def.ghi");
        Files.writeString(home.resolve(".netrc"), "machine urs.earthdata.nasa.gov login anna password pw-anna\n");

        assertThat(client(login("anna")).user(NEVER).name()).isEqualTo("anna");
        assertThat(client(EarthdataCredentials.token("t0ken-of-anna.def.ghi"))
                        .user(NEVER)
                        .name())
                .isEqualTo("anna");
        assertThat(client(EarthdataCredentials.find(Map.of(), home.resolve(".netrc"))
                                .orElseThrow())
                        .user(NEVER)
                        .name())
                .isEqualTo("anna");
    }

    @Test
    void a_session_that_has_ended_is_renewed_without_a_word() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));
        client.submit(requests(1), NEVER);
        hyp3.endSessions();

        client.submit(requests(1), NEVER);

        assertThat(hyp3.accepted().values()).containsExactly(2);
        assertThat(hyp3.faults().count("GET /oauth/authorize")).isEqualTo(2);
    }

    @Test
    void many_threads_share_one_client_and_one_session() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));

        List<String> ids = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> client.submit(requests(64).subList(i, i + 1), NEVER)
                        .get(0)
                        .id())
                .map(id -> client.job(id, NEVER).id())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(64);
        assertThat(hyp3.accepted()).hasSize(64);
        assertThat(hyp3.faults().count("GET /oauth/authorize")).isOne();
    }

    @Test
    void a_stale_token_and_a_wrong_password_say_so() {
        hyp3.account("anna", "pw-anna", null);

        assertThatThrownBy(() -> client(EarthdataCredentials.token("t0ken-of-yesterday.stale"))
                        .user(NEVER))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("token from the application")
                .hasMessageNotContaining("t0ken-of");
        assertThatThrownBy(() -> client(EarthdataCredentials.login("anna", "s3cret-of-nobody"))
                        .user(NEVER))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("anna")
                .hasMessageNotContaining("s3cret-of-nobody");
    }

    @Test
    void too_few_credits_tells_both_numbers() {
        hyp3.account("anna", "pw-anna", 30.0);

        assertThatThrownBy(() -> client(login("anna")).submit(requests(64), NEVER))
                .asInstanceOf(type(Hyp3Exception.class))
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(Kind.TOO_FEW_CREDITS);
                    assertThat(e.costCredits()).hasValue(640);
                    assertThat(e.remainingCredits()).hasValue(30);
                    assertThat(e).hasMessageContaining("These jobs would cost 640 credits");
                });
        assertThat(hyp3.accepted()).isEmpty();
    }

    @Test
    void refusals_have_kinds() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.account("bert", "pw-bert", null).application("NOT_STARTED");
        JobRequest bad = new JobRequest("INSAR_GAMMA", "a", Map.of("granules", List.of("x", "y")));

        assertKind(Kind.INVALID, () -> client(login("anna")).submit(List.of(bad), NEVER));
        assertKind(Kind.NOT_APPROVED, () -> client(login("bert")).submit(requests(1), NEVER));
        assertKind(Kind.NOT_FOUND, () -> client(login("anna")).job(NOBODYS, NEVER));
        assertThat(client(login("anna")).findJob(NOBODYS, NEVER)).isEmpty();
        assertKind(Kind.INVALID, () -> client(login("anna")).job("not a UUID", NEVER));
        assertThat(client(login("anna")).findJob("not a UUID", NEVER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_submission_is_sent_once_whatever_comes_back(Fault fault) {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> fault);
        Kind expected = fault == Fault.TOO_MANY_REQUESTS ? Kind.NOT_DONE : Kind.UNKNOWN_OUTCOME;

        if (fault == Fault.NONE) {
            client(login("anna")).submit(requests(2), NEVER);
        } else {
            assertKind(expected, () -> client(login("anna")).submit(requests(2), NEVER));
        }

        assertThat(hyp3.faults().count("POST /jobs")).isOne();
    }

    @Test
    void a_service_that_is_not_there_surely_did_nothing() {
        hyp3.account("anna", "pw-anna", null).token("t0ken-of-anna");
        Hyp3Client client = client(EarthdataCredentials.token("t0ken-of-anna"));
        hyp3.close();

        assertKind(Kind.NOT_DONE, () -> client.submit(requests(1), NEVER));
    }

    @Test
    void lists_follow_next_through_empty_pages() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));
        Hyp3Job first = client.submit(requests(1), NEVER).get(0);
        client.submit(requests(60), NEVER);
        hyp3.pageJobs(7);
        hyp3.fail(first.id());

        assertThat(client.jobs(JobQuery.all(), NEVER)).hasSize(61);
        assertThat(client.jobs(JobQuery.all().status(JobStatus.FAILED), NEVER))
                .extracting(Hyp3Job::id)
                .containsExactly(first.id());
        assertThat(client.jobs(JobQuery.all().since(hyp3.now().plus(Duration.ofDays(1))), NEVER))
                .isEmpty();
        assertThat(client.jobs(JobQuery.all().name("ifg_20160104T032559_20160105T032559"), NEVER))
                .hasSize(2);
    }

    @Test
    void jobs_are_renamed_one_and_all() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));
        List<Hyp3Job> jobs = client.submit(requests(2), NEVER);

        assertThat(client.rename(jobs.get(0).id(), "one", NEVER).name()).contains("one");
        client.rename(jobs.stream().map(Hyp3Job::id).toList(), "all", NEVER);

        assertThat(client.jobs(JobQuery.all().name("all"), NEVER)).hasSize(2);
    }

    @Test
    void more_jobs_are_renamed_than_the_service_takes_at_a_time() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));
        List<Hyp3Job> jobs = client.submit(requests(150), NEVER);

        client.rename(jobs.stream().map(Hyp3Job::id).toList(), "all", NEVER);

        assertThat(client.jobs(JobQuery.all().name("all"), NEVER)).hasSize(150);
        assertThat(hyp3.faults().count("PATCH /jobs")).isEqualTo(2);
    }

    @Test
    void who_waits_for_another_threads_login_can_be_cancelled() throws Exception {
        hyp3.account("anna", "pw-anna", null);
        Hyp3Client client = client(login("anna"));
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch loginGoesOn = new CountDownLatch(1);
        hyp3.faults().on("GET /oauth/authorize", n -> {
            began.countDown();
            await(loginGoesOn);
            return Fault.NONE;
        });
        Cancellation cancellation = new Cancellation();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> client.user(NEVER));
            await(began);
            Future<?> second = threads.submit(() -> client.user(cancellation));
            Thread.sleep(200);
            cancellation.cancel();

            assertThatThrownBy(() -> second.get(2, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
            assertThat(first).isNotDone();
            loginGoesOn.countDown();
            first.get();
        } finally {
            loginGoesOn.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void validation_prices_and_spends_nothing() {
        hyp3.account("anna", "pw-anna", 100.0);

        List<Hyp3Job> priced = client(login("anna")).validate(requests(3), NEVER);

        assertThat(priced).allSatisfy(job -> assertThat(job.creditCost()).hasValue(10));
        assertThat(hyp3.accepted()).isEmpty();
    }

    @Test
    void more_than_the_service_takes_is_refused_here() {
        assertThatThrownBy(() -> client(login("anna")).submit(requests(201), NEVER))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("1 to 200");
    }

    @ParameterizedTest
    @CsvSource({
        "20x4, 1, 1",
        "20x4, 4, 1",
        "20x4, 5, 5",
        "20x4, 12, 5",
        "20x4, 13, 10",
        "20x4, 15, 10",
        "10x2, 3, 1",
        "10x2, 4, 5",
        "10x2, 9, 5",
        "10x2, 10, 10",
        "5x1, 1, 1",
        "5x1, 2, 5",
        "5x1, 10, 45",
        "5x1, 11, 90",
        "5x1, 15, 110"
    })
    void costs_of_merged_bursts_are_those_documented_and_those_told(String looks, int bursts, double credits) {
        hyp3.account("anna", "pw-anna", null);
        JobRequest job = JobRequest.of("a", bursts(bursts, looks));

        assertThat(Costs.documented().of(job)).hasValue(credits);
        assertThat(client(login("anna")).costs(NEVER).of(job)).hasValue(credits);
    }

    @Test
    void a_cost_table_may_be_of_any_depth() {
        Costs costs = Costs.of(Map.of(
                "X",
                Map.of(
                        "cost_parameters",
                        List.of("a", "b", "c"),
                        "cost_table",
                        Map.of("1", Map.of("y", Map.of("2", 7.5)))),
                "Y",
                Map.of("cost", 3)));

        assertThat(costs.of(new JobRequest("X", "n", Map.of("a", 1L, "b", "y", "c", List.of("p", "q")))))
                .hasValue(7.5);
        assertThat(costs.of(new JobRequest("X", "n", Map.of("a", 2L)))).isEmpty();
        assertThat(costs.of(new JobRequest("Y", "n", Map.of()))).hasValue(3);
        assertThat(costs.of(new JobRequest("Z", "n", Map.of()))).isEmpty();
    }

    @Test
    void bursts_that_do_not_fit_together_are_refused() {
        String older = "S1_136231_IW2_20200604T022312_VV_7C85-BURST";
        String later = "S1_136231_IW2_20200616T022313_VV_5D11-BURST";
        InsarIsceBurst good = new InsarIsceBurst(older, later, Looks.LOOKS_5X1, false);

        assertThat(good.toMap()).containsEntry("looks", "5x1").containsEntry("granules", List.of(older, later));
        assertThatThrownBy(() -> new InsarIsceBurst(later, older, Looks.LOOKS_20X4, true))
                .hasMessageContaining("older burst as the reference");
        assertThatThrownBy(() -> new InsarIsceBurst(older, later.replace("VV", "VH"), Looks.LOOKS_20X4, true))
                .hasMessageContaining("same burst and polarization");
        assertThatThrownBy(() -> bursts(16, "20x4")).hasMessageContaining("1 to 15");
        assertThatThrownBy(() -> new InsarIsceMultiBurst(
                        List.of(older, "S1_136232_IW2_20200604T022612_VV_7C85-BURST"),
                        List.of(later, "S1_136232_IW2_20200616T022613_VV_7C85-BURST"),
                        Looks.LOOKS_20X4,
                        true))
                .hasMessageContaining("within two minutes");
    }

    @Test
    void an_interferogram_has_the_documented_name_and_parameters() {
        JobRequest request = Hyp3InsarOptions.defaults().request(pairs(1).get(0));

        assertThat(request.name()).isEqualTo("ifg_20160104T032559_20160105T032559");
        assertThat(request.jobType()).isEqualTo(InsarGamma.JOB_TYPE);
        assertThat(request.parameters())
                .containsEntry("looks", "20x4")
                .containsEntry("phase_filter_parameter", 0.6)
                .containsEntry("include_look_vectors", true)
                .containsEntry("include_los_displacement", false)
                .hasSize(10);
    }

    private static InsarIsceMultiBurst bursts(int count, String looks) {
        return new InsarIsceMultiBurst(names(count, "20200604"), names(count, "20200616"), Looks.parse(looks), true);
    }

    private static List<String> names(int count, String date) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("S1_%06d_IW2_%sT0223%02d_VV_7C85-BURST", 136231 + i, date, i * 3))
                .toList();
    }

    private static List<JobRequest> requests(int count) {
        return pairs(count).stream().map(Hyp3InsarOptions.defaults()::request).toList();
    }

    private static void assertKind(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Hyp3Exception.class))
                .extracting(Hyp3Exception::kind)
                .isEqualTo(kind);
    }
}
