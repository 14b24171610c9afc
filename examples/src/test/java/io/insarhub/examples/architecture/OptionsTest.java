package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Options;
import io.insarhub.core.DemOptions;
import io.insarhub.core.DesignPairsOptions;
import io.insarhub.core.S1SlcOptions;
import io.insarhub.core.SceneFilter;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.export.ExportOptions;
import io.insarhub.hyp3.Hyp3InsarOptions;
import io.insarhub.hyp3.Hyp3SbasOptions;
import io.insarhub.hyp3.SbasOptions;
import io.insarhub.quality.QualityOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Options are changed one at a time, and nothing else of them with it. */
class OptionsTest {

    /** Options that are not the defaults, and what their builder makes of them. */
    static Stream<Arguments> builtAgain() {
        DemOptions dem = DemOptions.of(Map.of("margin", 0.2, "epsg", 32612, "memory_mb", 128, "mine", "kept"));
        DesignPairsOptions design = DesignPairsOptions.of(Map.of(
                "max_pairs",
                40,
                "bridging",
                "WITHIN",
                "bridge_days",
                200,
                "long_pair_share",
                0.1,
                "criterion",
                "D",
                "dt_max",
                90,
                "decay_model",
                Map.of("gamma_inf", 0.1, "gamma0", 0.9, "tau_days", 20),
                "mine",
                "kept"));
        S1SlcOptions search = S1SlcOptions.of(Map.of("relativeOrbit", 100, "frame", 466, "mine", "kept"));
        SceneFilter filter = SceneFilter.of(Map.of("min_count", 20, "season", List.of(6, 7)));
        SelectPairsOptions select = SelectPairsOptions.of(Map.of("dt_max", 90, "max_degree", 7, "mine", "kept"));
        ExportOptions export = ExportOptions.of(Map.of(
                "cloud_optimized",
                true,
                "conversion",
                "meters_to_millimeters",
                "memory_mb",
                32,
                "threads",
                3,
                "mine",
                "kept"));
        Hyp3InsarOptions hyp3 = Hyp3InsarOptions.of(
                Map.of("name_prefix", "bryce", "max_workers", 7, "layers_only", true, "looks", "10x2", "mine", "kept"));
        Hyp3SbasOptions sbas = Hyp3SbasOptions.of(Map.of(
                "aoi",
                List.of(-113.0, 37.0, -112.0, 38.0),
                "warp_other_grids",
                true,
                "clean_up",
                false,
                "deramp",
                "quadratic",
                "workdir",
                "kept"));
        SbasOptions inversion = SbasOptions.of(Map.of("weightFunc", "coh", "minTempCoh", 0.8));
        QualityOptions quality = QualityOptions.of(Map.of(
                "good_coherence",
                0.4,
                "offline",
                true,
                "fine_coherence",
                true,
                "snow_url",
                "http://127.0.0.1/snow/",
                "mine",
                "kept"));
        return Stream.of(
                Arguments.of(dem, dem.toBuilder().build()),
                Arguments.of(design, design.toBuilder().build()),
                Arguments.of(search, search.toBuilder().build()),
                Arguments.of(filter, filter.toBuilder().build()),
                Arguments.of(select, select.toBuilder().build()),
                Arguments.of(export, export.toBuilder().build()),
                Arguments.of(hyp3, hyp3.toBuilder().build()),
                Arguments.of(sbas, sbas.toBuilder().build()),
                Arguments.of(inversion, inversion.toBuilder().build()),
                Arguments.of(quality, quality.toBuilder().build()));
    }

    @ParameterizedTest
    @MethodSource("builtAgain")
    void a_builder_that_starts_from_options_makes_them_again(Options options, Options again) {
        assertThat(again).isEqualTo(options);
        assertThat(again.toMap()).isEqualTo(options.toMap()).isNotEmpty();
    }

    @Test
    void one_option_is_changed_and_the_first_ones_stay() {
        Hyp3InsarOptions first =
                Hyp3InsarOptions.builder().namePrefix("bryce").maxCredits(500).build();
        Hyp3InsarOptions second = first.toBuilder().layersOnly(true).build();
        assertThat(second.maxCredits()).hasValue(500);
        assertThat(second.namePrefix()).isEqualTo("bryce");
        assertThat(second.layersOnly()).isTrue();
        assertThat(first.layersOnly()).isFalse();

        QualityOptions online = QualityOptions.builder().goodCoherence(0.4).build();
        assertThat(online.toBuilder().offline(true).build().goodCoherence()).isEqualTo(0.4);
        assertThat(online.offline()).isFalse();

        SbasOptions weighted = SbasOptions.builder().weightFunc("coh").build();
        assertThat(weighted.toBuilder().deramp("linear").build().toMap()).containsEntry("weightFunc", "coh");
        assertThat(weighted.toMap()).doesNotContainKey("deramp");
    }
}
