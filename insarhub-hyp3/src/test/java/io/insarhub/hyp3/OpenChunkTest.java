package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.JsonFiles;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of jobs that were being sent, as other machines, other releases and accidents leave them. */
class OpenChunkTest extends StandInTest {

    private Hyp3InsarProcessor processor;
    private Path record;

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
        record = folder.resolve(".insarhub_submit_intent.json");
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -600, 0, 600, 3600})
    void a_request_of_a_machine_whose_clock_differs_is_waited_for(long secondsAhead) {
        leaveRecord(Map.of("time", hyp3.now().plusSeconds(secondsAhead).toString()));
        // what the other machine sent is being worked on, and done half a minute from now
        Duration late = clock.slept().plus(Duration.ofSeconds(30));
        hyp3.faults().on("GET /jobs", n -> {
            if (clock.slept().compareTo(late) > 0 && hyp3.accepted().isEmpty()) {
                client(login("anna")).submit(requests(5), Cancellation.never());
            }
            return Fault.NONE;
        });

        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(record).doesNotExist();
    }

    @Test
    void a_record_that_is_old_by_any_clock_is_not_waited_for() {
        leaveRecord(Map.of("time", hyp3.now().minus(Duration.ofDays(3)).toString()));

        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(report.submitted()).hasSize(5);
        assertThat(clock.slept()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_record_of_a_later_release_with_more_in_it_is_understood() {
        client(login("anna")).submit(requests(5), Cancellation.never());
        leaveRecord(Map.of("version", 9L, "reason", List.of("nobody knows yet")));

        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\": \"x\"",
                "{\"id\": 3}",
            })
    void a_record_that_makes_no_sense_stops_everything_and_stays(String text) throws IOException {
        Files.writeString(record, text);

        assertStopped(".insarhub_submit_intent.json");
        assertThat(Files.readString(record)).isEqualTo(text);
    }

    @Test
    void a_record_whose_jobs_have_impossible_names_is_named_itself() {
        Map<String, Object> job = new LinkedHashMap<>(requests(1).get(0).toMap());
        job.put("name", "");
        leaveRecord(Map.of("jobs", List.of(job)));

        assertStopped("$.jobs[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere.json", "jobs.json", "hyp3_retry_jobs_.json", ""})
    void a_record_whose_IDs_would_go_where_nobody_looks_stops_everything(String into) {
        client(login("anna")).submit(requests(2), Cancellation.never());
        leaveRecord(Map.of("into", into));

        assertThatThrownBy(() -> processor.submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(".insarhub_submit_intent.json")
                .hasMessageContaining("$.into");
        assertThat(hyp3.jobIds()).hasSize(2);
    }

    @Test
    void a_directory_in_its_place_stops_everything() throws IOException {
        Files.createDirectory(record);

        assertStopped(".insarhub_submit_intent.json");
    }

    @Test
    void jobs_that_another_program_has_just_ordered_are_seen_though_a_look_up_misses_them_once() {
        List<String> ids = client(login("anna")).submit(requests(3), Cancellation.never()).stream()
                .map(job -> job.id())
                .toList();
        stack().updateJobs(jobs -> jobs.withJobs("anna", ids));
        hyp3.faults().missingJobs(n -> n <= 3);

        SubmitReport report = processor.submit(context(), pairs(3), false);

        assertThat(report.submitted()).isEmpty();
        assertThat(report.alreadySubmitted()).hasSize(3);
    }

    @Test
    void a_thread_that_is_interrupted_while_the_jobs_are_accepted_loses_none() {
        Thread thread = Thread.currentThread();
        hyp3.faults().afterAcceptance(thread::interrupt);

        Throwable thrown =
                org.assertj.core.api.Assertions.catchThrowable(() -> processor.submit(context(), pairs(5), false));
        boolean interrupted = Thread.interrupted();
        hyp3.faults().none();
        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(thrown == null || interrupted).isTrue();
        assertThat(report.submitted()).isEmpty();
        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @Test
    void ids_that_could_not_be_written_are_found_when_they_can() throws IOException {
        Path jobs = folder.resolve("hyp3_jobs.json");
        hyp3.faults().afterAcceptance(() -> assertThat(jobs.toFile().mkdir()).isTrue());
        assertThatThrownBy(() -> processor.submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("hyp3_jobs.json");
        hyp3.faults().none();
        Files.delete(jobs);

        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @Test
    void a_chunk_that_cannot_be_recorded_is_not_sent() throws IOException {
        hyp3.faults().on("GET /costs", n -> {
            assertThat(record.toFile().mkdir()).isTrue(); // after it was looked for, before the chunk
            return Fault.NONE;
        });

        assertThatThrownBy(() -> processor.submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(".insarhub_submit_intent.json");
        assertThat(hyp3.faults().count("POST /jobs")).isZero();
    }

    private void assertStopped(String words) {
        assertThatThrownBy(() -> processor.submit(context(), pairs(5), false))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(record.toString())
                .hasMessageContaining(words);
        assertThat(hyp3.accepted()).isEmpty();
    }

    private List<JobRequest> requests(int count) {
        return pairs(count).stream().map(options().build()::request).toList();
    }

    /** As it is between the sending of five jobs and the answer, with some fields changed. */
    private void leaveRecord(Map<String, Object> changes) {
        Map<String, Object> json = new LinkedHashMap<>(new SubmitIntent(
                        "some-id",
                        "anna",
                        service().apiUrl().toString(),
                        Instant.now(),
                        "hyp3_jobs.json",
                        java.util.Set.of(),
                        requests(5))
                .toMap());
        json.putAll(changes);
        JsonFiles.write(record, json);
    }
}
