package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where products go, and what their names can do to each other. */
class PlaceOfProductsTest extends StandInTest {

    private Hyp3InsarProcessor processor;
    private List<String> ids;

    @BeforeEach
    void twoProducts() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
        ids = processor.submit(context(), pairs(2), false).submitted().stream()
                .map(SubmitReport.Job::id)
                .toList();
        hyp3.succeedAll();
    }

    @Test
    void they_go_where_the_job_file_says_and_are_known_there_when_they_expire() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("data/bryce"));
        stack().updateJobs(jobs -> jobs.withOutDir(elsewhere.toString()));

        ProductsReport report = processor.download(context());
        ids.forEach(hyp3::expire);

        assertThat(report.verified())
                .hasSize(2)
                .allSatisfy(product -> assertThat(product).hasParent(elsewhere).exists());
        assertThat(stack().cache().orElseThrow().toMap()).containsEntry("out_dir", elsewhere.toString());
        assertThat(processor.download(context()).verified()).hasSize(2);
        assertThat(processor.submit(context(), pairs(2), false).submitted()).isEmpty();
    }

    @Test
    void one_that_was_unpacked_and_its_zip_deleted_is_at_home_when_it_expires() throws IOException {
        Path zip = processor.download(context()).verified().get(0);
        ZipArchive.of(zip).extract(folder, ProgressListener.none(), Cancellation.never());
        Files.delete(zip);
        ids.forEach(hyp3::expire);

        ProductsReport report = processor.download(context());

        assertThat(report.expired()).isEmpty();
        assertThat(report.verified())
                .containsExactly(
                        folder.resolve(hyp3.productOf(ids.get(0)).replace(".zip", "")),
                        folder.resolve(hyp3.productOf(ids.get(1))));
        assertThat(processor.submit(context(), pairs(2), false).submitted()).isEmpty();
    }

    @Test
    void where_all_is_to_be_fetched_again_what_expired_stays() {
        processor.download(context());
        hyp3.expire(ids.get(0));

        ProductsReport report =
                processor(options().skipExisting(false).build(), login("anna")).download(context());

        assertThat(report.verified()).hasSize(2);
        assertThat(report.downloaded()).containsExactly(folder.resolve(hyp3.productOf(ids.get(1))));
        assertThat(report.expired()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder", "C:\\data\\bryce", "\u0000"})
    void a_place_that_is_not_there_is_the_folder_itself(String outDir) {
        stack().updateJobs(jobs -> jobs.withOutDir(outDir));

        assertThat(processor.download(context()).verified())
                .hasSize(2)
                .allSatisfy(product -> assertThat(product).hasParent(folder));
        assertThat(stack().jobs().orElseThrow().outDir())
                .as("what the file says stays")
                .contains(outDir);
    }

    @Test
    void two_products_of_one_name_are_not_taken_for_each_other() {
        hyp3.listAs(ids.get(1), hyp3.productOf(ids.get(0)));

        ProductsReport report = processor.watch(context());

        assertThat(report.verified()).hasSize(1);
        assertThat(report.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.job().id()).isEqualTo(ids.get(1));
            assertThat(failure.reason()).contains("another job, ifg_20160104T032559_20160105T032559", "same name");
        });
    }

    @Test
    void a_product_that_was_ordered_twice_by_force_and_has_one_name_is_there_when_one_is() {
        String again =
                processor.submit(context(), pairs(1), true).submitted().get(0).id();
        hyp3.succeedAll();
        hyp3.listAs(again, hyp3.productOf(ids.get(0)));

        ProductsReport report = processor.watch(context());

        assertThat(report.failed()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.verified()).hasSize(2);
    }
}
