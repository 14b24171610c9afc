package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers with fields of kinds that nobody has documented: each costs what it tells, and nothing else. */
class OddAnswersTest extends StandInTest {

    private Hyp3InsarProcessor processor;

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
    }

    @Test
    void one_odd_job_in_the_list_hides_none_of_the_others() {
        List<String> ids = submitted(30);
        hyp3.succeedAll();
        makeOdd(ids.get(7));

        JobsReport report = processor.check(context());
        ProductsReport products = processor.download(context());

        assertThat(report.jobs()).hasSize(30);
        assertThat(report.counts()).containsEntry(JobStatus.SUCCEEDED, 29).containsEntry(JobStatus.UNKNOWN, 1);
        assertThat(report.toCsv().lines()).hasSize(31);
        assertThat(products.verified()).hasSize(29);
    }

    @Test
    void an_odd_job_of_the_account_does_not_keep_an_open_chunk_from_being_settled() {
        makeOdd(submitted(1).get(0));
        hyp3.faults().on("POST /jobs", n -> n == 2 ? Fault.DROP_ANSWER : Fault.NONE);

        SubmitReport report = processor.submit(context(), pairs(10).subList(5, 10), false);

        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report.submitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).containsOnly(1);
    }

    @Test
    void numbers_as_texts_null_lists_and_null_elements_are_read_as_far_as_they_go() {
        Map<String, Object> file = new java.util.LinkedHashMap<>();
        file.put("filename", "S1.zip");
        file.put("url", "https://example.org/S1.zip");
        file.put("size", "12345");
        Map<String, Object> json = new java.util.LinkedHashMap<>();
        json.put("job_id", "1");
        json.put("status_code", "SUCCEEDED");
        json.put("credit_cost", " 10.0");
        json.put("expiration_time", "2026-05-01T12:00:00+00:00");
        json.put("logs", null);
        json.put("browse_images", Arrays.asList("a", null, 3L));
        json.put("files", Arrays.asList(file, null, Map.of("filename", 4L), "text", file));

        Hyp3Job job = Hyp3Job.of(json);

        assertThat(job.creditCost()).hasValue(10);
        assertThat(job.logs()).isEmpty();
        assertThat(job.browseImages()).containsExactly("a");
        assertThat(job.files())
                .singleElement()
                .satisfies(one -> assertThat(one.bytes()).hasValue(12345));
        assertThat(job.isExpired(Instant.parse("2026-05-01T11:59:59.999Z"))).isFalse();
        assertThat(job.isExpired(Instant.parse("2026-05-01T12:00:00Z"))).isTrue();
    }

    @Test
    void what_is_no_job_in_a_list_is_passed_over_and_a_list_that_is_none_is_not() {
        JobPage page = JobPage.of(Map.of("jobs", Arrays.asList(null, 3L, Map.of("job_id", "1")), "next", "/jobs?2"));

        assertThat(page.jobs()).extracting(Hyp3Job::id).containsExactly("1");
        assertThat(page.next()).isEqualTo("/jobs?2");
        assertThatThrownBy(() -> JobPage.of(Map.of("jobs", "none"))).hasMessageContaining("$.jobs");
        assertThatThrownBy(() -> JobPage.of(Map.of("jobs", List.of(), "next", 2L)))
                .as("what follows must not be lost")
                .hasMessageContaining("$.next");
    }

    @Test
    void an_id_that_is_none_stops_neither_check_nor_submission() {
        List<String> ids = submitted(2);
        stack().updateJobs(jobs -> jobs.withJobs("anna", List.of("to be found out")));

        JobsReport report = processor.check(context());
        SubmitReport more = processor.submit(context(), pairs(3), false);

        assertThat(report.counts()).containsEntry(JobStatus.PENDING, 2).containsEntry(JobStatus.UNKNOWN, 1);
        assertThat(more.submitted()).hasSize(1);
        assertThat(stack().jobs().orElseThrow().allJobIds()).containsAll(ids).contains("to be found out");
    }

    @Test
    void a_job_that_succeeded_without_a_product_is_told_and_not_passed_over() {
        List<String> ids = submitted(3);
        hyp3.succeedAll();
        hyp3.tell(ids.get(0), "files", null);
        hyp3.tell(ids.get(1), "files", List.of());
        hyp3.expire(ids.get(1));

        ProductsReport report = processor.watch(context());

        assertThat(report.verified()).hasSize(1);
        assertThat(report.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.job().id()).isEqualTo(ids.get(0));
            assertThat(failure.reason()).isEqualTo("the service lists no product of it");
        });
        assertThat(report.expired()).extracting(JobEntry::id).containsExactly(ids.get(1));
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void an_answer_whose_parameters_were_changed_still_tells_which_job_is_whose() {
        hyp3.faults()
                .afterAcceptance(() ->
                        hyp3.jobIds().keySet().forEach(id -> hyp3.addParameter(id, "phase_filter_parameter", 0.61)));

        SubmitReport report = processor.submit(context(), pairs(3), false);

        assertThat(report.submitted())
                .extracting(SubmitReport.Job::id)
                .containsExactlyElementsOf(hyp3.jobIds().keySet());
    }

    private void makeOdd(String id) {
        hyp3.tell(id, "credit_cost", "a few");
        hyp3.tell(id, "expiration_time", "soon");
        hyp3.tell(id, "logs", "none");
        hyp3.tell(id, "files", Arrays.asList(null, 3L));
        hyp3.tell(id, "name", 17L);
        hyp3.tell(id, "status_code", List.of("RUNNING"));
        hyp3.tell(id, "browse_images", Map.of());
        hyp3.tell(id, "job_parameters", null);
        hyp3.tell(id, "request_time", 1_700_000_000L);
    }

    private List<String> submitted(int pairs) {
        return new ArrayList<>(processor.submit(context(), pairs(pairs), false).submitted().stream()
                .map(SubmitReport.Job::id)
                .toList());
    }
}
