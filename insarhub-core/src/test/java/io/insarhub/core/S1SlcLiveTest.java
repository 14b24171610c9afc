package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.search.FakeCmr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The downloader against a catalogue on loopback that holds the 176 real records of path 13. */
class S1SlcLiveTest {

    private static final List<String> ITEMS = FakeCmr.path13();

    @TempDir
    Path temp;

    @Test
    void all_records_go_through_search_group_and_selection_into_a_folder_that_a_second_run_leaves_alone()
            throws IOException {
        try (FakeCmr cmr = catalogue()) {
            StageResult first = run(cmr, Map.of("relativeOrbit", 13), List.of());
            Map<String, byte[]> written = contents();
            StageResult second = run(cmr, Map.of("relativeOrbit", 13), List.of());

            Map<StackId, PairNetwork> expected =
                    PairSelection.compatible(SelectPairsOptions.defaults()).selectAll(TestData.path13());
            assertThat(expected.values().stream()
                            .mapToInt(n -> n.pairs().size())
                            .sum())
                    .isPositive();
            Workdir folder = Workdir.open(temp);
            assertThat(folder.layout()).isEqualTo(Layout.MULTI_STACK);
            assertThat(folder.stacks()).extracting(StackFolder::id).containsExactlyElementsOf(expected.keySet());
            expected.forEach((id, network) -> {
                assertThat(folder.stack(id).stackFile().orElseThrow().pairs()).isEqualTo(network.pairs());
                assertThat(folder.stack(id).stackFile().orElseThrow().scenes()).isEqualTo(network.sceneNames());
            });
            assertThat(second.summary()).isEqualTo(first.summary());
            assertThat(contents()).containsExactlyInAnyOrderEntriesOf(written);
        }
    }

    @Test
    void one_group_is_a_flat_folder_whose_config_is_what_the_python_program_writes() throws IOException {
        try (FakeCmr cmr = catalogue()) {
            run(
                    cmr,
                    Map.of("relativeOrbit", 13, "frame", 411, "intersectsWith", List.of(-122, 54, -120, 55)),
                    List.of());

            StackFolder stack = Workdir.open(temp).stacks().get(0);
            assertThat(stack.id()).isEqualTo(StackId.FLAT);
            Map<String, Object> config = stack.config()
                    .orElseThrow()
                    .downloader()
                    .orElseThrow()
                    .config()
                    .orElseThrow();
            Map<String, Object> wanted = new LinkedHashMap<>(
                    S1SlcOptions.builder().relativeOrbit(13).frame(411).build().toMap());
            wanted.put("intersectsWith", config.get("intersectsWith"));
            assertThat(config).containsExactlyEntriesOf(wanted);
            assertThat(String.valueOf(config.get("intersectsWith"))).startsWith("POLYGON");
        }
    }

    @Test
    void a_config_read_back_finds_the_same_stack() throws IOException {
        try (FakeCmr cmr = catalogue()) {
            run(cmr, Map.of("relativeOrbit", 13), List.of());
            StackFolder stack = Workdir.open(temp).stack(StackId.of(13, 411));
            Map<String, Object> config = stack.config()
                    .orElseThrow()
                    .downloader()
                    .orElseThrow()
                    .config()
                    .orElseThrow();

            SearchResult again = SceneSearch.with(S1SlcOptions.of(config))
                    .endpoint(cmr.url())
                    .network(FakeCmr.network())
                    .run();

            assertThat(again.stacks()).containsOnlyKeys(StackId.of(13, 411));
            assertThat(again.scenes().names())
                    .containsExactlyInAnyOrderElementsOf(
                            stack.stackFile().orElseThrow().scenes());
        }
    }

    @Test
    void a_filter_comes_between_search_and_selection() throws IOException {
        try (FakeCmr cmr = catalogue()) {
            run(cmr, Map.of("relativeOrbit", 13, "filter", Map.of("min_count", 10, "latest_n", 9)), List.of());

            assertThat(Workdir.open(temp).stacks())
                    .isNotEmpty()
                    .allSatisfy(stack ->
                            assertThat(stack.stackFile().orElseThrow().scenes()).hasSize(9));
        }
    }

