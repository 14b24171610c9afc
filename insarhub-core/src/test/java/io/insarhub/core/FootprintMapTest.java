package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.json.JsonReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintMapTest {

    private static final Scene ACROSS = Scene.builder("across")
            .path(1)
            .asfFrame(2)
            .flightDirection("ASCENDING")
            .footprint(List.of(
                    List.of(new LonLat(179, -18), new LonLat(-179, -18), new LonLat(-179, -16), new LonLat(179, -16))))
            .build();

    @TempDir
    Path folder;

    @Test
    void realScenesAreDrawn() throws Exception {
        Path file = folder.resolve("map.png");

        FootprintMap.of(TestData.path13())
                .titled("Path 13")
                .withAoi(Aoi.box(-121, 54, -120, 55))
                .writePng(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1300);
    }

    @Test
    void geoJsonHasAFeatureForEachSceneAndTheArea() {
        Path file = folder.resolve("map.geojson");
        Aoi aoi = Aoi.box(-121, 54, -120, 55);

        FootprintMap.of(TestData.path13()).withAoi(aoi).writeGeoJson(file);

        Map<String, Object> json = JsonReader.readObject(file);
        assertThat(json).containsEntry("type", "FeatureCollection");
        assertThat((List<?>) json.get("features")).hasSize(177);
        Map<?, ?> first = (Map<?, ?>) ((List<?>) json.get("features")).get(0);
        Scene scene = TestData.path13().list().get(0);
        assertThat(first.get("properties"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("name", scene.name())
                .containsEntry("stack", scene.stackId().orElseThrow().toString())
                .containsEntry("flightDirection", scene.flightDirection());
        assertThat(Aoi.read(file).parts()).hasSize(177);
    }

    @Test
    void geoJsonIsCutAtTheDateLineAndSaysWhereNothingIsKnown() {
        Path file = folder.resolve("map.geojson");

        FootprintMap.of(Scenes.of(List.of(ACROSS, Scene.ofName("nowhere"))))
                .withAoi(Aoi.ofWkt("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6), MULTIPOINT (7 8, 9 9))"))
                .writeGeoJson(file);

        List<?> features = (List<?>) JsonReader.readObject(file).get("features");
        assertThat(features).hasSize(3);
        assertThat(String.valueOf(features.get(0))).contains("MultiPolygon", "180.0", "-180.0");
        assertThat(((Map<?, ?>) features.get(1)).get("geometry")).isNull();
        assertThat(Aoi.read(file).parts()).hasSize(2 + 4);
    }

    @Test
    void aFileThatIsThereIsReplacedAndNothingElseIsLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("map.geojson"), "old");

        FootprintMap.of(Scenes.of(List.of(ACROSS))).writeGeoJson(file);

        assertThat(Aoi.read(file).bounds()).isEqualTo(new BoundingBox(179, -18, -179, -16));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() ->
                        FootprintMap.of(Scenes.of(List.of(ACROSS))).writeGeoJson(folder.resolve("no/map.geojson")))
                .isInstanceOf(BadFileException.class);
        assertThatThrownBy(() -> FootprintMap.of(Scenes.of(List.of(ACROSS))).writePng(folder.resolve("no/map.png")))
                .isInstanceOf(BadFileException.class);
    }
}
