package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.Insarhub;
import io.insarhub.core.Pipeline;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.core.geo.Utm;
import io.insarhub.hyp3.sbas.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From zipped products to velocity in one call. */
class JvmSbasAnalyzerTest {

    /** What the golden files were made with, and no more. */
    private static final Map<String, Object> GOLDEN = Map.of(
            "network_coherenceBased", "no",
            "networkInversion_maskDataset", "no",
            "reference_yx", "14,7",
            "topographicResidual", "no");

    @TempDir
    Path folder;

    @Test
    void golden_products_become_mintpys_results() throws Exception {
        StackOfProducts.goldenZips(folder);

        StageResult result = analyzer(GOLDEN).run(StageContext.in(folder));

        assertThat(difference("velocity.h5", "velocity")).isLessThan(3e-7);
        assertThat(difference("timeseries_ramp.h5", "timeseries")).isLessThan(3e-7);
        assertThat(difference("temporalCoherence.h5", "temporalCoherence")).isLessThan(2e-6);
        assertThat(result.files()).contains(folder.resolve("velocity.h5"));
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("troposphere is not corrected"));
        assertThat(result.files()).contains(folder.resolve("pic/velocity.png"), folder.resolve("pic/network.png"));
        assertThat(result.warnings())
                .anyMatch(warning -> warning.contains("pic/rms_timeseriesResidual.png was not drawn")
                        && warning.contains("timeseriesResidual.h5"));
    }

    @Test
    void pictures_that_cannot_be_drawn_are_a_warning_and_without_plot_there_are_none() throws Exception {
        StackOfProducts.goldenZips(folder);
        Files.writeString(folder.resolve("pic"), "in the way");
        Map<String, Object> silent = new HashMap<>(GOLDEN);
        silent.put("plot", "no");

        StageResult failed = analyzer(GOLDEN).run(StageContext.in(folder));
        Files.delete(folder.resolve("pic"));
        StageResult without = analyzer(silent).run(StageContext.in(folder));

        assertThat(failed.files()).contains(folder.resolve("velocity.h5"));
        assertThat(failed.warnings())
                .anyMatch(warning -> warning.startsWith("the pictures were not drawn")
                        && warning.contains(folder.resolve("pic").toString()));
        assertThat(without.warnings()).noneMatch(warning -> warning.contains("drawn"));
        assertThat(folder.resolve("pic")).doesNotExist();
    }

    private double difference(String file, String dataset) {
        return Golden.difference(
                Golden.values(folder.resolve(file), dataset),
                Golden.values(Golden.path("hyp3_mintpy/" + file), dataset));
    }

    @Test
    void a_pipeline_goes_from_products_to_velocity_and_skips_what_is_done() throws Exception {
        StackOfProducts.goldenZips(folder);
        Map<String, Object> options = new HashMap<>(GOLDEN);
        options.put("topographicResidual", "auto");
        Pipeline pipeline = Pipeline.in(folder).analyzer("Jvm_SBAS", options).build();

        List<StageResult> first = pipeline.run();
        List<StageResult> second = pipeline.run();

        assertThat(first.get(0).summary()).contains("34 interferograms of 72 × 52 pixels");
        assertThat(folder.resolve("timeseries_ramp_demErr.h5")).isRegularFile();
        assertThat(folder.resolve("velocity.h5")).hasSameBinaryContentAs(folder.resolve("velocity_ramp_demErr.h5"));
        assertThat(second.get(0).summary()).contains("skipped");
        assertThat(Workdir.open(folder).stacks().get(0).stage()).isEqualTo(Stage.ANALYZED);
    }

    @Test
    void the_velocity_is_that_of_the_options_whatever_an_earlier_run_left() throws Exception {
        StackOfProducts.goldenZips(folder);
        Map<String, Object> more = new HashMap<>(GOLDEN);
        more.put("topographicResidual", "yes");
        more.put("troposphericDelay_method", "height_correlation");

        StageResult first = analyzer(more).run(StageContext.in(folder));
        assertThat(folder.resolve("velocity.h5"))
                .hasSameBinaryContentAs(folder.resolve("velocity_tropHgt_ramp_demErr.h5"));
        assertThat(first.warnings()).noneMatch(warning -> warning.contains("troposphere"));
        analyzer(GOLDEN).run(StageContext.in(folder));

        assertThat(folder.resolve("velocity.h5")).hasSameBinaryContentAs(folder.resolve("velocity_ramp.h5"));
        assertThat(difference("velocity.h5", "velocity")).isLessThan(3e-7);
    }

    @Test
    void the_reference_is_where_its_latitude_and_longitude_are() throws Exception {
        StackOfProducts.goldenZips(folder);
        // the middle of row 14, column 7
        LonLat place = Utm.ofEpsg(32612).place(400320 + 7.5 * 80, 3959680 - 14.5 * 80);
        Map<String, Object> options = new HashMap<>(GOLDEN);
        options.put("reference_yx", "3, 3");
        options.put("reference_lalo", place.latitude() + ", " + place.longitude());

        analyzer(options).run(StageContext.in(folder));

        assertThat(difference("velocity.h5", "velocity")).isLessThan(3e-7);
        options.put("reference_lalo", "0, 0");
        assertThatThrownBy(() -> analyzer(options).run(StageContext.in(folder)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("reference_lalo")
                .hasMessageContaining("outside");
        for (String wrong : List.of("31.8", "north, east", "130.8, 31.8")) {
            options.put("reference_lalo", wrong);
            assertThatThrownBy(() -> analyzer(options))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("reference_lalo");
        }
    }

    @Test
    void what_has_no_effect_is_told() throws Exception {
        StackOfProducts.goldenZips(folder);
        Map<String, Object> options = new HashMap<>(GOLDEN);
        options.put("network_excludeDate", "20200104");
        options.put("network_keepMinSpanTree", "no");
        options.put("networkInversion_weightfunc", "no");
        options.put("geocode", "yes");
        options.put("solidEarthTides", "no");
        options.put("compute_maxMemory", "0.5");

        List<String> warnings = analyzer(options).run(StageContext.in(folder)).warnings();

        assertThat(warnings)
                .contains(
                        "network_excludeDate = 20200104 has no effect: network_excludeDate is MintPy's alone; use"
                                + " Hyp3_SBAS for it",
                        "networkInversion_weightfunc = no has no effect: networkInversion_weightfunc is not known")
                .anyMatch(warning -> warning.startsWith("network_keepMinSpanTree = no has no effect"))
                .noneMatch(warning -> warning.contains("geocode")
                        || warning.contains("solidEarthTides")
                        || warning.contains("compute")
                        || warning.contains("reference_yx"));
    }

    @Test
    void three_dates_do_not_tell_the_errors_of_the_elevation_model_and_that_is_told() throws Exception {
        for (Path product : StackOfProducts.golden()) {
            String name = product.getFileName().toString();
            if (List.of("20200104_20200209", "20200104_20200527", "20200209_20200527").stream()
                    .anyMatch(dates -> name.replaceAll("T\\d{6}", "").contains(dates))) {
                StackOfProducts.zip(product, folder.resolve(name + ".zip"));
            }
        }

        StageResult result = analyzer(Map.of("network_coherenceBased", "no")).run(StageContext.in(folder));

        assertThat(result.warnings())
                .contains("errors of the elevation model are not corrected: 3 dates cannot tell it from a motion of"
                        + " degree 2; it takes at least 5");
        assertThat(folder.resolve("velocity.h5")).hasSameBinaryContentAs(folder.resolve("velocity_ramp.h5"));
    }

    @Test
    void it_is_found_by_name_and_named_in_the_config() throws Exception {
        StackOfProducts.goldenZips(folder);

        Insarhub.analyzers().create("Jvm_SBAS", GOLDEN).run(StageContext.in(folder));

        assertThat(Workdir.open(folder)
                        .stacks()
                        .get(0)
                        .config()
                        .orElseThrow()
                        .analyzer()
                        .orElseThrow()
                        .type())
                .hasValue("Jvm_SBAS");
    }

    @Test
    void mintpys_words_for_the_number_of_workers_are_known() {
        for (String words : List.of("all", "50%", "3", "auto")) {
            assertThat(analyzer(Map.of("compute_numWorker", words)).options())
                    .containsEntry("compute_numWorker", words);
        }
        for (String wrong : List.of("many", "many%", "0")) {
            assertThatThrownBy(() -> analyzer(Map.of("compute_numWorker", wrong)))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("numWorker");
        }
    }

    @Test
    void an_option_that_the_inversion_cannot_have_is_refused_before_anything_is_done() {
        assertThatThrownBy(() -> analyzer(Map.of("networkInversion_maskThreshold", "2")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("maskThreshold");
    }

    private static JvmSbasAnalyzer analyzer(Map<String, Object> options) {
        return JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options));
    }
}