    @Test
    void names_that_are_not_found_are_a_warning_by_name() throws IOException {
        try (FakeCmr cmr = catalogue()) {
            String name = TestData.path13().names().get(0);

            assertThat(run(cmr, Map.of("granule_names", List.of(name, "S1A_GONE.zip")), List.of())
                            .warnings())
                    .contains("Not found: S1A_GONE");
            String others = "S1A_A,S1A_B,S1A_C,S1A_D,S1A_E,S1A_F,S1A_G";
            assertThat(run(cmr, Map.of("granule_names", name + "," + others), List.of())
                            .warnings())
                    .contains("Not found: S1A_A, S1A_B, S1A_C, S1A_D, S1A_E, S1A_F, S1A_G");
        }
    }

    @Test
    void nothing_found_is_an_error_that_writes_nothing() throws IOException {
        try (FakeCmr cmr = catalogue()) {
            assertThatThrownBy(() -> run(cmr, Map.of("relativeOrbit", 99), List.of()))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessage("search: has no scene that fits the search options; widen them");
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void days_of_snow_are_left_out_where_a_source_of_weather_is_there() throws IOException {
        LocalDate snowy = Workdays.dates().get(3);
        List<String> asked = new ArrayList<>();
        FeatureSource snow = source("snow", Set.of("snow_cover_frac", "ndvi"), (place, dates) -> {
            asked.add(place);
            Map<LocalDate, Map<String, Double>> known = new HashMap<>();
            dates.forEach(date -> known.put(date, Map.of("snow_cover_frac", date.equals(snowy) ? 0.9 : 0.0)));
            return known;
        });
        try (FakeCmr cmr = catalogue()) {
            StageResult result = run(
                    cmr, Map.of("relativeOrbit", 13, "frame", 411, "intersectsWith", "POINT (-121 55)"), List.of(snow));

            String day = snowy.toString().replace("-", "");
            assertThat(Workdir.open(temp)
                            .stacks()
                            .get(0)
                            .stackFile()
                            .orElseThrow()
                            .scenes())
                    .isNotEmpty()
                    .noneMatch(name -> name.contains("_" + day + "T"));
            assertThat(asked).containsExactly("55.0, -121.0");
            assertThat(result.warnings()).noneMatch(warning -> warning.contains("weather is unknown"));
        }
    }

    @Test
    void without_an_area_the_weather_is_asked_for_in_the_middle_of_each_stack() throws IOException {
        List<String> asked = new ArrayList<>();
        FeatureSource rain = source("rain", Set.of("precip"), (place, dates) -> {
            asked.add(place);
            return Map.of();
        });
        try (FakeCmr cmr = catalogue()) {
            run(cmr, Map.of("relativeOrbit", 13, "frame", List.of(410, 411)), List.of(rain));

            assertThat(asked).hasSize(2).allMatch(place -> place.matches("5\\d\\.\\d+, -12\\d\\.\\d+"));
        }
    }

    @Test
    void a_source_that_fails_is_a_warning_and_the_next_one_is_asked() throws IOException {
        FeatureSource broken = source("broken", Set.of("precip_3day"), (place, dates) -> {
            throw new ServiceException("weather", 503, "is down", null);
        });
        FeatureSource good = source("good", Set.of("precip_3day"), (place, dates) -> {
            Map<LocalDate, Map<String, Double>> known = new HashMap<>();
            dates.forEach(date -> known.put(date, Map.of("precip_3day", 1.0)));
            return known;
        });
        try (FakeCmr cmr = catalogue()) {
            StageResult result = run(cmr, Map.of("relativeOrbit", 13, "frame", 411), List.of(broken, good));

            assertThat(result.warnings())
                    .contains("p13_f411: the weather source broken failed, its values are unknown: weather (HTTP 503):"
                            + " is down")
                    .noneMatch(warning -> warning.contains("weather is unknown"));
        }
    }

    @Test
    void what_no_source_knows_stays_unknown_and_keeps_its_scene() throws IOException {
        FeatureSource silent = source("silent", Set.of("precip_3day"), (place, dates) -> Map.of());
        try (FakeCmr cmr = catalogue()) {
            StageResult result = run(cmr, Map.of("relativeOrbit", 13, "frame", 411), List.of(silent));

            assertThat(result.warnings()).anyMatch(warning -> warning.contains("weather is unknown for all scenes"));
        }
    }

    @Test
    void cancelling_while_a_source_works_ends_the_run_and_writes_nothing() throws IOException {
        Cancellation cancellation = new Cancellation();
        FeatureSource slow = source("slow", Set.of("precip"), (place, dates) -> {
            cancellation.cancel();
            throw new ServiceException("weather", 0, "broke off", null);
        });
        try (FakeCmr cmr = catalogue()) {
            assertThatThrownBy(() -> downloader(cmr, Map.of("relativeOrbit", 13), List.of(slow))
                            .run(new StageContext(temp, ProgressListener.none(), cancellation)))
                    .isInstanceOf(CancelledException.class);
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void stack_from_id_makes_the_search_that_of_its_scene() throws IOException {
        String name = "S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C";
        try (FakeCmr cmr = catalogue()) {
            SearchResult found = SceneSearch.with(
                            S1SlcOptions.builder().stackFromId(name).build())
                    .endpoint(cmr.url())
                    .network(FakeCmr.network())
                    .run();

            assertThat(found.stacks()).containsOnlyKeys(StackId.of(13, 410));
            assertThat(cmr.forms().get(0)).contains("readable_granule_name[]=" + name);
            assertThat(cmr.forms().get(cmr.forms().size() - 1))
                    .contains("attribute[]=int,PATH_NUMBER,13", "attribute[]=int,FRAME_NUMBER,410")
                    .anyMatch(field -> field.startsWith("polygon=-119.198891,53.577606,-118.554634,55.356312"));
        }
    }

    /** What a source answers. */
    private interface Answer {
        Map<LocalDate, Map<String, Double>> of(String place, Set<LocalDate> dates);
    }

    private static FeatureSource source(String name, Set<String> features, Answer answer) {
        return new FeatureSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> features() {
                return features;
            }

            @Override
            public Map<LocalDate, Map<String, Double>> fetch(
                    double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
                return answer.of(latitude + ", " + longitude, dates);
            }
        };
    }

    /** Dates of the stack of frame 411. */
    private static final class Workdays {

        static List<LocalDate> dates() {
            return Objects.requireNonNull(TestData.path13().groups().get(StackId.of(13, 411))).stream()
                    .map(scene -> Objects.requireNonNull(scene.date()))
                    .sorted()
                    .toList();
        }
    }

    /** Finds as CMR does by attributes and names; other fields are not looked at. */
    private static FakeCmr catalogue() throws IOException {
        return FakeCmr.matching(
                ITEMS,
                250,
                (form, item) -> form.stream().allMatch(field -> {
                    if (field.startsWith("attribute[]=")) {
                        String[] words =
                                field.substring("attribute[]=".length()).split(",", 3);
                        return item.contains("\"Name\":\"" + words[1] + "\",\"Values\":[\"" + words[2] + "\"]");
                    }
                    boolean named = form.stream().anyMatch(other -> other.startsWith("readable_granule_name[]="));
                    return !named
                            || form.stream()
                                    .filter(other -> other.startsWith("readable_granule_name[]="))
                                    .anyMatch(other ->
                                            item.contains("\"" + other.substring(other.indexOf('=') + 1) + "\""));
                }));
    }

    private StageResult run(FakeCmr cmr, Map<String, ?> options, List<FeatureSource> sources) {
        return downloader(cmr, options, sources).run(StageContext.in(temp));
    }

    private static S1SlcDownloader downloader(FakeCmr cmr, Map<String, ?> options, List<FeatureSource> sources) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("endpoint", cmr.url().toString());
        return new S1SlcDownloader(all, () -> sources, List::of);
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temp)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.put(temp.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return contents;
    }
}
