package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.aoi.Aoi;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filtering, resetting and summing up what was found: the 176 real records of path 13. */
class SearchResultTest {

    private final SearchResult found = SearchResult.of(TestData.path13());

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("relativeOrbit", 13, where(s -> true)),
                arguments("absoluteOrbit", List.of(6210, 11460), where(s -> is(s.absoluteOrbit(), 6210, 11460))),
                arguments("frame", 411, where(s -> is(s.frame(), 411))),
                arguments("asfFrame", List.of(410, 412), where(s -> is(s.asfFrame(), 410, 412))),
                arguments("path_frame", List.of("p13_f411"), where(s -> is(s.frame(), 411))),
                arguments("path_frame", List.of(13, 411), where(s -> is(s.frame(), 411))),
                arguments(
                        "path_frame", List.of(List.of(13, 410), List.of(13, 411)), where(s -> is(s.frame(), 410, 411))),
                arguments("flightDirection", "desc", where(s -> true)),
                arguments("lookDirection", "RIGHT", where(s -> true)),
                arguments("polarization", "vv", where(s -> is(s.polarization(), "VV"))),
                arguments("polarization", List.of("VV", "VV+VH"), where(s -> true)),
                arguments("processingLevel", "SLC", where(s -> true)),
                arguments("beamMode", "IW", where(s -> true)),
                arguments("start", "2020-06-01", where(s -> !start(s).isBefore(Instant.parse("2020-06-01T00:00:00Z")))),
                arguments("end", "2016-05-28", where(s -> start(s).isBefore(Instant.parse("2016-05-29T00:00:00Z")))),
                arguments("season", List.of(12, 1, 2), where(s -> is(month(s), 12, 1, 2))),
                arguments("season", 7, where(s -> is(month(s), 7))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("conditions")
    void a_condition_keeps_the_scenes_that_meet_it(String key, Object value, Predicate<Scene> met) {
        List<String> expected = TestData.path13().filter(met).names();

        assertThat(expected).isNotEmpty();
        assertThat(found.filter(SceneFilter.of(Map.of(key, value))).scenes().names())
                .isEqualTo(expected);
    }

    static Stream<Map<String, ?>> emptying() {
        return Stream.of(
                Map.of("relativeOrbit", 14),
                Map.of("flightDirection", "ASCENDING"),
                Map.of("lookDirection", "L"),
                Map.of("beamMode", "EW"),
                Map.of("processingLevel", "GRD_HD"),
                Map.of("min_count", 1000),
                Map.of("latest_n", 0));
    }

    @ParameterizedTest
    @MethodSource("emptying")
    void stacks_that_a_filter_empties_disappear_and_reset_brings_them_back(Map<String, ?> filter) {
        SearchResult filtered = found.filter(SceneFilter.of(filter));

        assertThat(filtered.scenes().isEmpty()).isTrue();
        assertThat(filtered.stacks()).isEmpty();
        assertThat(filtered.reset().scenes()).isEqualTo(found.scenes());
        assertThat(filtered.reset().stacks()).isEqualTo(found.stacks());
    }

    @Test
    void stacks_too_small_go_as_a_whole() {
        SearchResult large = found.filter(SceneFilter.builder().minCount(30).build());

        assertThat(large.stacks().values()).isNotEmpty().allMatch(stack -> stack.size() >= 30);
        assertThat(large.stacks().keySet())
                .isEqualTo(found.stacks().entrySet().stream()
                        .filter(stack -> stack.getValue().size() >= 30)
                        .map(Map.Entry::getKey)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void of_each_stack_the_earliest_or_the_latest_stay() {
        StackId id = StackId.of(13, 411);
        List<String> inTime = inTime(Objects.requireNonNull(found.stacks().get(id)));
        int all = inTime.size();

        assertThat(kept(id, Map.of("max_count", 5))).isEqualTo(inTime.subList(0, 5));
        assertThat(kept(id, Map.of("earliest_n", 5))).isEqualTo(inTime.subList(0, 5));
        assertThat(kept(id, Map.of("latest_n", 5))).isEqualTo(inTime.subList(all - 5, all));
        assertThat(kept(id, Map.of("max_count", 10, "latest_n", 3))).isEqualTo(inTime.subList(7, 10));
        assertThat(kept(id, Map.of("latest_n", 10, "earliest_n", 3))).isEqualTo(inTime.subList(all - 10, all - 7));
        assertThat(kept(id, Map.of("max_count", 1000))).isEqualTo(inTime);
    }

    @Test
    void filters_add_up_and_leave_the_result_they_came_from_alone() {
        SearchResult both = found.filter(SceneFilter.builder().frame(411).build())
                .filter(SceneFilter.builder().polarization("VV").build());

        assertThat(both.scenes().names())
                .isEqualTo(found.scenes()
                        .filter(s -> is(s.frame(), 411) && is(s.polarization(), "VV"))
                        .names());
        assertThat(found.scenes().size()).isEqualTo(176);
        assertThat(both.reset().scenes().size()).isEqualTo(176);
    }

    @Test
    void coverage_is_the_share_of_the_area_that_a_scene_covers() {
        Scene whole = square("whole", 0, 0, 2);
        Scene half = square("half", 0.5, 0, 2);
        Scene none = square("none", 5, 5, 1);
        SearchResult result = SearchResult.of(Scenes.of(List.of(whole, half, none)));
        Aoi area = Aoi.box(0, 0, 1, 1);

        assertThat(result.within(area)
                        .filter(SceneFilter.builder().minCoverage(0.99).build())
                        .scenes()
                        .names())
                .containsExactly("whole");
        assertThat(result.within(area)
                        .filter(SceneFilter.builder().minCoverage(0.4).build())
                        .scenes()
                        .names())
                .containsExactly("whole", "half");
        assertThatThrownBy(() ->
                        result.filter(SceneFilter.builder().minCoverage(0.5).build()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("min_coverage: needs an area of interest");
    }

    @Test
    void a_scene_whose_record_does_not_tell_is_not_met_by_a_condition() {
        SearchResult unknown = SearchResult.of(Scenes.of(List.of(Scene.ofName("mystery"))));

        for (String key : List.of("frame", "flightDirection", "lookDirection", "polarization", "beamMode")) {
            Object value = key.equals("frame") ? (Object) 1 : key.equals("flightDirection") ? "A" : "R";
            assertThat(unknown.filter(SceneFilter.of(Map.of(key, value)))
                            .scenes()
                            .isEmpty())
                    .as(key)
                    .isTrue();
        }
        assertThat(unknown.filter(SceneFilter.defaults()).scenes().size()).isEqualTo(1);
    }

    @Test
    void a_filter_refuses_by_name_what_it_cannot_use() {
        for (Map<String, ?> wrong : List.of(
                Map.of("frames", 1),
                Map.of("season", 13),
                Map.of("min_coverage", 1.5),
                Map.of("latest_n", -1),
                Map.of("start", "soon"),
                Map.of("path_frame", List.of(List.of(1))))) {
            assertThatThrownBy(() -> SceneFilter.of(wrong))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageStartingWith(wrong.keySet().iterator().next() + ": ");
        }
    }

    @Test
    void a_filter_read_back_is_the_filter() {
        SceneFilter filter = SceneFilter.builder()
                .pathFrame(StackId.of(13, 411))
                .start(LocalDate.of(2016, 1, 1))
                .end(LocalDate.of(2020, 1, 1))
                .frame(411)
                .asfFrame(411)
                .flightDirection("DESCENDING")
                .relativeOrbit(13)
                .absoluteOrbit(6210, 6211)
                .lookDirection("R")
                .polarization("VV")
                .processingLevel("SLC")
                .beamMode("IW")
                .season(6, 7)
                .minCoverage(0.5)
                .minCount(2)
                .maxCount(9)
                .latestN(8)
                .earliestN(7)
                .build();

        assertThat(filter.toMap()).hasSize(18);
        assertThat(SceneFilter.of(filter.toMap())).isEqualTo(filter).hasSameHashCodeAs(filter);
    }

    @Test
    void the_summary_counts_stacks_by_direction_with_their_dates() {
        SearchSummary summary = found.summary();

        assertThat(summary.sceneCount()).isEqualTo(176);
        assertThat(summary.byDirection()).containsOnlyKeys("DESCENDING");
        assertThat(summary.stacks()).hasSameSizeAs(found.stacks().keySet());
        SearchSummary.StackLine line = summary.stacks().get(0);
        Scenes stack = Objects.requireNonNull(found.stacks().get(line.id()));
        assertThat(line.count()).isEqualTo(stack.size());
        assertThat(line.first())
                .isEqualTo(stack.stream()
                        .map(Scene::date)
                        .min(LocalDate::compareTo)
                        .orElseThrow());
        assertThat(summary.toString())
                .startsWith("176 scenes in " + found.stacks().size() + " stacks\nDESCENDING: ")
                .contains(line.id() + " ", line.first() + " to " + line.last());
    }

    @Test
    void a_saved_search_is_narrowed_by_the_options_of_a_live_one() {
        S1SlcOptions options = S1SlcOptions.builder()
                .frame(411)
                .start(LocalDate.of(2020, 1, 1))
                .end(LocalDate.of(2020, 12, 31))
                .granuleNames("S1*_2020*", "S1A_GONE")
                .intersectsWith("POINT (-121 55)")
                .season(1, 200)
                .maxResults(3)
                .build();

        SearchResult narrowed = SceneSearch.with(options).among(TestData.path13());

        assertThat(narrowed.scenes().size()).isEqualTo(3);
        assertThat(narrowed.stacks()).containsOnlyKeys(StackId.of(13, 411));
        assertThat(narrowed.notFound()).containsExactly("S1A_GONE");
        assertThat(narrowed.area()).contains(Aoi.ofWkt("POINT (-121 55)"));
    }

    private List<String> kept(StackId id, Map<String, ?> filter) {
        return inTime(Objects.requireNonNull(
                found.filter(SceneFilter.of(filter)).stacks().get(id)));
    }

    private static List<String> inTime(Scenes stack) {
        return stack.stream()
                .sorted((a, b) ->
                        start(a).equals(start(b)) ? a.name().compareTo(b.name()) : start(a).compareTo(start(b)))
                .map(Scene::name)
                .toList();
    }

    private static Scene square(String name, double west, double south, double size) {
        LonLat corner = new LonLat(west, south);
        return Scene.builder(name)
                .footprint(List.of(List.of(
                        corner,
                        new LonLat(west + size, south),
                        new LonLat(west + size, south + size),
                        new LonLat(west, south + size),
                        corner)))
                .build();
    }

    private static Predicate<Scene> where(Predicate<Scene> met) {
        return met;
    }

    private static boolean is(@Nullable Object value, Object... wanted) {
        return Arrays.asList(wanted).contains(value);
    }

    private static Instant start(Scene scene) {
        return Objects.requireNonNull(scene.start());
    }

    private static int month(Scene scene) {
        return Objects.requireNonNull(scene.date()).getMonthValue();
    }
}
