package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitTest extends StandInTest {

    @Test
    void a_thousand_pairs_and_four_accounts_come_out_as_the_arithmetic_says() throws IOException {
        hyp3.account("anna", "pw-anna", 3000.0);
        hyp3.account("bert", "pw-bert", 0.0);
        hyp3.account("carl", "pw-carl", 4000.0);
        hyp3.account("dora", "pw-dora", 9000.0);
        Path pool = Files.writeString(
                home.resolve("pool"),
                "# team\n\nbert:pw-bert\nno colon here\ndora:s3cret-of-nobody:one\ncarl:pw-carl\n");

        SubmitReport report = processor(
                        options().credentialsPool(pool).build(), EarthdataCredentials.login("anna", "pw-anna"))
                .submit(context(), pairs(1000), false);

        assertThat(report.submitted()).hasSize(700);
        assertThat(report.remaining()).hasSize(300);
        assertThat(report.remainingPairs()).isEqualTo(pairs(1000).subList(700, 1000));
        assertThat(report.rejected()).isEmpty();
        assertThat(report.alreadySubmitted()).isEmpty();
        assertThat(report.costCredits()).isEqualTo(7000);
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report.accounts())
                .extracting(SubmitReport.AccountShare::account, SubmitReport.AccountShare::submitted)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("anna", 300),
                        org.assertj.core.groups.Tuple.tuple("bert", 0),
                        org.assertj.core.groups.Tuple.tuple("carl", 400),
                        org.assertj.core.groups.Tuple.tuple("dora", 0));
        assertThat(report.accounts())
                .anySatisfy(share -> assertThat(share.problem()).contains(pool + ", line 4 was skipped"))
                .anySatisfy(share -> assertThat(share.problem()).contains("refused the user name or the password"));
        Hyp3Jobs jobs = stack().jobs().orElseThrow();
        assertThat(jobs.jobIds().get("anna")).hasSize(300);
        assertThat(jobs.jobIds().get("carl")).hasSize(400);
        assertThat(jobs.allJobIds()).isEqualTo(hyp3.jobIds().keySet());
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(hyp3.refusals("dora"))
                .as("a refused password is not tried again")
                .isOne();
        assertThat(Files.exists(folder.resolve(".insarhub_submit_intent.json"))).isFalse();
    }

    @Test
    void submitting_again_orders_only_what_remained() {
        hyp3.account("anna", "pw-anna", 300.0);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(50), false);
        hyp3.account("anna", "pw-anna", null);

        SubmitReport report = processor.submit(context(), pairs(50), false);

        assertThat(report.alreadySubmitted()).hasSize(30);
        assertThat(report.submitted()).hasSize(20);
        assertThat(hyp3.accepted())
                .hasSize(50)
                .allSatisfy((pair, times) -> assertThat(times).isOne());
    }

    @Test
    void failed_and_expired_jobs_are_ordered_again_and_others_only_when_forced() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        List<SubmitReport.Job> first =
                processor.submit(context(), pairs(4), false).submitted();
        hyp3.fail(first.get(0).id());
        hyp3.succeed(first.get(1).id());
        hyp3.succeed(first.get(2).id());
        hyp3.expire(first.get(2).id());

        SubmitReport again = processor.submit(context(), pairs(4), false);
        SubmitReport forced = processor.submit(context(), pairs(4), true);

        assertThat(again.submitted())
                .extracting(job -> job.request().pair().orElseThrow())
                .containsExactly(pairs(4).get(0), pairs(4).get(2));
        assertThat(forced.submitted()).hasSize(4);
        assertThat(stack().jobs().orElseThrow().allJobIds()).hasSize(10);
    }

    @Test
    void a_forced_order_that_the_credits_cut_short_goes_on_with_the_rest_and_the_next_one_starts_anew() {
        hyp3.account("anna", "pw-anna", 60.0);
        hyp3.account("bert", "pw-bert", null);
        processor(options().build(), login("anna")).submit(context(), pairs(4), false);
        Hyp3InsarProcessor both = processor(options().build(), login("anna"), login("bert"));

        SubmitReport cut = processor(options().build(), login("anna")).submit(context(), pairs(4), true);
        SubmitReport plan = both.dryRun(context(), pairs(4), true);
        SubmitReport rest = both.submit(context(), pairs(4), true);
        SubmitReport anew = both.submit(context(), pairs(4), true);

        assertThat(cut.submitted()).hasSize(2);
        assertThat(cut.remaining()).hasSize(2);
        assertThat(plan.submitted()).hasSize(2);
        assertThat(plan.alreadySubmitted()).hasSize(2);
        assertThat(rest.submitted()).hasSize(2);
        assertThat(rest.alreadySubmitted()).hasSize(2);
        assertThat(anew.submitted()).hasSize(4);
        assertThat(hyp3.accepted().values()).containsOnly(3);
        assertThat(folder.resolve(ForcedOrder.FILE_NAME)).doesNotExist();
    }

    @Test
    void a_broken_record_of_a_forced_order_stops_the_next_one() throws IOException {
        hyp3.account("anna", "pw-anna", null);
        Files.writeString(folder.resolve(ForcedOrder.FILE_NAME), "{\"time\": 3}");

        assertThatThrownBy(() -> processor(options().build(), login("anna")).submit(context(), pairs(2), true))
                .hasMessageContaining(ForcedOrder.FILE_NAME)
                .hasMessageContaining("before a forced order");
        assertThat(hyp3.accepted()).isEmpty();
    }

    @Test
    void other_parameters_are_another_job() {
        hyp3.account("anna", "pw-anna", null);
        processor(options().build(), login("anna")).submit(context(), pairs(2), false);

        SubmitReport report = processor(
                        Hyp3InsarOptions.of(io.insarhub.api.json.JsonObjects.with(
                                options().build().toMap(), "looks", "10x2")),
                        login("anna"))
                .submit(context(), pairs(2), false);

        assertThat(report.submitted()).hasSize(2);
        assertThat(report.costCredits()).isEqualTo(30);
    }

    @Test
    void a_scene_that_the_service_does_not_have_costs_only_its_own_pairs() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.missing(TestPairs.scene(10));

        SubmitReport report = processor(options().build(), login("anna")).submit(context(), pairs(60), false);

        assertThat(report.rejected())
                .extracting(rejected -> rejected.request().pair().orElseThrow())
                .containsExactly(pairs(60).get(9), pairs(60).get(10));
        assertThat(report.rejected())
                .allSatisfy(rejected -> assertThat(rejected.reason()).contains("could not be found"));
        assertThat(report.submitted()).hasSize(58);
    }

    @Test
    void more_than_fifty_pairs_in_a_row_that_the_service_names_do_not_stop_the_others() {
        hyp3.account("anna", "pw-anna", null);
        for (int i = 0; i < 60; i++) {
            hyp3.missing(TestPairs.scene(i));
        }

        SubmitReport report = processor(options().submissionChunkSize(20).build(), login("anna"))
                .submit(context(), pairs(70), false);

        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report.rejected()).hasSize(60);
        assertThat(report.submitted())
                .extracting(job -> job.request().pair().orElseThrow())
                .containsExactlyElementsOf(pairs(70).subList(60, 70));
    }

    @Test
    void a_service_that_refuses_everything_is_not_asked_for_every_pair() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.refuseAll("'INSAR_GAMMA' is switched off");

        SubmitReport report = processor(options().build(), login("anna")).submit(context(), pairs(600), false);

        assertThat(report.stoppedBy().orElseThrow()).hasMessageContaining("switched off");
        assertThat(report.submitted()).isEmpty();
        assertThat(report.rejected()).hasSizeLessThanOrEqualTo(50);
        assertThat(report.rejected().size() + report.remaining().size()).isEqualTo(600);
        assertThat(hyp3.faults().count("POST /jobs")).isLessThan(70);
        assertThat(folder.resolve(".insarhub_submit_intent.json")).doesNotExist();
    }

    @Test
    void nor_is_it_in_a_dry_run_which_rejects_what_a_submission_rejects() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.missing(TestPairs.scene(10));
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));

        SubmitReport plan = processor.dryRun(context(), pairs(60), false);
        hyp3.refuseAll("'INSAR_GAMMA' is switched off");
        int before = hyp3.faults().count("POST /jobs");
        SubmitReport refused = processor.dryRun(context(), pairs(600), false);

        assertThat(plan.rejected())
                .extracting(rejected -> rejected.request().pair().orElseThrow())
                .containsExactly(pairs(60).get(9), pairs(60).get(10));
        assertThat(plan.submitted()).hasSize(58);
        assertThat(before).isEqualTo(2);
        assertThat(refused.stoppedBy().orElseThrow()).hasMessageContaining("switched off");
        assertThat(hyp3.faults().count("POST /jobs") - before).isLessThan(70);
    }

    @Test
    void a_pair_that_HyP3_cannot_take_is_named_before_anything_is_ordered() {
        hyp3.account("anna", "pw-anna", null);
        List<ScenePair> bad = List.of(pairs(1).get(0), new ScenePair("S1A_20200101", "S1A_20200113"));

        assertThatThrownBy(() -> processor(options().build(), login("anna")).submit(context(), bad, false))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("S1A_20200101");
        assertThat(hyp3.accepted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_third_post_going_wrong_in_any_manner_costs_nothing_twice(Fault fault) {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> n % 3 == 1 ? fault : Fault.NONE);

        SubmitReport report = processor(options().submissionChunkSize(50).build(), login("anna"))
                .submit(context(), pairs(600), false);

        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report.submitted()).hasSize(600);
        assertThat(hyp3.accepted()).hasSize(600);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
        assertThat(folder.resolve(".insarhub_submit_intent.json")).doesNotExist();
    }

    @Test
    void a_storm_of_429_is_waited_out() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> n % 7 == 0 ? Fault.NONE : Fault.TOO_MANY_REQUESTS);

        SubmitReport report = processor(options().submissionChunkSize(50).build(), login("anna"))
                .submit(context(), pairs(200), false);

        assertThat(report.submitted()).hasSize(200);
        assertThat(hyp3.accepted().values()).containsOnly(1);
    }

    @Test
    void a_service_that_stays_ill_is_a_result_and_the_rest_is_ordered_when_it_is_well() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> n > 1 ? Fault.UNAVAILABLE : Fault.NONE);
        Hyp3InsarProcessor processor =
                processor(options().submissionChunkSize(50).build(), login("anna"));

        SubmitReport report = processor.submit(context(), pairs(100), false);
        hyp3.faults().none();
        SubmitReport later = processor.submit(context(), pairs(100), false);

        assertThat(report.submitted()).hasSize(50);
        assertThat(report.remaining()).hasSize(50);
        assertThat(report.stoppedBy().orElseThrow()).hasMessageContaining("HTTP 503");
        assertThat(later.alreadySubmitted()).hasSize(50);
        assertThat(later.submitted()).hasSize(50);
        assertThat(hyp3.accepted().values()).containsOnly(1);
    }

    @Test
    void an_answer_lost_for_good_is_settled_by_the_next_run() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> Fault.DROP_ANSWER);
        hyp3.faults().on("GET /jobs", n -> Fault.RESET);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));

        SubmitReport report = processor.submit(context(), pairs(30), false);
        boolean intent = Files.exists(folder.resolve(".insarhub_submit_intent.json"));
        hyp3.faults().none();
        SubmitReport later = processor.submit(context(), pairs(40), false);

        assertThat(report.stoppedBy()).isPresent();
        assertThat(intent).isTrue();
        assertThat(later.alreadySubmitted()).hasSize(30);
        assertThat(later.submitted()).hasSize(10);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @Test
    void acceptance_that_comes_late_is_waited_for() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.faults().on("POST /jobs", n -> Fault.UNAVAILABLE);
        hyp3.faults().on("GET /jobs", n -> Fault.RESET);
        processor(options().build(), login("anna")).submit(context(), pairs(5), false);
        hyp3.faults().none();
        // the request of the dead program is still being worked on, and done half a minute from now
        hyp3.faults().on("GET /jobs", n -> {
            if (clock.slept().compareTo(lateAt) > 0 && hyp3.accepted().isEmpty()) {
                client(login("anna"))
                        .submit(
                                pairs(5).stream()
                                        .map(options().build()::request)
                                        .toList(),
                                io.insarhub.api.Cancellation.never());
            }
            return Fault.NONE;
        });
        lateAt = clock.slept().plus(Duration.ofSeconds(30));

        SubmitReport report = processor(options().build(), login("anna")).submit(context(), pairs(5), false);

        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).containsOnly(1);
    }

    private Duration lateAt = Duration.ZERO;

    @Test
    void a_broken_record_of_what_was_being_sent_stops_everything() throws IOException {
        hyp3.account("anna", "pw-anna", null);
        Files.writeString(folder.resolve(".insarhub_submit_intent.json"), "{\"id\": \"x\"");

        assertThatThrownBy(() -> processor(options().build(), login("anna")).submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(".insarhub_submit_intent.json");
        assertThat(hyp3.accepted()).isEmpty();
    }

    @Test
    void a_job_file_that_cannot_be_read_stops_everything() throws IOException {
        hyp3.account("anna", "pw-anna", null);
        Files.writeString(folder.resolve("hyp3_jobs.json"), "[]");

        assertThatThrownBy(() -> processor(options().build(), login("anna")).submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("hyp3_jobs.json");
        assertThat(hyp3.accepted()).isEmpty();
    }

    @Test
    void the_record_of_another_account_is_not_passed_over() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.account("bert", "pw-bert", null);
        hyp3.faults().on("POST /jobs", n -> Fault.DROP_ANSWER);
        hyp3.faults().on("GET /jobs", n -> Fault.RESET);
        processor(options().build(), login("anna")).submit(context(), pairs(5), false);
        hyp3.faults().none();

        SubmitReport bert = processor(options().build(), login("bert")).submit(context(), pairs(5), false);

        assertThat(bert.submitted()).isEmpty();
        assertThat(bert.remaining()).hasSize(5);
        assertThat(bert.stoppedBy().orElseThrow()).hasMessageContaining("for the account anna");
    }

    @Test
    void a_dry_run_tells_the_cost_and_writes_nothing() throws IOException {
        hyp3.account("anna", "pw-anna", 100.0);
        hyp3.missing(TestPairs.scene(0));

        SubmitReport report = processor(options().build(), login("anna")).dryRun(context(), pairs(20), false);

        assertThat(report.isDryRun()).isTrue();
        assertThat(report.submitted()).hasSize(10);
        assertThat(report.costCredits()).isEqualTo(100);
        assertThat(report.rejected()).hasSize(1);
        assertThat(report.remaining()).hasSize(9);
        assertThat(hyp3.accepted()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_dry_run_tells_what_can_be_paid_for_though_the_user_page_does_not_answer() {
        hyp3.account("anna", "pw-anna", 255.0);
        hyp3.faults().on("GET /user", n -> Fault.GATEWAY_TIMEOUT);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));

        SubmitReport plan = processor.dryRun(context(), pairs(30), false);
        SubmitReport done = processor.submit(context(), pairs(30), false);

        assertThat(plan.stoppedBy()).isEmpty();
        assertThat(plan.submitted()).hasSize(25);
        assertThat(plan.costCredits()).isEqualTo(250);
        assertThat(plan.remaining()).hasSize(5);
        assertThat(done.costCredits()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_order_beyond_the_limit_is_refused_as_a_whole_and_one_within_it_is_not(boolean force) throws IOException {
        hyp3.account("anna", "pw-anna", 1000.0);
        hyp3.account("bert", "pw-bert", null);
        Hyp3InsarProcessor careful = processor(options().maxCredits(40).build(), login("anna"), login("bert"));

        assertThatThrownBy(() -> careful.submit(context(), pairs(5), force))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("max_credits: allows 40 credits, but these 5 jobs cost 50; nothing was ordered");
        assertThat(hyp3.accepted()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("insarhub_config.json", ".insarhub.lock");
        }

        SubmitReport report = careful.submit(context(), pairs(4), force);
        assertThat(report.costCredits()).isEqualTo(40);
        assertThat(Files.readString(folder.resolve("insarhub_config.json")))
                .as("a limit is no part of the study")
                .doesNotContain("max_credits");
        assertThat(careful.options()).as("what a pipeline records").doesNotContainKey("max_credits");
    }

    @Test
    void what_is_paid_for_already_does_not_count_against_the_limit() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor careful = processor(options().maxCredits(40).build(), login("anna"));
        careful.submit(context(), pairs(4), false);

        SubmitReport more = careful.submit(context(), pairs(8), false);

        assertThat(more.submitted()).hasSize(4);
        assertThat(more.alreadySubmitted()).hasSize(4);
    }

    @Test
    void failed_jobs_are_retried_within_the_limit_only() {
        hyp3.account("anna", "pw-anna", null);
        processor(options().build(), login("anna"))
                .submit(context(), pairs(3), false)
                .submitted()
                .forEach(job -> hyp3.fail(job.id()));

        assertThatThrownBy(() -> processor(options().maxCredits(0).build(), login("anna"))
                        .retry(context()))
                .hasMessageContaining("these 3 jobs cost 30");
        assertThat(hyp3.jobIds()).hasSize(3);
    }

    @Test
    void a_submission_records_itself_without_passwords() throws IOException {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarOptions options = options()
                .credentialsPool(Map.of("anna", "pw-anna"))
                .namePrefix("bryce")
                .build();

        processor(options).submit(context(), pairs(2), false);

        String config = Files.readString(folder.resolve("insarhub_config.json"));
        assertThat(stack().config().orElseThrow().processor().orElseThrow().type())
                .contains("Hyp3_InSAR");
        assertThat(config).contains("\"name_prefix\": \"bryce\"").doesNotContain("pw-anna");
        assertThat(hyp3.jobIds()).hasSize(2);
    }
}
