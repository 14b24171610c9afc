package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.SceneName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private static final String REFERENCE = "S1A_IW_SLC__1SSV_20160528T141908_20160528T141938_011460_011746_335C";

    @Test
    void all_176_baselines_of_path_13_are_those_that_asf_publishes() throws IOException {
        Scenes scenes = TestData.path13();
        Scene reference = scenes.find(REFERENCE).orElseThrow();
        Map<String, String> published = new LinkedHashMap<>();
        for (String line : Files.readAllLines(TestData.resource("asf/baselines_p013_f411.csv"))) {
            String[] columns = line.split(",", 2);
            published.put(columns[0], columns[1]);
        }
        published.remove("scene");

        Map<String, String> computed = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            computed.put(scene.name(), rounded(reference, scene));
        }

        assertThat(computed).hasSize(176).isEqualTo(published);
    }

    @Test
    void the_7_baselines_of_path_33_are_those_of_its_file() {
        Scenes scenes = Scenes.read(TestData.resource("asf/p033_f130_asc_7.json"));
        Scene reference = scenes.stream()
                .filter(scene -> scene.name().contains("_20220215T"))
                .findFirst()
                .orElseThrow();

        assertThat(scenes)
                .hasSize(7)
                .allSatisfy(scene -> assertThat(rounded(reference, scene))
                        .isEqualTo(
                                "%.0f,%.0f".formatted(scene.publishedBaselineMeters(), scene.publishedBaselineDays())));
    }

    @Test
    void the_name_of_every_record_tells_its_path_and_orbit() {
        assertThat(TestData.path13()).allSatisfy(scene -> {
            SceneName name = SceneName.parse(scene.name());
            assertThat(name.relativeOrbit()).isEqualTo(scene.path()).isEqualTo(13);
            assertThat(name.absoluteOrbit()).isEqualTo(scene.absoluteOrbit());
            assertThat(name.polarization()).isEqualTo(scene.polarization());
            assertThat(name.mode()).isEqualTo(scene.beamMode());
        });
    }

    @Test
    void a_missing_centre_is_taken_from_the_footprint_across_the_date_line_too() {
        Scenes scenes = TestData.golden("edge_2scenes");
        Scene reference = scenes.list().get(0);
        Scene secondary = scenes.list().get(1);
        double known = Baselines.perpendicularMeters(reference, secondary).orElseThrow();

        Scene withoutCenter = copy(reference).footprint(reference.footprint()).build();

        assertThat(Baselines.perpendicularMeters(withoutCenter, secondary).orElseThrow())
                .isBetween(known - 1, known + 1);
        Scene acrossDateLine = copy(reference)
                .footprint(List.of(List.of(
                        new LonLat(179, 36),
                        new LonLat(-179, 36),
                        new LonLat(-179, 38),
                        new LonLat(179, 38),
                        new LonLat(179, 36))))
                .build();
        Scene atDateLine = copy(reference).center(new LonLat(180, 37)).build();
        assertThat(Baselines.perpendicularMeters(acrossDateLine, secondary))
                .isEqualTo(Baselines.perpendicularMeters(atDateLine, secondary));
    }

    @Test
    void what_the_records_do_not_tell_is_unknown_and_not_zero() {
        List<Scene> scenes = TestData.golden("edge_2scenes").list();
        Scene bare = Scene.ofName("x");

        assertThat(Baselines.perpendicularMeters(scenes.get(0), bare)).isEmpty();
        assertThat(Baselines.perpendicularMeters(bare, scenes.get(0))).isEmpty();
        assertThat(Baselines.perpendicularMeters(copy(scenes.get(0)).build(), scenes.get(1)))
                .isEmpty();
        assertThat(Baselines.temporalDays(scenes.get(0), bare)).isEmpty();
        assertThat(Baselines.temporalDays(scenes.get(1), scenes.get(0)).orElseThrow())
                .isBetween(-12.0, -11.9999);
    }

    /** The scene without centre and footprint. */
    private static Scene.Builder copy(Scene scene) {
        return Scene.builder(scene.name())
                .times(scene.start(), scene.stop())
                .orbit(scene.stateVectors(), scene.ascendingNodeTime());
    }

    private static String rounded(Scene reference, Scene scene) {
        return (long) Math.rint(Baselines.perpendicularMeters(reference, scene).orElseThrow()) + ","
                + (long) Math.rint(Baselines.temporalDays(reference, scene).orElseThrow());
    }
}
