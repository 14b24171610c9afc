package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.hyp3.standin.Faults.Fault;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest extends StandInTest {

    @Test
    void watches_from_pending_to_the_last_product_through_every_kind_of_failure() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.durations(Duration.ofMinutes(20), Duration.ofHours(2));
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        List<SubmitReport.Job> jobs =
                processor.submit(context(), pairs(30), false).submitted();
        hyp3.faults().on("GET /jobs", n -> Fault.values()[n % Fault.values().length]);
        hyp3.faults().onFiles(n -> FileFault.values()[n % FileFault.values().length]);
        hyp3.endSessions();

        ProductsReport report = processor.watch(context());

        assertThat(jobs).hasSize(30);
        assertThat(report.verified()).hasSize(30);
        assertThat(report.failed()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(clock.slept()).isGreaterThan(Duration.ofHours(2));
    }

    @Test
    void an_outage_of_a_day_is_outlived() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(25), false);
        java.time.Instant end = hyp3.now().plus(Duration.ofDays(1));
        hyp3.faults().on("GET /jobs", n -> n > 1 && hyp3.now().isBefore(end) ? Fault.RESET : Fault.NONE);

        ProductsReport report = processor.watch(context());

        assertThat(report.verified()).hasSize(25);
    }

    @Test
    void a_password_that_is_refused_ends_it_at_once() {
        hyp3.account("anna", "another", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        stack().updateJobs(jobs -> jobs.withJobs("anna", List.of("some-id")));

        assertThatThrownBy(() -> processor.watch(context()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("anna");
        assertThat(hyp3.refusals("anna")).isOne();
    }

    @Test
    void a_job_file_that_is_broken_to_begin_with_ends_it_at_once_and_one_that_breaks_later_does_not()
            throws IOException {
        hyp3.account("anna", "pw-anna", null);
        hyp3.durations(Duration.ofMinutes(20), Duration.ofHours(2));
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(3), false);
        Path jobs = folder.resolve("hyp3_jobs.json");
        String whole = Files.readString(jobs);
        Files.writeString(jobs, "{");

        assertThatThrownBy(() -> processor.watch(context()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("hyp3_jobs.json");

        Files.writeString(jobs, whole);
        List<String> failures = new ArrayList<>();
        AtomicInteger rounds = new AtomicInteger();
        ProductsReport report = processor.watch(new StageContext(
                folder,
                progress -> {
                    try {
                        if (progress.task().equals("watch")) {
                            failures.add(progress.message());
                            Files.writeString(jobs, whole);
                        } else if (progress.task().equals("jobs") && rounds.incrementAndGet() == 2) {
                            Files.writeString(jobs, "{");
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Cancellation.never()));

        assertThat(failures).singleElement().asString().contains("hyp3_jobs.json");
        assertThat(report.verified()).hasSize(3);
    }

    @Test
    void a_failure_that_nobody_foresaw_is_outlived_too_and_what_the_listener_throws_is_not() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(3), false);
        hyp3.succeedAll();
        List<String> told = new ArrayList<>();
        WatchRounds.Listener listener = new WatchRounds.Listener(progress -> told.add(progress.message()));
        AtomicInteger rounds = new AtomicInteger();

        ProductsReport report = new WatchRounds(clock, Duration.ofMinutes(5), listener, Cancellation.never())
                .run(() -> {
                    if (rounds.incrementAndGet() < 4) {
                        throw new IllegalStateException("of https://here/product.zip?key=abc");
                    }
                    return processor.download(context());
                });

        assertThat(report.verified()).hasSize(3);
        assertThat(rounds).hasValue(4);
        assertThat(told)
                .hasSize(3)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("java.lang.IllegalStateException at io.insarhub.hyp3.WatchTest")
                        .doesNotContain("here/product"));
        StageContext throwing = new StageContext(
                folder,
                progress -> {
                    throw new IllegalArgumentException("enough");
                },
                Cancellation.never());
        assertThatThrownBy(() -> processor.watch(throwing)).hasMessage("enough");
    }

    @Test
    void a_watch_can_be_cancelled() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.durations(Duration.ofDays(1), Duration.ofDays(1));
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(1), false);
        Cancellation cancellation = new Cancellation();
        StageContext cancelled = new StageContext(folder, progress -> cancellation.cancel(), cancellation);

        assertThatThrownBy(() -> processor.watch(cancelled)).isInstanceOf(CancelledException.class);
    }

    @Test
    void two_watches_of_one_folder_fetch_each_product_once_and_lose_nothing() throws Exception {
        hyp3.account("anna", "pw-anna", null);
        processor(options().build(), login("anna")).submit(context(), pairs(40), false);
        hyp3.succeedAll();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ProductsReport> one = threads.submit(() -> other().watch(StageContext.in(folder)));
            Future<ProductsReport> two = threads.submit(() -> other().watch(StageContext.in(folder)));
            assertThat(one.get().verified()).hasSize(40);
            assertThat(two.get().verified()).hasSize(40);
            assertThat(one.get().downloaded().size() + two.get().downloaded().size())
                    .isEqualTo(40);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stack().cache().orElseThrow().filenames()).hasSize(40);
        assertThat(stack().jobs().orElseThrow().allJobIds()).hasSize(40);
    }

    @Test
    void where_what_is_there_is_to_be_fetched_again_it_is_once_and_not_in_every_round() {
        hyp3.account("anna", "pw-anna", null);
        processor(options().build(), login("anna")).submit(context(), pairs(3), false);
        List<String> ids = List.copyOf(hyp3.jobIds().keySet());
        hyp3.durations(Duration.ofMinutes(1), Duration.ofHours(3));
        hyp3.succeed(ids.get(0));
        hyp3.succeed(ids.get(1));
        processor(options().build(), login("anna")).download(context());

        ProductsReport report =
                processor(options().skipExisting(false).build(), login("anna")).watch(context());

        assertThat(report.verified()).hasSize(3);
        assertThat(report.downloaded()).hasSize(3).doesNotHaveDuplicates();
        assertThat(hyp3.faults().count("GET /files")).isEqualTo(2 + 3);
    }

    @Test
    void a_product_that_another_program_is_long_at_is_waited_for() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(3), false);
        hyp3.succeedAll();
        Path product = processor.download(context()).verified().get(1);
        assertThat(product.toFile().delete()).isTrue();
        ProductClaim other = Objects.requireNonNull(ProductClaim.take(product));
        AtomicInteger rounds = new AtomicInteger();
        List<ProductsReport.Failure> once = processor.download(context()).failed();

        ProductsReport report = processor.watch(new StageContext(
                folder,
                progress -> {
                    if (progress.task().equals("jobs") && rounds.incrementAndGet() == 40) {
                        other.close();
                    }
                },
                Cancellation.never()));

        assertThat(once).singleElement().satisfies(failure -> {
            assertThat(failure.beingFetched()).isTrue();
            assertThat(failure.reason()).isEqualTo("another program is fetching it");
        });
        assertThat(rounds).hasValue(40);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.verified()).hasSize(3);
        assertThat(report.downloaded()).containsExactly(product);
    }

    @Test
    void check_tells_of_every_job_however_old_and_keeps_what_it_cannot_find() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.pageJobs(7);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        List<SubmitReport.Job> jobs =
                processor.submit(context(), pairs(50), false).submitted();
        hyp3.fail(jobs.get(0).id());
        hyp3.succeed(jobs.get(1).id());
        hyp3.advance(Duration.ofDays(400));
        stack().updateJobs(file -> file.withJobs("nobody", List.of("no-such-job")));

        JobsReport report = processor.check(context());

        assertThat(report.jobs()).hasSize(51);
        assertThat(report.counts())
                .containsEntry(JobStatus.FAILED, 1)
                .containsEntry(JobStatus.SUCCEEDED, 49)
                .containsEntry(JobStatus.UNKNOWN, 1);
        assertThat(report.toString()).contains("49 of them expired");
        Hyp3Jobs file = stack().jobs().orElseThrow();
        assertThat(file.allJobIds()).hasSize(51).contains("no-such-job");
        assertThat(report.toCsv().lines()).hasSize(52).first().isEqualTo(String.join(",", JobsReport.columns()));
        assertThat(report.toCsv()).contains("/" + jobs.get(0).id() + ".log");
        assertThat(report.toTable().lines()).hasSize(53);
        assertThat(report.toTable()).contains("ifg_20160104T032559_20160105T032559", "EXPIRED", "FAILED");
    }

    @Test
    void where_the_list_breaks_off_the_rest_is_looked_up_one_by_one() {
        hyp3.account("anna", "pw-anna", null);
        hyp3.pageJobs(10);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        processor.submit(context(), pairs(40), false);
        hyp3.faults().on("GET /jobs", n -> n > 2 ? Fault.GATEWAY_TIMEOUT : Fault.NONE);

        JobsReport report = processor.check(context());

        assertThat(report.counts()).containsEntry(JobStatus.PENDING, 40);
        assertThat(hyp3.faults().count("GET /jobs/id")).isEqualTo(20);
    }

    @Test
    void a_failed_pair_is_retried_once_with_its_own_parameters() {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        List<SubmitReport.Job> jobs =
                processor.submit(context(), pairs(3), false).submitted();
        hyp3.fail(jobs.get(1).id());
        hyp3.addParameter(jobs.get(1).id(), "bucket_prefix", "abc");

        SubmitReport retried = processor.retry(context());
        SubmitReport again = processor.retry(context());

        assertThat(retried.submitted()).hasSize(1);
        assertThat(retried.submitted().get(0).request().pair())
                .isEqualTo(jobs.get(1).request().pair());
        assertThat(again.submitted()).isEmpty();
        assertThat(stack().retryJobs()).hasSize(1);
        assertThat(stack().jobs().orElseThrow().allJobIds()).hasSize(3);
    }

    private Hyp3InsarProcessor other() {
        return Hyp3InsarProcessor.builder(options().build())
                .accounts(List.of(login("anna")))
                .environment(java.util.Map.of())
                .home(home)
                .network(io.insarhub.core.http.Network.of(io.insarhub.api.WaitClock.system(), new java.util.Random(2)))
                .watchInterval(Duration.ofMillis(200))
                .build();
    }
}
