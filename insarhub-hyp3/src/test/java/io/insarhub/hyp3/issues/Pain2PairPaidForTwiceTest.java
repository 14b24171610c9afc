package io.insarhub.hyp3.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.Hyp3Client;
import io.insarhub.hyp3.Hyp3InsarOptions;
import io.insarhub.hyp3.Hyp3InsarProcessor;
import io.insarhub.hyp3.Hyp3Service;
import io.insarhub.hyp3.SubmitReport;
import io.insarhub.hyp3.job.GammaSettings;
import io.insarhub.hyp3.job.InsarGamma;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pain 2, in the ways that no list of pending jobs shows: what was had before is not paid for again. */
class Pain2PairPaidForTwiceTest {

    @TempDir
    private Path home;

    private Hyp3StandIn hyp3;
    private Hyp3Service service;
    private StageContext context;

    @BeforeEach
    void start() throws IOException {
        hyp3 = Hyp3StandIn.start();
        hyp3.account("anna", "pw-anna", null);
        context = StageContext.in(Files.createDirectory(home.resolve("p100_f466")));
        service = new Hyp3Service(HttpUrl.get(hyp3.apiUrl()), HttpUrl.get(hyp3.authorizeUrl()));
    }

    @AfterEach
    void stop() {
        hyp3.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_product_that_is_at_home_is_not_ordered_again_when_it_expires(boolean layersOnly) throws IOException {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder().layersOnly(layersOnly));
        submit(processor, 4);
        hyp3.succeedAll();
        processor.download(context);
        hyp3.jobIds().keySet().forEach(hyp3::expire);

        SubmitReport plan = processor.dryRun(context, pairs(5), false);
        SubmitReport report = submit(processor, 5);

        assertThat(plan.alreadySubmitted()).hasSize(4);
        assertThat(plan.costCredits()).isEqualTo(10);
        assertThat(report.alreadySubmitted()).hasSize(4);
        assertThat(report.submitted()).hasSize(1);
        assertThat(hyp3.accepted().values()).hasSize(5).containsOnly(1);
    }

    @Test
    void one_that_is_missing_or_broken_is_and_so_are_all_by_force() throws IOException {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder());
        List<String> ids = submit(processor, 4).submitted().stream()
                .map(SubmitReport.Job::id)
                .toList();
        hyp3.succeedAll();
        processor.download(context);
        ids.forEach(hyp3::expire);
        Files.delete(product(ids.get(0)));
        byte[] bytes = Files.readAllBytes(product(ids.get(1)));
        bytes[bytes.length / 2] ^= 1;
        Files.write(product(ids.get(1)), bytes);
        Files.writeString(product(ids.get(2)), "half a product");

        SubmitReport report = submit(processor, 4);
        SubmitReport forced = processor.submit(context, pairs(4), true);

