package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.Stage;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers one by one, in place of the zip. */
class LayersTest extends StandInTest {

    private static final List<String> LAYERS = List.of(
            "_corr.tif", "_dem.tif", "_lv_phi.tif", "_lv_theta.tif", "_unw_phase.tif", "_water_mask.tif", ".txt");

    private Hyp3InsarProcessor processor;

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().layersOnly(true).build(), login("anna"));
    }

    @Test
    void the_layers_come_each_as_a_file_and_no_zip() throws IOException {
        List<String> names = products(3);

        ProductsReport report = processor.download(context());

        assertThat(report.verified())
                .containsExactlyElementsOf(names.stream().map(folder::resolve).toList());
        assertThat(report.downloaded()).hasSize(3);
        assertThat(stack().stage()).isEqualTo(Stage.DOWNLOADED);
        for (String name : names) {
            assertThat(files(folder.resolve(name)))
                    .containsExactlyInAnyOrderElementsOf(
                            LAYERS.stream().map(ending -> name + ending).toList());
            try (GeoTiffReader phase = GeoTiffReader.open(folder.resolve(name).resolve(name + "_unw_phase.tif"))) {
                assertThat(phase.info().epsg()).hasValue(32612);
                assertThat(phase.readFloats(0, new TileWindow(1, 0, 0, 64, 1))).hasSize(64);
            }
        }
        assertThat(files(folder)).noneMatch(name -> name.contains(".zip") || name.contains(".lock."));
        assertThat(stack().cache().orElseThrow().filenames())
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> name + ".zip").toList());
    }

    @Test
    void layers_that_are_there_and_whole_are_not_fetched_again_and_a_wrong_one_is() throws IOException {
        String name = products(1).get(0);
        processor.download(context());
        int requests = hyp3.faults().count("GET /files");

        ProductsReport again = processor.download(context());
        int afterwards = hyp3.faults().count("GET /files");
        Path phase = folder.resolve(name).resolve(name + "_unw_phase.tif");
        byte[] right = Files.readAllBytes(phase);
        byte[] wrong = right.clone();
        wrong[wrong.length - 40] ^= 1;
        Files.write(phase, wrong);
        ProductsReport mended = processor.download(context());

        assertThat(again.downloaded()).isEmpty();
        assertThat(again.verified()).hasSize(1);
        assertThat(afterwards).isEqualTo(requests);
        assertThat(mended.downloaded()).hasSize(1);
        assertThat(hyp3.faults().count("GET /files")).isEqualTo(requests + 1);
        assertThat(Files.readAllBytes(phase)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_unw_phase.tif", "_lv_phi.tif", ".txt"})
    void where_one_layer_cannot_be_had_the_zip_comes_and_nothing_else_is_left(String ending) throws IOException {
        List<String> names = products(2);
        hyp3.faults().missingFiles(file -> file.equals(names.get(1) + ending));

        ProductsReport report = processor.download(context());

        Path zip = folder.resolve(names.get(1) + ".zip");
        assertThat(report.verified()).containsExactly(folder.resolve(names.get(0)), zip);
        assertThat(folder.resolve(names.get(1))).doesNotExist();
        assertThat(processor.download(context()).downloaded()).isEmpty();
    }

    @Test
    void what_the_user_had_in_the_folder_stays() throws IOException {
        String name = products(1).get(0);
        Path own = Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("notes.md"), "mine");
        hyp3.faults().missingFiles(file -> file.endsWith("_lv_phi.tif"));

        processor.download(context());

        assertThat(files(folder.resolve(name))).containsExactly("notes.md");
        assertThat(Files.readString(own)).isEqualTo("mine");
    }

    @Test
    void layers_that_were_not_ordered_are_not_asked_for() throws IOException {
        processor = processor(
                Hyp3InsarOptions.of(io.insarhub.api.json.JsonObjects.withAll(
                        options().build().toMap(),
                        Map.of("layers_only", true, "include_dem", false, "include_look_vectors", false))),
                login("anna"));
        String name = products(1).get(0);

        processor.download(context());

        assertThat(files(folder.resolve(name)))
                .containsExactlyInAnyOrder(
                        name + "_corr.tif", name + "_unw_phase.tif", name + "_water_mask.tif", name + ".txt");
    }

    @Test
    void broken_connections_and_corrupt_layers_are_got_over() throws IOException {
        List<String> names = products(12);
        hyp3.faults().onFiles(n -> switch (n % 9) {
            case 2 -> FileFault.CUT;
            case 5 -> FileFault.CORRUPT;
            case 7 -> FileFault.UNAVAILABLE;
            default -> FileFault.NONE;
        });

        ProductsReport report = processor.watch(context());

        assertThat(report.failed()).isEmpty();
        assertThat(report.verified()).hasSize(12);
        hyp3.faults().none();
        for (String name : names) {
            for (String file : files(folder.resolve(name))) {
                assertThat(Files.readAllBytes(folder.resolve(name).resolve(file)))
                        .as(file)
                        .isEqualTo(hyp3.fileOf(name, file));
            }
        }
    }

    @Test
    void a_layer_that_always_ends_early_never_counts() throws IOException {
        String name = products(1).get(0);
        hyp3.faults().onFiles(n -> n == 1 ? FileFault.NONE : FileFault.TRUNCATED);

        ProductsReport report = processor.download(context());

        assertThat(report.verified()).isEmpty();
        assertThat(report.failed()).hasSize(1);
        assertThat(files(folder.resolve(name))).containsExactly(name + ".txt");
    }

    @Test
    void an_expired_product_is_reported_unless_its_layers_are_there() throws IOException {
        List<String> names = products(2);
        processor.download(context());
        hyp3.jobIds().keySet().forEach(hyp3::expire);
        Files.delete(folder.resolve(names.get(1)).resolve(names.get(1) + "_corr.tif"));

        ProductsReport report = processor.download(context());

        assertThat(report.verified()).containsExactly(folder.resolve(names.get(0)));
        assertThat(report.expired()).hasSize(1);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void a_zip_that_is_there_will_do() {
        List<String> names = products(2);
        processor(options().build(), login("anna")).download(context());

        ProductsReport report = processor.download(context());

        assertThat(report.verified())
                .containsExactlyElementsOf(names.stream()
                        .map(name -> folder.resolve(name + ".zip"))
                        .toList());
        assertThat(report.downloaded()).isEmpty();
    }

    private List<String> products(int count) {
        List<String> names = processor.submit(context(), pairs(count), false).submitted().stream()
                .map(job -> hyp3.productOf(job.id()).replace(".zip", ""))
                .toList();
        hyp3.succeedAll();
        return names;
    }

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
