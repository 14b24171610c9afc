package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds: scenes, or an error that says where it is bad; never anything else. */
class ScenesHostileTest {

    private static final Path CMR = TestData.resource("asf/cmr_p013_f411_page1.umm_json");
    private static final Path GEOJSON = TestData.resource("asf/p033_f130_asc_7.json");

    @TempDir
    Path folder;

    @Test
    void a_truncated_file_is_an_error_that_says_where_it_ends() throws IOException {
        byte[] whole = Files.readAllBytes(GEOJSON);
        Path file = folder.resolve("cut.json");
        for (int length = 1; length < whole.length - 1; length += 97) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Scenes.read(file))
                    .as("cut after %d bytes", length)
                    .isInstanceOfSatisfying(BadFileException.class, e -> {
                        assertThat(e.file()).contains(file);
                        assertThat(e.place().orElseThrow()).matches("line \\d+, column \\d+");
                    })
                    .hasMessageContaining("Save the search again");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\": [}",
                "{'items': []}",
                "<html>503</html>",
                "{\"items\": []} trailing",
                "{\"items\": []}{}",
                "{\"items\": [{\"umm\": {\"GranuleUR\": \"\u0001\"}}]}",
                "nul",
                "[1,",
                "{\"items\": 1e}",
            })
    void what_is_no_json_is_an_error_with_line_and_column(String text) throws IOException {
        Path file = write("\n" + text);

        assertThatThrownBy(() -> Scenes.read(file))
                .isInstanceOfSatisfying(
                        BadFileException.class,
                        e -> assertThat(e.place().orElseThrow()).startsWith("line 2, column "))
                .hasMessageStartingWith(file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "1", "\"text\"", "null", "{\"items\": null}", "{\"features\": 3, \"items\": {}}"})
    void json_of_another_kind_is_an_error_that_says_what_was_expected(String text) throws IOException {
        Path file = write(text);

        assertThatThrownBy(() -> Scenes.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("neither CMR \"items\" nor GeoJSON \"features\"");
    }

    @Test
    void a_missing_or_empty_file_and_an_empty_folder_are_errors() throws IOException {
        assertThatThrownBy(() -> Scenes.read(folder.resolve("none.json")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("none.json: does not exist");
        assertThatThrownBy(() -> Scenes.read(folder)).hasMessageContaining("has no .json, .geojson or .umm_json file");
        Path empty = write("");
        assertThatThrownBy(() -> Scenes.read(empty)).hasMessageContaining("search.json: is empty");
        assertThatThrownBy(() -> Scenes.read(folder)).hasMessageContaining("search.json: is empty");
    }

    @Test
    void nesting_without_end_is_an_error_and_no_stack_overflow() throws IOException {
        String deep = "[".repeat(200_000);
        for (String text : List.of(
                "{\"items\": [{\"umm\": {\"x\": " + deep,
                "{\"items\": " + deep,
                "{\"features\": [{\"geometry\": {\"coordinates\": " + deep,
                "{\"features\": [{\"baseline\": " + "{\"a\":".repeat(200_000))) {
            Path file = write(text);
            assertThatThrownBy(() -> Scenes.read(file))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("line 1, column ");
        }
    }

    @Test
    void text_that_is_not_utf_8_is_an_error() throws IOException {
        Path file = folder.resolve("latin.json");
        Files.write(file, "{\"items\": [], \"x\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Scenes.read(file)).isInstanceOf(BadFileException.class);
    }

    @Test
    void a_byte_order_mark_does_no_harm() throws IOException {
        assertThat(Scenes.read(write("\ufeff" + Files.readString(GEOJSON)))).hasSize(7);
    }

    static Stream<String> recordsWithoutAName() {
        return Stream.of(
                "{\"items\": [1, null, \"x\", [], {}, {\"umm\": 3}, {\"umm\": {\"GranuleUR\": \"NA\"}},"
                        + " {\"umm\": {\"GranuleUR\": [1]}}, {\"umm\": {\"DataGranule\": {\"Identifiers\": {}}}},"
                        + " {\"umm\": {\"DataGranule\": {\"Identifiers\": [{\"IdentifierType\": \"ProducerGranuleId\"}]}}}]}",
                "{\"features\": [1, null, \"x\", [], {}, {\"properties\": 3}, {\"properties\": {\"sceneName\": \"\"}},"
                        + " {\"properties\": {\"sceneName\": null}}, {\"properties\": {\"sceneName\": {}}},"
                        + " {\"properties\": [{\"sceneName\": \"A\"}]}]}");
    }

    @ParameterizedTest
    @MethodSource("recordsWithoutAName")
    void a_record_without_a_name_is_left_out_and_told_by_its_number(String text) throws IOException {
        Scenes scenes = Scenes.read(write(text));

        assertThat(scenes.isEmpty()).isTrue();
        assertThat(scenes.notes()).hasSize(10);
        assertThat(scenes.notes().get(9).subject()).isEqualTo("record 10");
        assertThat(scenes.report()).contains("record 4 left out: it has no scene name");
    }

    @Test
    void na_and_null_are_absent_and_strings_may_be_numbers() throws IOException {
        Scenes scenes = Scenes.read(write("""
                {"features": [{"properties": {"sceneName": "A", "pathNumber": "33", "frameNumber": " 130 ", "orbit": "41405.0",
                   "centerLat": "41.5", "centerLon": "-7.38e1", "bytes": "4401873917", "startTime": "2022-01-10 22:51:20.25",
                   "stopTime": "2022-01-10T23:51:47+01:00", "perpendicularBaseline": "-65", "temporalBaseline": null,
                   "platform": "NA", "polarization": "", "url": "None", "md5sum": 5}, "baseline": null}]}"""));

        Scene scene = scenes.list().get(0);
        assertThat(scene.stackId()).contains(StackId.of(33, 130));
        assertThat(scene.absoluteOrbit()).isEqualTo(41405);
        assertThat(scene.center()).isEqualTo(new LonLat(-73.8, 41.5));
        assertThat(scene.bytes()).isEqualTo(4401873917L);
        assertThat(scene.start()).isEqualTo(Instant.parse("2022-01-10T22:51:20.250Z"));
        assertThat(scene.stop()).isEqualTo(Instant.parse("2022-01-10T22:51:47Z"));
        assertThat(scene.publishedBaselineMeters()).isEqualTo(-65);
        assertThat(scene.publishedBaselineDays()).isNull();
        assertThat(scene.platform()).isNull();
        assertThat(scene.polarization()).isNull();
        assertThat(scene.url()).isNull();
        assertThat(scene.md5()).isEqualTo("5");
        assertThat(scene.stateVectors()).isNull();
        assertThat(scenes.notes()).isEmpty();
    }

    @Test
    void a_field_of_nonsense_is_absent_and_told() throws IOException {
        Scenes scenes = Scenes.read(write("""
                {"features": [{"properties": {"sceneName": "A", "pathNumber": "thirteen", "frameNumber": 1.5, "orbit": -1,
                   "centerLat": 99, "centerLon": 1e999, "bytes": "many", "startTime": "yesterday", "platform": {"a": 1},
                   "polarization": ["VV"], "url": false},
                   "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [500, 0], [0, 1]], "x"]},
                   "baseline": {"ascendingNodeTime": 7, "stateVectors": {"positions": {"prePosition": [1, 2],
                     "prePositionTime": "2022-01-10T22:51:20Z"}, "velocities": {"preVelocity": [1, "NA", 3]}}}}]}"""));

        Scene scene = scenes.list().get(0);
        assertThat(scene)
                .isEqualTo(Scene.builder("A").footprint(scene.footprint()).build());
        assertThat(scenes.notes())
                .allMatch(note -> !note.leftOut() && note.subject().equals("A"));
        assertThat(scenes.report())
                .contains("PATH is \"thirteen\", not a number")
                .contains("ASF_FRAME is \"1.5\", not a whole number, 0 or more")
                .contains("ABSOLUTE_ORBIT is \"-1\"")
                .contains("CENTER_LON is \"1e999\", not a number")
                .contains("BYTES is \"many\", not a number")
                .contains("START is \"yesterday\", not a time")
                .contains("ASC_NODE_TIME is \"7\", not a time")
                .contains("a corner of the footprint is 500.0, 0.0")
                .contains("PRE_POSITION is \"1,2\", not three numbers")
                .contains("PRE_VELOCITY is \"1,null,3\", not three numbers");
    }

    @Test
    void a_cmr_record_of_nonsense_still_gives_its_scene() throws IOException {
        Scenes scenes = Scenes.read(write("""
                {"hits": "many", "items": [{"umm": {"GranuleUR": "S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C-SLC",
                  "TemporalExtent": [], "OrbitCalculatedSpatialDomains": {"OrbitNumber": 3}, "Platforms": [{"ShortName": "SENTINEL-1A"}],
                  "AdditionalAttributes": [null, 3, {"Name": "PATH_NUMBER"}, {"Name": "PATH_NUMBER", "Values": []},
                    {"Name": ["x"], "Values": ["1"]}, {"Values": ["1"]}, {"Name": "FRAME_NUMBER", "Values": "410"},
                    {"Name": "SV_POSITION_PRE", "Values": ["1,2,3,2015-06-03T14:19:14"]}, {"Name": "SV_POSITION_POST", "Values": ["none"]},
                    {"Name": "SV_VELOCITY_PRE", "Values": ["1,2,3,4,5"]}, {"Name": "CENTER_LAT", "Values": ["NA"]}],
                  "SpatialExtent": {"HorizontalSpatialDomain": {"Geometry": {"GPolygons": [{"Boundary": {"Points": [{"Latitude": 1}]}}]}}},
                  "RelatedUrls": [{"Type": "GET DATA"}, {"Type": "GET DATA", "URL": "u"}],
                  "DataGranule": {"ArchiveAndDistributionInformation": [{"Size": 1.5, "SizeUnit": "KB"}]}}}]}"""));

        Scene scene = scenes.list().get(0);
        assertThat(scene.name()).isEqualTo("S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C");
        assertThat(scene.path()).as("from the name").isEqualTo(13);
        assertThat(scene.absoluteOrbit()).as("from the name").isEqualTo(6210);
        assertThat(scene.frame()).isNull();
        assertThat(scene.platform()).isEqualTo("SENTINEL-1A");
        assertThat(scene.bytes()).isEqualTo(1536);
        assertThat(scene.url()).isEqualTo("u");
        assertThat(scene.stateVectors()).isNull();
        assertThat(scenes.notes()).extracting(Scenes.Note::problem).hasSize(3);
        assertThat(scenes.ungrouped().size()).isEqualTo(1);
        assertThat(scenes.report()).startsWith("1 scenes in 0 stacks; 1 of unknown path or frame are in no stack");
    }

    @Test
    void a_burst_is_named_by_its_file_identifier() throws IOException {
        Scenes scenes = Scenes.read(write("""
                {"items": [{"umm": {"GranuleUR": "S1_068687_IW2_20200604T022312_VV_7C85-BURST",
                  "DataGranule": {"Identifiers": [{"IdentifierType": "ProducerGranuleId", "Identifier": "S1A_X"}]},
                  "AdditionalAttributes": [{"Name": "BURST_ID_FULL", "Values": ["033_068687_IW2"]},
                    {"Name": "PATH_NUMBER", "Values": [33]}, {"Name": "POLARIZATION", "Values": ["VV", "VH"]}]}}]}"""));

        assertThat(scenes.names()).containsExactly("S1_068687_IW2_20200604T022312_VV_7C85-BURST");
        assertThat(scenes.list().get(0).polarization()).isEqualTo("VV+VH");
        assertThat(scenes.groups().keySet()).containsExactly(StackId.parse("p33_f068687_IW2"));
    }

    @Test
    void a_footprint_of_several_polygons_keeps_the_outline_of_each() throws IOException {
        Scenes scenes = Scenes.read(write("""
                {"features": [{"properties": {"sceneName": "A"}, "geometry": {"coordinates":
                  [[[[0,0],[1,0],[1,1],[0,0]], [[0.1,0.1],[0.2,0.1],[0.1,0.1]]], [[[5,5,9],[6,5],[6,6],[5,5]]]],
                  "type": "MultiPolygon"}}]}"""));

        assertThat(scenes.list().get(0).footprint())
                .containsExactly(
                        List.of(new LonLat(0, 0), new LonLat(1, 0), new LonLat(1, 1), new LonLat(0, 0)),
                        List.of(new LonLat(5, 5), new LonLat(6, 5), new LonLat(6, 6), new LonLat(5, 5)));
    }

    /** Bytes changed at random in real files: a fixed seed, so that a failure comes back. */
    @Test
    void changed_bytes_give_scenes_or_an_error_that_names_the_file() throws IOException {
        Random random = new Random(20240501);
        byte[] geojson = Files.readAllBytes(GEOJSON);
        byte[] cmr = ("{\"items\":[" + firstItem() + "]}").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("changed.json");
        for (int round = 0; round < 400; round++) {
            byte[] bytes = (round % 2 == 0 ? geojson : cmr).clone();
            for (int change = 0; change < 1 + round % 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) "\"{}[],:0-eNx\u0000\u00ff".charAt(random.nextInt(13));
            }
            Files.write(file, bytes);
            try {
                Scenes scenes = Scenes.read(file);
                PairSelection.compatible(TestData.withoutWeather()).selectAll(scenes);
            } catch (BadFileException e) {
                assertThat(e.file()).contains(file);
            }
        }
    }

    private static String firstItem() throws IOException {
        String text = Files.readString(CMR);
        int start = text.indexOf("{\"meta\"");
        return text.substring(start, text.indexOf(",{\"meta\"", start));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("search.json"), text);
    }
}
