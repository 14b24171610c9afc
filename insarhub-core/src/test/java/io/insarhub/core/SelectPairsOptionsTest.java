package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectPairsOptionsTest {

    @Test
    void the_defaults_are_those_of_the_python_program() {
        assertThat(SelectPairsOptions.defaults().toMap())
                .containsExactly(
                        Map.entry("dt_targets", List.of(6L, 12L, 24L, 36L, 48L, 72L, 96L)),
                        Map.entry("dt_tol", 3L),
                        Map.entry("dt_max", 120L),
                        Map.entry("pb_max", 150.0),
                        Map.entry("min_degree", 3L),
                        Map.entry("max_degree", 5L),
                        Map.entry("force_connect", true),
                        Map.entry("avoid_low_quality_days", true),
                        Map.entry("snow_threshold", 0.5),
                        Map.entry("precip_mm_threshold", 25.0));
        assertThat(SelectPairsOptions.of(Map.of())).isEqualTo(SelectPairsOptions.defaults());
    }

    @Test
    void unknown_keys_are_kept_and_nulls_keep_the_default() {
        Map<String, Object> map = new HashMap<>();
        map.put("dt_max", 90);
        map.put("dt_targets", 12);
        map.put("pb_max", null);
        map.put("of_a_later_release", Arrays.asList(1L, null));

        SelectPairsOptions options = SelectPairsOptions.of(map);

        assertThat(options.dtMaxDays()).isEqualTo(90);
        assertThat(options.dtTargetsDays()).containsExactly(12.0);
        assertThat(options.pbMaxMeters()).isEqualTo(150);
        assertThat(options.toMap()).containsEntry("of_a_later_release", Arrays.asList(1L, null));
        assertThat(SelectPairsOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.toBuilder().minDegree(2).build().unknown()).containsKey("of_a_later_release");
    }

    static List<Map<String, Object>> bad() {
        return List.of(
                Map.of("dt_targets", List.of()),
                Map.of("dt_targets", List.of(6, "12")),
                Map.of("dt_targets", List.of(-6)),
                Map.of("dt_tol", -1),
                Map.of("dt_max", Double.NaN),
                Map.of("dt_max", Double.POSITIVE_INFINITY),
                Map.of("pb_max", "150"),
                Map.of("pb_max", -0.1),
                Map.of("min_degree", 2.5),
                Map.of("min_degree", -1),
                Map.of("min_degree", 1e300),
                Map.of("max_degree", 0),
                Map.of("max_degree", true),
                Map.of("force_connect", 1),
                Map.of("force_connect", "true"),
                Map.of("snow_threshold", 50),
                Map.of("precip_mm_threshold", List.of(25)),
                Map.of("keep_bperp_fraction", "no"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_value_is_an_error_that_names_its_key(Map<String, Object> map) {
        String key = map.keySet().iterator().next();

        assertThatThrownBy(() -> SelectPairsOptions.of(map))
                .isInstanceOfSatisfying(
                        BadOptionException.class, e -> assertThat(e.option()).isEqualTo(key))
                .hasMessageStartingWith(key + ": ");
    }

    @Test
    void a_builder_checks_when_it_builds() {
        SelectPairsOptions.Builder builder = SelectPairsOptions.builder().dtMaxDays(-1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("dt_max");
    }

    @Property
    void options_survive_their_map(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(max = 400) Double> targets,
            @ForAll @DoubleRange(max = 1000) double number,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll @IntRange(min = 1, max = 99) int degree,
            @ForAll boolean flag) {
        SelectPairsOptions options = SelectPairsOptions.builder()
                .dtTargetsDays(targets)
                .dtToleranceDays(number / 7)
                .dtMaxDays(number)
                .pbMaxMeters(number)
                .minDegree(degree - 1)
                .maxDegree(degree)
                .forceConnect(flag)
                .avoidLowQualityDays(!flag)
                .snowThreshold(share)
                .precipThresholdMm(number)
                .keepBaselineFraction(flag)
                .build();

        assertThat(SelectPairsOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.toBuilder().build()).isEqualTo(options);
    }
}
