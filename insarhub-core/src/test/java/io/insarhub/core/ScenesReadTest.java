package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.api.StateVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesReadTest {

    private static final Path PAGE_1 = TestData.resource("asf/cmr_p013_f411_page1.umm_json");
    private static final Path PAGE_2 = TestData.resource("asf/cmr_p013_f411_page2.umm_json");
    private static final Path GEOJSON = TestData.resource("asf/p033_f130_asc_7.json");

    @TempDir
    Path folder;

    @Test
    void a_cmr_record_tells_all_its_fields() {
        Scene scene = Scenes.read(PAGE_1, PAGE_2).list().get(0);

        String name = "S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C";
        assertThat(scene.name()).isEqualTo(name);
        assertThat(scene.fileId()).isEqualTo(name + "-SLC");
        assertThat(scene.start()).isEqualTo(Instant.parse("2015-06-03T14:19:06.146Z"));
        assertThat(scene.stop()).isEqualTo(Instant.parse("2015-06-03T14:19:35.991Z"));
        assertThat(scene.stackId()).contains(StackId.of(13, 410));
        assertThat(scene.asfFrame()).isEqualTo(410);
        assertThat(scene.esaFrame()).isEqualTo(2489);
        assertThat(scene.fullBurstId()).isNull();
        assertThat(scene.absoluteOrbit()).isEqualTo(6210);
        assertThat(scene.flightDirection()).isEqualTo("DESCENDING");
        assertThat(scene.lookDirection()).isEqualTo("R");
        assertThat(scene.platform()).isEqualTo("Sentinel-1A");
        assertThat(scene.beamMode()).isEqualTo("IW");
        assertThat(scene.polarization()).isEqualTo("VV");
        assertThat(scene.processingLevel()).isEqualTo("SLC");
        assertThat(scene.groupId()).isEqualTo("S1A_IWSV_0410_0416_006210_013");
        assertThat(scene.center()).isEqualTo(new LonLat(-120.8258, 54.6855));
        assertThat(scene.footprint())
                .containsExactly(List.of(
                        new LonLat(-119.198891, 53.577606),
                        new LonLat(-118.554634, 55.356312),
                        new LonLat(-122.551888, 55.763653),
                        new LonLat(-123.022232, 53.980125),
                        new LonLat(-119.198891, 53.577606)));
        assertThat(scene.url()).isEqualTo("https://datapool.asf.alaska.edu/SLC/SA/" + name + ".zip");
        assertThat(scene.s3Url()).isEqualTo("s3://asf-ngap2w-p-s1-slc-7b420b89/" + name + ".zip");
        assertThat(scene.bytes()).isEqualTo(2830964932L);
        assertThat(scene.md5()).isEqualTo("b812b50ffa3be70566b375a00da0e413");
        assertThat(Objects.requireNonNull(scene.stateVectors()).pre())
                .isEqualTo(new StateVector(
                        Instant.parse("2015-06-03T14:19:14Z"),
                        -1644601.584396,
                        -3823763.034176,
                        5712464.636954,
                        -4274.851228,
                        -4577.458465,
                        -4284.727618));
        assertThat(scene.ascendingNodeTime()).isEqualTo(Instant.parse("2015-06-03T13:44:55.904806Z"));
        assertThat(scene.publishedBaselineMeters()).isNull();
    }

    @Test
    void a_geojson_feature_tells_the_same_fields() {
        Scene scene = Scenes.read(GEOJSON).list().get(0);

        String name = "S1A_IW_SLC__1SDV_20220110T225120_20220110T225147_041405_04EC56_3D53";
        assertThat(scene.name()).isEqualTo(name);
        assertThat(scene.start()).isEqualTo(Instant.parse("2022-01-10T22:51:20Z"));
        assertThat(scene.stackId()).contains(StackId.of(33, 130));
        assertThat(scene.absoluteOrbit()).isEqualTo(41405);
        assertThat(scene.center()).isEqualTo(new LonLat(-73.8056, 41.1851));
        assertThat(scene.footprint()).extracting(List::size).containsExactly(5);
        assertThat(scene.s3Url()).startsWith("s3://asf-ngap2w").endsWith(name + ".zip");
        assertThat(scene.bytes()).isEqualTo(4401873917L);
        assertThat(Objects.requireNonNull(scene.stateVectors()).post().vz()).isEqualTo(5600.820652);
        assertThat(scene.ascendingNodeTime()).isEqualTo(Instant.parse("2022-01-10T22:40:27Z"));
        assertThat(scene.publishedBaselineMeters()).isEqualTo(-65);
        assertThat(scene.publishedBaselineDays()).isEqualTo(-36);
    }

    @Test
    void pages_keep_their_order_and_fall_into_stacks() {
        Scenes scenes = Scenes.read(PAGE_1, PAGE_2);

        assertThat(scenes.size()).isEqualTo(176);
        assertThat(scenes.notes()).isEmpty();
        assertThat(scenes.ungrouped().isEmpty()).isTrue();
        assertThat(scenes.groups().keySet())
                .extracting(StackId::toString)
                .containsExactly("p13_f406", "p13_f408", "p13_f409", "p13_f410", "p13_f411", "p13_f412");
        assertThat(scenes.groups().values()).extracting(Scenes::size).containsExactly(6, 8, 4, 7, 145, 6);
        assertThat(scenes.report()).isEqualTo("176 scenes in 6 stacks");
        assertThat(Scenes.read(PAGE_2, PAGE_1).list())
                .hasSize(176)
                .startsWith(scenes.list().get(100))
                .containsExactlyInAnyOrderElementsOf(scenes.list());
    }

    @Test
    void a_missing_page_and_repeated_scenes_are_told() {
        assertThat(Scenes.read(PAGE_1).report()).contains("CMR found 176 records, but the pages hold 100");

        Scenes twice = Scenes.read(GEOJSON, GEOJSON);
        assertThat(twice.size()).isEqualTo(7);
        assertThat(twice.notes())
                .hasSize(7)
                .allMatch(note -> note.leftOut()
                        && Objects.equals(note.file(), GEOJSON)
                        && note.problem().equals("the scene was there before"));
    }

    @Test
    void a_folder_stands_for_the_searches_in_it() throws IOException {
        Files.copy(PAGE_2, folder.resolve("b.umm_json"));
        Files.copy(PAGE_1, folder.resolve("a.json"));
        Files.copy(GEOJSON, folder.resolve("c.geojson"));
        Files.writeString(folder.resolve("insarhub_config.json"), "{\"downloader\": {}}");
        Files.writeString(folder.resolve(".hidden.json"), "not JSON");
        Files.writeString(folder.resolve("notes.txt"), "not JSON either");
        Files.createDirectory(folder.resolve("d.json"));

        Scenes scenes = Scenes.read(folder);

        assertThat(scenes.size()).isEqualTo(183);
        assertThat(scenes.list().subList(0, 176))
                .isEqualTo(Scenes.read(PAGE_1, PAGE_2).list());
        assertThat(scenes.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString())
                        .endsWith("insarhub_config.json: the file left out: it holds no scene records"));
    }

    @Test
    void metadata_only_products_are_dropped_wherever_they_stand() throws IOException {
        Path file = write("""
                {"type": "FeatureCollection", "features": [
                  {"properties": {"sceneName": "A", "processingLevel": "METADATA_SLC"}},
                  {"properties": {"sceneName": "A", "processingLevel": "SLC"}},
                  {"properties": {"sceneName": "B", "processingLevel": "METADATA"}}]}""");

        Scenes scenes = Scenes.read(file);

        assertThat(scenes.names()).containsExactly("A");
        assertThat(scenes.notes()).extracting(Scenes.Note::problem).allMatch(p -> p.contains("metadata-only"));
    }

    @Test
    void scenes_are_found_filtered_and_compared() {
        Scenes scenes = Scenes.read(GEOJSON);
        Scene first = scenes.list().get(0);

        assertThat(scenes.find(first.name())).contains(first);
        assertThat(scenes.find("none")).isEmpty();
        assertThat(scenes.filter(scene -> !scene.equals(first)).size()).isEqualTo(6);
        assertThat(Scenes.of(List.of(first, first)).names()).containsExactly(first.name());
        assertThat(Scenes.of(scenes.list())).isEqualTo(scenes).hasSameHashCodeAs(scenes);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("search.json"), text);
    }
}
