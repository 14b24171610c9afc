package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.core.search.SearchOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S1SlcOptionsTest {

    private static final String AREA = "POLYGON ((-112.65000 37.45000, -112.65000 37.75000, -112.95000 37.75000,"
            + " -112.95000 37.45000, -112.65000 37.45000))";

    @TempDir
    Path temp;

    @Test
    void has_the_defaults_of_the_downloader() {
        S1SlcOptions options = S1SlcOptions.defaults();

        assertThat(options.dataset()).containsExactly("SENTINEL-1");
        assertThat(options.instrument()).containsExactly("C-SAR");
        assertThat(options.beamMode()).containsExactly("IW");
        assertThat(options.polarization()).containsExactly("VV", "VV+VH");
        assertThat(options.processingLevel()).containsExactly("SLC");
        assertThat(options.relativeOrbit()).isEmpty();
        assertThat(options.start()).isEmpty();
        assertThat(options)
                .isEqualTo(S1SlcOptions.of(Map.of()))
                .isEqualTo(S1SlcOptions.builder().build());
    }

    @ParameterizedTest
    @CsvSource({"python-0.2.5, p100_f466, 100, 466", "python-0.4, p27_f115, 27, 115"})
    void options_from_a_config_of_the_python_program_go_back_as_they_were(
            String release, String folder, int path, int frame) {
        Map<String, Object> config = golden(release, folder);

        S1SlcOptions options = S1SlcOptions.of(config);

        assertThat(options.relativeOrbit()).containsExactly(path);
        assertThat(options.frame()).containsExactly(frame);
        assertThat(options.intersectsWith()).contains(AREA);
        assertThat(options.platform()).isEmpty();
        assertThat(options.toMap()).containsExactlyEntriesOf(config);
    }

    @Test
    void a_new_config_has_the_keys_and_nulls_that_the_python_program_writes_in_its_order() {
        Map<String, Object> config = S1SlcOptions.builder()
                .relativeOrbit(100)
                .frame(466)
                .intersectsWith(AREA)
                .build()
                .toMap();

        assertThat(config).containsExactlyEntriesOf(golden("python-0.2.5", "p100_f466"));
    }

    @Test
    void a_folder_written_for_the_options_of_a_golden_one_has_the_same_config_to_the_byte() throws IOException {
        String golden = "golden/folders/python-0.2.5/p100_f466/insarhub_config.json";
        Files.createDirectories(temp.resolve("p100_f466"));
        Files.copy(TestData.resource(golden), temp.resolve("p100_f466/insarhub_config.json"));

        Workdir.open(temp.resolve("p100_f466"))
                .stacks()
                .get(0)
                .updateConfig(config -> config.withDownloader(
                        "S1_SLC",
                        S1SlcOptions.of(golden("python-0.2.5", "p100_f466")).toMap()));

        assertThat(temp.resolve("p100_f466/insarhub_config.json")).hasSameBinaryContentAs(TestData.resource(golden));
    }

    @Test
    void null_takes_a_restriction_away_and_absence_does_not() {
        Map<String, Object> map = new HashMap<>();
        map.put("polarization", null);

        assertThat(S1SlcOptions.of(map).polarization()).isEmpty();
        assertThat(S1SlcOptions.of(map).beamMode()).containsExactly("IW");
        assertThat(S1SlcOptions.builder().polarization().build()).isEqualTo(S1SlcOptions.of(map));
    }

    @Test
    void one_value_and_a_list_of_one_mean_the_same_and_each_stays_as_it_was_given() {
        S1SlcOptions one = S1SlcOptions.of(Map.of("frame", 466));
        S1SlcOptions list = S1SlcOptions.of(Map.of("frame", List.of(466)));

        assertThat(one.frame()).isEqualTo(list.frame());
        assertThat(one.toMap()).containsEntry("frame", 466L);
        assertThat(list.toMap()).containsEntry("frame", List.of(466L));
        assertThat(one).isNotEqualTo(list);
    }

    @Test
    void unknown_keys_stay() {
        S1SlcOptions options = S1SlcOptions.of(Map.of("ssl_verify", true, "of_tomorrow", List.of(Map.of("a", 1))));

        assertThat(options.toMap())
                .containsEntry("ssl_verify", true)
                .containsEntry("of_tomorrow", List.of(Map.of("a", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relativeOrbit",
                "absoluteOrbit",
                "frame",
                "asfFrame",
                "absoluteBurstID",
                "relativeBurstID",
                "maxResults"
            })
    void numbers_are_checked_by_name(String option) {
        for (Object wrong : List.of(-1, 1.5, "ten", true, List.of(), List.of(1, "x"), Map.of(), 1e300, "1e999999999")) {
            assertThatThrownBy(() -> S1SlcOptions.of(Map.of(option, wrong)))
                    .as("%s", wrong)
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageStartingWith(option + ": ");
        }
        assertThat(S1SlcOptions.of(Map.of(option, "12")).toMap()).containsEntry(option, "12");
    }

    @Test
    void every_option_refuses_an_object_an_empty_list_and_null_in_a_list() {
        for (SearchOption option : SearchOption.values()) {
            for (Object wrong : List.of(Map.of("a", 1), List.of(), Arrays.asList(1, null), "", "  ")) {
                assertThatThrownBy(() -> S1SlcOptions.of(Map.of(option.key(), wrong)))
                        .as("%s = %s", option, wrong)
                        .isInstanceOf(BadOptionException.class)
                        .hasMessageStartingWith(option.key() + ": ");
            }
        }
    }

    @Test
    void what_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> S1SlcOptions.builder()
                        .start(LocalDate.of(2021, 1, 2))
                        .end(LocalDate.of(2021, 1, 1))
                        .build())
                .hasMessage("end: is 2021-01-01, before the start 2021-01-02");
        assertThatThrownBy(
                        () -> S1SlcOptions.builder().minDoppler(2).maxDoppler(1).build())
                .hasMessage("maxDoppler: is 1.0, less than minDoppler, 2.0");
        assertThatThrownBy(() -> S1SlcOptions.of(Map.of("start", "spring")))
                .hasMessageStartingWith("start: must be a date such as 2020-01-31");
        assertThatThrownBy(() -> S1SlcOptions.of(Map.of("stack_from_id", List.of("a", "b"))))
                .hasMessage("stack_from_id: takes one value, but has 2");
    }

    @Test
    void a_builder_sets_every_option() {
        S1SlcOptions options = S1SlcOptions.builder()
                .platform("Sentinel-1A", "Sentinel-1B")
                .season(330, 60)
                .maxResults(5)
                .jointObservation(true)
                .offNadirAngle(21.5, 34.3)
                .stackFromId("S1A_X")
                .granuleNames("a", "b")
                .intersectsWith(170, -10, -170, 10)
                .build();

        assertThat(options.platform()).containsExactly("Sentinel-1A", "Sentinel-1B");
        assertThat(options.season()).containsExactly(330, 60);
        assertThat(options.maxResults()).hasValue(5);
        assertThat(options.jointObservation()).contains(true);
        assertThat(options.offNadirAngle()).containsExactly(21.5, 34.3);
        assertThat(options.stackFromId()).contains("S1A_X");
        assertThat(options.granuleNames()).containsExactly("a", "b");
        assertThat(options.intersectsWith()).contains(List.of(170.0, -10.0, -170.0, 10.0));
        assertThat(options.toBuilder().build()).isEqualTo(options).hasSameHashCodeAs(options);
    }

    @Property(tries = 200)
    void options_read_back_are_the_options(@ForAll("maps") Map<String, Object> map) {
        S1SlcOptions options = S1SlcOptions.of(map);

        assertThat(S1SlcOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.toMap().keySet()).containsAll(map.keySet());
    }

    @Provide
    Arbitrary<Map<String, Object>> maps() {
        Arbitrary<Object> text = Arbitraries.strings().alpha().ofMinLength(1).map(value -> value);
        Arbitrary<Object> number = Arbitraries.integers().between(0, 1000).map(value -> value);
        return Arbitraries.maps(
                        Arbitraries.of("relativeOrbit", "frame", "platform", "beamMode", "campaign", "unknown_key"),
                        Arbitraries.oneOf(
                                number, number.list().ofMinSize(1).ofMaxSize(3).map(ArrayList::new), text))
                .map(map -> {
                    Map<String, Object> legal = new HashMap<>(map);
                    legal.computeIfPresent("relativeOrbit", (key, value) -> value instanceof String ? 5 : value);
                    legal.computeIfPresent("frame", (key, value) -> value instanceof String ? 6 : value);
                    return legal;
                });
    }

    private static Map<String, Object> golden(String release, String folder) {
        return JsonFiles.read(
                        TestData.resource("golden/folders/" + release + "/" + folder + "/insarhub_config.json"),
                        InsarhubConfig.class)
                .downloader()
                .orElseThrow()
                .config()
                .orElseThrow();
    }
}