        assertThat(report.submitted())
                .extracting(job -> job.request().pair().orElseThrow())
                .containsExactlyElementsOf(pairs(3));
        assertThat(forced.submitted()).hasSize(4);
    }

    @Test
    void products_at_home_are_known_in_a_folder_whose_cache_is_lost_or_broken() throws IOException {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder());
        submit(processor, 2);
        hyp3.succeedAll();
        processor.download(context);
        hyp3.jobIds().keySet().forEach(hyp3::expire);
        Path cache = context.workdir().resolve(".insarhub_cache.json");
        Files.writeString(cache, "{\"filenames\": [");

        SubmitReport plan = processor.dryRun(context, pairs(2), false);

        assertThat(plan.alreadySubmitted()).hasSize(2);
        assertThat(Files.readString(cache)).as("a dry run writes nothing").isEqualTo("{\"filenames\": [");
        assertThat(submit(processor, 2).submitted()).isEmpty();
    }

    @Test
    void a_pair_whose_retry_came_to_a_product_is_not_retried_when_that_expires() {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder());
        hyp3.fail(submit(processor, 1).submitted().get(0).id());
        String retry = processor.retry(context).submitted().get(0).id();
        hyp3.succeed(retry);
        hyp3.expire(retry);

        assertThat(processor.retry(context).submitted()).isEmpty();
        assertThat(hyp3.jobIds()).hasSize(2);
    }

    @Test
    void a_pair_that_failed_twice_under_two_names_is_retried_once() {
        Hyp3InsarProcessor one = processor(Hyp3InsarOptions.builder().namePrefix("one"));
        Hyp3InsarProcessor two = processor(Hyp3InsarOptions.builder().namePrefix("two"));
        hyp3.fail(submit(one, 1).submitted().get(0).id());
        hyp3.fail(submit(two, 1).submitted().get(0).id());

        SubmitReport report = one.retry(context);

        assertThat(report.submitted()).hasSize(1);
        assertThat(hyp3.jobIds()).hasSize(3);
    }

    @Test
    void a_retry_that_failed_is_retried_once_again() {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder());
        hyp3.fail(submit(processor, 1).submitted().get(0).id());
        hyp3.fail(processor.retry(context).submitted().get(0).id());

        assertThat(processor.retry(context).submitted()).hasSize(1);
        assertThat(processor.retry(context).submitted()).isEmpty();
        assertThat(hyp3.jobIds()).hasSize(3);
    }

    @Test
    void two_programs_that_retry_at_once_retry_each_pair_once() throws Exception {
        submit(processor(Hyp3InsarOptions.builder()), 30).submitted().forEach(job -> hyp3.fail(job.id()));
        Hyp3InsarOptions.Builder few = Hyp3InsarOptions.builder().submissionChunkSize(5);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<SubmitReport> one = threads.submit(() -> processor(few).retry(context));
            Future<SubmitReport> two = threads.submit(() -> processor(few).retry(context));

            assertThat(one.get().submitted().size() + two.get().submitted().size())
                    .isEqualTo(30);
        } finally {
            threads.shutdownNow();
        }
        assertThat(hyp3.accepted().values()).hasSize(30).containsOnly(2);
        assertThat(stack().retryJobs())
                .flatExtracting(file -> List.copyOf(file.allJobIds()))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_job_of_another_program_that_has_the_later_scene_first_is_the_same_interferogram() {
        Hyp3InsarProcessor processor = processor(Hyp3InsarOptions.builder());
        ScenePair pair = pairs(1).get(0);
        Map<String, Object> parameters = new LinkedHashMap<>(new InsarGamma(pair, GammaSettings.defaults()).toMap());
        parameters.put("granules", List.of(pair.secondary(), pair.reference()));
        String id = Hyp3Client.builder(EarthdataCredentials.login("anna", "pw-anna"))
                .service(service)
                .build()
                .submit(List.of(new JobRequest("INSAR_GAMMA", "theirs", parameters)), Cancellation.never())
                .get(0)
                .id();
        stack().updateJobs(jobs -> jobs.withJobs("anna", List.of(id)));

        SubmitReport report = submit(processor, 1);

        assertThat(report.submitted()).isEmpty();
        assertThat(report.alreadySubmitted()).extracting(SubmitReport.Job::id).containsExactly(id);
    }

    private Hyp3InsarProcessor processor(Hyp3InsarOptions.Builder options) {
        return Hyp3InsarProcessor.builder(options.service(service).build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(home)
                .settleTime(Duration.ofSeconds(2))
                .watchInterval(Duration.ofMillis(100))
                .build();
    }

    private SubmitReport submit(Hyp3InsarProcessor processor, int pairs) {
        return processor.submit(context, pairs(pairs), false);
    }

    private StackFolder stack() {
        return Workdir.open(context.workdir()).stacks().get(0);
    }

    private Path product(String id) {
        return context.workdir().resolve(hyp3.productOf(id));
    }

    private static List<ScenePair> pairs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ScenePair(scene(i), scene(i + 1)))
                .toList();
    }

    private static String scene(int number) {
        java.time.LocalDate day = java.time.LocalDate.of(2017, 3, 1).plusDays(number);
        String date = day.toString().replace("-", "");
        return String.format(
                "S1B_IW_SLC__1SDV_%sT032559_%sT032627_%06d_0382D5_%04X", date, date, 10000 + number, number);
    }
}
