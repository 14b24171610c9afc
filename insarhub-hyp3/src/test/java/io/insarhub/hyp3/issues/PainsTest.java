package io.insarhub.hyp3.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.CredentialsException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.AccountCredits;
import io.insarhub.hyp3.Hyp3InsarOptions;
import io.insarhub.hyp3.Hyp3InsarProcessor;
import io.insarhub.hyp3.Hyp3Service;
import io.insarhub.hyp3.JobsReport;
import io.insarhub.hyp3.ProductsReport;
import io.insarhub.hyp3.SubmitReport;
import io.insarhub.hyp3.standin.Faults.Fault;
import io.insarhub.hyp3.standin.Faults.FileFault;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pains of those who order interferograms, numbered as in the list of known pains. */
class PainsTest {

    @TempDir
    private Path home;

    private Hyp3StandIn hyp3;
    private StageContext context;
    private Hyp3InsarProcessor processor;

    @BeforeEach
    void start() throws IOException {
        hyp3 = Hyp3StandIn.start();
        hyp3.account("anna", "pw-anna", null);
        Path folder = Files.createDirectory(home.resolve("p100_f466"));
        context = StageContext.in(folder);
        Hyp3Service service = new Hyp3Service(HttpUrl.get(hyp3.apiUrl()), HttpUrl.get(hyp3.authorizeUrl()));
        processor = Hyp3InsarProcessor.builder(
                        Hyp3InsarOptions.builder().service(service).build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(home)
                .settleTime(Duration.ofSeconds(2))
                .watchInterval(Duration.ofMillis(100))
                .build();
    }

    @AfterEach
    void stop() {
        hyp3.close();
    }

    @Test
    void pain_1_an_existing_file_is_not_taken_for_complete() throws IOException {
        submit(1);
        hyp3.succeedAll();
        String name = hyp3.productOf(hyp3.jobIds().keySet().iterator().next());
        Files.writeString(context.workdir().resolve(name), "half a product");

        ProductsReport report = processor.download(context);

        assertThat(report.downloaded()).hasSize(1);
    }

    @Test
    void pain_2_no_pair_is_paid_for_twice() {
        submit(3);
        submit(3);

        assertThat(hyp3.accepted().values()).containsOnly(1);
    }

    @Test
    void pain_3_job_ids_are_on_disk_when_a_submission_stops_half_way() {
        hyp3.account("anna", "pw-anna", 30.0);

        SubmitReport stopped = submit(10);

        assertThat(stopped.remaining()).hasSize(7);
        assertThat(Workdir.open(context.workdir())
                        .stacks()
                        .get(0)
                        .jobs()
                        .orElseThrow()
                        .allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @Test
    void pain_4_old_jobs_are_still_shown() {
        submit(3);
        hyp3.advance(Duration.ofDays(100));

        JobsReport report = processor.check(context);

        assertThat(report.jobs())
                .hasSize(3)
                .allSatisfy(job -> assertThat(job.job()).isPresent());
    }

    @Test
    void pain_5_unlimited_credits_are_no_trouble() {
        List<AccountCredits> credits = processor.credits(context);

        assertThat(credits).singleElement().satisfies(anna -> {
            assertThat(anna.isUnlimited()).isTrue();
            assertThat(anna.remaining()).isEmpty();
        });
        assertThat(submit(3).submitted()).hasSize(3);
    }

    @Test
    void pain_6_a_product_counts_as_downloaded_only_when_it_is() {
        submit(1);
        hyp3.succeedAll();
        hyp3.faults().onFiles(n -> FileFault.CORRUPT);

        ProductsReport corrupt = processor.download(context);
        hyp3.faults().none();
        ProductsReport good = processor.download(context);

        assertThat(corrupt.verified()).isEmpty();
        assertThat(corrupt.isComplete()).isFalse();
        assertThat(good.verified()).hasSize(1);
        assertThat(good.isComplete()).isTrue();
    }

    @Test
    void pain_7_a_product_that_is_listed_twice_is_fetched_once() {
        submit(1);
        hyp3.succeedAll();
        hyp3.jobIds().keySet().forEach(hyp3::listTwice);

        ProductsReport report = processor.download(context);

        assertThat(report.verified()).hasSize(1);
        assertThat(hyp3.faults().count("GET /files")).isOne();
    }

    @Test
    void pain_8_a_reset_connection_does_not_end_the_watch() {
        submit(2);
        hyp3.succeedAll();
        hyp3.faults().on("GET /jobs/id", n -> n == 1 ? Fault.RESET : Fault.NONE);
        hyp3.faults().onFiles(n -> n == 1 ? FileFault.CUT : FileFault.NONE);

        assertThat(processor.watch(context).verified()).hasSize(2);
    }

    @Test
    void pain_9_a_user_page_that_does_not_answer_stops_no_submission() {
        hyp3.account("anna", "pw-anna", 20.0);
        hyp3.faults().on("GET /user", n -> Fault.GATEWAY_TIMEOUT);

        SubmitReport report = submit(5);

        assertThat(report.submitted()).hasSize(2);
        assertThat(report.remaining()).hasSize(3);
        assertThat(processor.credits(context))
                .singleElement()
                .satisfies(anna -> assertThat(anna.problem()).contains("504"));
    }

    @Test
    void pain_10_a_licence_to_accept_is_not_called_a_wrong_password() {
        hyp3.account("anna", "pw-anna", null).obstacle("eula");

        assertThatThrownBy(() -> {
                    throw submit(1).stoppedBy().orElseThrow();
                })
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("the credentials are right")
                .hasMessageContaining("EULA");
    }

    @Test
    void pain_11_nobody_has_to_cut_into_two_hundreds() {
        assertThat(submit(450).submitted()).hasSize(450);
        assertThat(hyp3.faults().count("POST /jobs")).isEqualTo(3);
    }

    @Test
    void pain_12_a_retry_leaves_out_the_services_own_fields() {
        String id = submit(1).submitted().get(0).id();
        hyp3.addParameter(id, "bucket_prefix", "0123");
        hyp3.addParameter(id, "bucket", "hyp3-contentbucket");
        hyp3.fail(id);

        SubmitReport report = processor.retry(context);

        assertThat(report.submitted()).hasSize(1);
        assertThat(report.rejected()).isEmpty();
    }

    private SubmitReport submit(int pairs) {
        return processor.submit(
                context,
                IntStream.range(0, pairs)
                        .mapToObj(i -> new ScenePair(scene(i), scene(i + 1)))
                        .toList(),
                false);
    }

    private static String scene(int number) {
        java.time.LocalDate day = java.time.LocalDate.of(2017, 3, 1).plusDays(number);
        String date = day.toString().replace("-", "");
        return String.format(
                "S1B_IW_SLC__1SDV_%sT032559_%sT032627_%06d_0382D5_%04X", date, date, 10000 + number, number);
    }
}
