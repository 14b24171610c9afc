package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.core.LeftOut.Cause;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compatible selector gives what the Python program gave for the same scenes and options. */
class GoldenPairsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge_0scene",
                "edge_1scene",
                "edge_2scenes",
                "edge_2scenes_far",
                "edge_ascnode",
                "edge_bigperp",
                "edge_disconnected",
                "edge_frameslip",
                "edge_samedate",
                "stack20",
                "stack60",
                "stack60_conflict",
                "stack60_noforce",
                "stack60_tight",
                "weather_filter"
            })
    void pairs_and_baselines_are_those_of_the_python_program(String name) {
        Map<String, Object> expected = TestData.json("golden/select_pairs/" + name + ".expected.json");
        PairSelection selection = PairSelection.compatible(SelectPairsOptions.of(object(expected.get("params"))));
        if (expected.containsKey("weather")) {
            selection = selection.withWeather(SceneWeather.byDate(weather(expected)));
        }

        PairNetwork network = selection.select(TestData.golden(name));

        assertThat(network.pairs().stream().map(pair -> List.of(pair.reference(), pair.secondary())))
                .isEqualTo(expected.get("pairs"));
        Map<String, Double> rounded = new LinkedHashMap<>();
        network.baselines().forEach((scene, meters) -> rounded.put(scene, Math.rint(meters) + 0.0));
        assertThat(rounded).isEqualTo(expected.get("scene_bperp"));
    }

    @Test
    void bad_days_are_left_out_with_their_reason() {
        Map<String, Object> expected = TestData.json("golden/select_pairs/weather_filter.expected.json");

        PairNetwork network = PairSelection.compatible(SelectPairsOptions.defaults())
                .withWeather(SceneWeather.byDate(weather(expected)))
                .select(TestData.golden("weather_filter"));

        Map<String, String> reasons = network.leftOut().stream()
                .filter(scene -> scene.cause() == Cause.BAD_WEATHER)
                .collect(Collectors.toMap(scene -> scene.scene().substring(17, 25), LeftOut::reason));
        assertThat(reasons)
                .containsOnlyKeys("20200127", "20200220", "20200315", "20200327", "20200408")
                .containsEntry("20200127", "30.0 mm of precipitation (limit 25.0 mm)")
                .containsEntry("20200315", "26.0 mm of precipitation (limit 25.0 mm)")
                .containsEntry("20200327", "wet snow: 31 % of the ground at up to 9.0 °C")
                .containsEntry("20200408", "snow on 50 % of the ground (limit 50 %)");
        assertThat(network.warnings()).noneMatch(warning -> warning.contains("weather"));
    }

    @Test
    void without_any_weather_nothing_is_dropped_and_the_network_says_so() {
        PairNetwork network =
                PairSelection.compatible(SelectPairsOptions.defaults()).select(TestData.golden("weather_filter"));

        assertThat(network.scenes()).hasSize(12);
        assertThat(network.warnings()).singleElement().asString().contains("no date was dropped");
    }

    @Test
    void a_day_of_unknown_weather_is_kept_and_counted() {
        PairNetwork network = PairSelection.compatible(SelectPairsOptions.defaults())
                .withWeather(SceneWeather.byDate(Map.of(
                        LocalDate.of(2020, 1, 3), new DayWeather(0.9, null, null, null),
                        LocalDate.of(2020, 1, 15), new DayWeather(Double.NaN, 5.0, null, null))))
                .select(TestData.golden("weather_filter"));

        assertThat(network.scenes()).hasSize(11);
        assertThat(network.warnings()).singleElement().asString().contains("unknown for 11 scenes, kept");
    }

    @Test
    void a_scene_that_cannot_be_trimmed_is_named() {
        SelectPairsOptions options =
                SelectPairsOptions.of(object(TestData.json("golden/select_pairs/stack60_conflict.expected.json")
                        .get("params")));

        PairNetwork network = PairSelection.compatible(options).select(TestData.golden("stack60_conflict"));

        assertThat(network.warnings())
                .filteredOn(warning -> warning.contains("more than max_degree 3"))
                .hasSize(4)
                .anyMatch(warning -> warning.startsWith("S1A_IW_SLC__1SDV_20211223T005900"));
    }

    @Test
    void stacks_are_selected_each_on_its_own() {
        Map<io.insarhub.api.StackId, PairNetwork> networks =
                PairSelection.compatible(TestData.withoutWeather()).selectAll(TestData.path13());

        assertThat(networks.keySet())
                .extracting(Object::toString)
                .containsExactly("p13_f406", "p13_f408", "p13_f409", "p13_f410", "p13_f411", "p13_f412");
        networks.forEach((id, network) -> {
            assertThat(network.scenes())
                    .allMatch(scene -> id.equals(scene.stackId().orElseThrow()));
            assertThat(network.pairs()).isSorted().allMatch(pair -> isOf(network, pair));
        });
    }

    private static boolean isOf(PairNetwork network, ScenePair pair) {
        return network.baselines().containsKey(pair.reference())
                && network.baselines().containsKey(pair.secondary());
    }

    static Map<LocalDate, DayWeather> weather(Map<String, Object> expected) {
        Map<LocalDate, DayWeather> days = new HashMap<>();
        Map<String, Object> snow = object(expected.get("snow"));
        object(expected.get("weather")).forEach((date, day) -> {
            Map<String, Object> of = object(day);
            days.put(
                    LocalDate.parse(date),
                    new DayWeather(
                            number(object(snow.get(date)).get("snow_cover_frac")),
                            number(of.get("temp_max")),
                            number(of.get("precip_3day")),
                            number(of.get("precip"))));
        });
        return days;
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value == null ? null : ((Number) value).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(value);
    }
}
