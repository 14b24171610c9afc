package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadTest extends StandInTest {

    private Hyp3InsarProcessor processor;

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
    }

    @Test
    void a_hundred_products_come_home_whatever_the_server_does() throws IOException {
        List<String> ids = products(100);
        ids.subList(0, 5).forEach(hyp3::expire);
        ids.subList(5, 15).forEach(hyp3::listTwice);
        hyp3.faults().onFiles(n -> switch (n % 10) {
            case 1 -> FileFault.CUT;
            case 4 -> FileFault.TRUNCATED;
            case 8 -> FileFault.UNAVAILABLE;
            case 5 -> n == 25 ? FileFault.CORRUPT : FileFault.NONE;
            default -> FileFault.NONE;
        });

        ProductsReport report = processor.watch(context());

        assertThat(report.failed()).isEmpty();
        assertThat(report.verified()).hasSize(95);
        assertThat(report.downloaded()).hasSize(95);
        assertThat(report.expired())
                .hasSize(5)
                .allSatisfy(job -> assertThat(job.pair()).isPresent());
        assertThat(files()).hasSize(95).allMatch(name -> name.endsWith(".zip"));
        for (Path product : report.verified()) {
            ZipArchive.of(product).verify(ProgressListener.none(), Cancellation.never());
        }
        assertThat(stack().cache().orElseThrow().filenames()).hasSize(95).containsExactlyInAnyOrderElementsOf(files());
    }

    @Test
    void a_product_that_is_there_and_whole_is_not_fetched_again() throws IOException {
        products(3);
        processor.download(context());
        int requests = hyp3.faults().count("GET /files");

        ProductsReport again = processor.download(context());

        assertThat(again.verified()).hasSize(3);
        assertThat(again.downloaded()).isEmpty();
        assertThat(hyp3.faults().count("GET /files")).isEqualTo(requests);
    }

    @Test
    void a_file_of_the_right_length_with_a_wrong_byte_is_fetched_again() throws IOException {
        products(2);
        Path product = processor.download(context()).verified().get(0);
        byte[] bytes = Files.readAllBytes(product);
        byte[] right = bytes.clone();
        bytes[bytes.length / 2] ^= 1;
        Files.write(product, bytes);

        ProductsReport report = processor.download(context());

        assertThat(report.downloaded()).containsExactly(product);
        assertThat(Files.readAllBytes(product)).isEqualTo(right);
    }

    @Test
    void a_product_that_always_comes_corrupt_is_reported_and_never_counts() throws IOException {
        products(2);
        hyp3.faults().onFiles(n -> FileFault.CORRUPT);

        ProductsReport report = processor.watch(context());

        assertThat(report.verified()).isEmpty();
        assertThat(report.failed()).hasSize(2);
        assertThat(report.failed())
                .allSatisfy(failure -> assertThat(failure.reason())
                        .contains(failure.file(), ", entry " + failure.file().replace(".zip", "/")));
        assertThat(files()).isEmpty();
    }

    @Test
    void products_of_all_accounts_and_of_retries_come() {
        hyp3.account("bert", "pw-bert", null);
        hyp3.account("anna", "pw-anna", 20.0);
        processor = processor(options().build(), login("anna"), login("bert"));
        List<SubmitReport.Job> jobs =
                processor.submit(context(), pairs(4), false).submitted();
        hyp3.fail(jobs.get(3).id());
        processor.retry(context());
        hyp3.succeedAll();

        ProductsReport report = processor.download(context());

        assertThat(jobs).extracting(SubmitReport.Job::account).containsExactly("anna", "anna", "bert", "bert");
        assertThat(report.verified()).hasSize(4);
    }

    private List<String> products(int count) {
        List<String> ids = processor.submit(context(), pairs(count), false).submitted().stream()
                .map(SubmitReport.Job::id)
                .toList();
        hyp3.succeedAll();
        return ids;
    }

    /** What is in the folder but for the records. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".insarhub") && !name.endsWith(".json"))
                    .toList();
        }
    }
}
