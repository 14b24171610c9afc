package io.insarhub.core.aoi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.core.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AoiFilesTest {

    private static final Aoi EXPECTED = Aoi.read(TestData.resource("aoi/area.geojson"));

    @TempDir
    Path folder;

    @Test
    void geoJsonKeepsPartsAndHoles() {
        assertThat(EXPECTED.parts()).hasSize(3);
        assertThat(EXPECTED.toWkt()).contains("(-112.7 37.3, -112.7 37.6, -112.4 37.6, -112.4 37.3, -112.7 37.3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wgs84.shp", "polygonz.shp", "areas.gpkg"})
    void theSameAreaComesFromEveryFormat(String file) {
        Aoi read = Aoi.read(TestData.resource("aoi/" + file));

        assertThat(read.parts()).hasSize(3);
        assertThat(read.bounds()).isEqualTo(EXPECTED.bounds());
        assertThat(read.areaKm2()).isCloseTo(EXPECTED.areaKm2(), within(1e-6));
        assertThat(read.geometry().symDifference(EXPECTED.geometry()).getArea()).isZero();
    }

    @Test
    void otherCoordinateSystemsAreReprojected() {
        for (Aoi read : List.of(
                Aoi.read(TestData.resource("aoi/utm12.shp")), Aoi.read(TestData.resource("aoi/areas.gpkg"), "utm12"))) {
            assertThat(read.parts()).hasSize(3);
            // ten metres along the edges: what straight in UTM is bent in degrees
            assertThat(read.geometry().symDifference(EXPECTED.geometry()).getArea())
                    .isLessThan(6 * 2e-3);
            assertThat(read.areaKm2()).isCloseTo(EXPECTED.areaKm2(), within(20.0));
            assertThat(read.parts().get(1).bounds().west()).isCloseTo(-111.5, within(1e-3));
        }
    }

    @Test
    void aLayerOfAGeoPackageIsReadByNameAlsoWithHeightsAndMeasures() {
        Aoi third = Aoi.read(TestData.resource("aoi/areas.gpkg"), "third");

        assertThat(third.geometry().symDifference(EXPECTED.geometry()).getArea())
                .isZero();
        assertThatThrownBy(() -> Aoi.read(TestData.resource("aoi/areas.gpkg"), "fourth"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("fourth")
                .hasMessageContaining("degrees, utm12, third");
        assertThatThrownBy(() -> Aoi.read(TestData.resource("aoi/wgs84.shp"), "third"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("no GeoPackage");
    }

    @Test
    void aGeoPackageIsReadWithoutATrace() throws Exception {
        Path file = Files.copy(TestData.resource("aoi/areas.gpkg"), folder.resolve("ä 100% #1?.gpkg"));
        byte[] before = Files.readAllBytes(file);
        var time = Files.getLastModifiedTime(file);

        assertThat(Aoi.read(file).parts()).hasSize(3);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void aGeoPackageWithChangesStillOutsideIsRefused() throws Exception {
        Path file = Files.copy(TestData.resource("aoi/areas.gpkg"), folder.resolve("a.gpkg"));
        Files.write(folder.resolve("a.gpkg-wal"), new byte[4096]);

        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("a.gpkg-wal")
                .hasMessageContaining("Close the program");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.wkt | POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))",
                "a.txt | 0, 0, 1, 1",
                "b.txt | [0 0 1 1]",
                "c.txt | {\"type\": \"Polygon\", \"coordinates\": [[[0,0],[1,0],[1,1],[0,1],[0,0]]]}",
                "noending | SRID=4326; POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))",
                "d.json | {\"coordinates\": [[[0,0,9],[1,0,9],[1,1,9],[0,1,9]]], \"type\": \"Polygon\"}"
            })
    void textFilesHoldWellKnownTextGeoJsonOrABox(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "\uFEFF" + content + "\n");

        assertThat(Aoi.read(file)).isEqualTo(Aoi.box(0, 0, 1, 1));
        assertThat(Aoi.parse(file.toString())).isEqualTo(Aoi.box(0, 0, 1, 1));
    }

    @Test
    void theConfigMayHoldAnyForm() {
        Aoi box = Aoi.box(-113.5, 37, -112, 38);

        assertThat(Aoi.parse(List.of(-113.5, 37, -112L, 38))).isEqualTo(box);
        assertThat(Aoi.parse("-113.5, 37,-112 ,38")).isEqualTo(box);
        assertThat(Aoi.parse("[-113.5, 37, -112, 38]")).isEqualTo(box);
        assertThat(Aoi.parse(box.toWkt())).isEqualTo(box);
        assertThat(Aoi.parse(box)).isSameAs(box);
        assertThat(Aoi.parse(box.geometry())).isEqualTo(box);
        assertThat(Aoi.parse(TestData.resource("aoi/area.geojson"))).isEqualTo(EXPECTED);
        assertThat(Aoi.parse(Map.of("type", "Point", "coordinates", List.of(1, 2))))
                .isEqualTo(Aoi.ofWkt("POINT (1 2)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere.geojson", "1,2,3", "1,2,3,x", "\u0000", "POLIGON((0 0, 1 1, 2 2))"})
    void whatIsNoAreaNamesTheFormsThatThereAre(String text) {
        assertThatThrownBy(() -> Aoi.parse(text))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("well-known text")
                .hasMessageContaining("GeoPackage");
    }

    @Test
    void aShapefileWithoutItsPrjIsTakenForDegreesIfItCanBe() throws IOException {
        Path degrees = Files.copy(TestData.resource("aoi/wgs84.shp"), folder.resolve("a.shp"));
        Path meters = Files.copy(TestData.resource("aoi/utm12.shp"), folder.resolve("b.shp"));

        assertThat(Aoi.read(degrees).parts()).hasSize(3);
        assertThatThrownBy(() -> Aoi.read(meters))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("b.shp")
                .hasMessageContaining(".prj");
    }

    @Test
    void aPrjIsFoundWhateverItsCase() throws IOException {
        Files.copy(TestData.resource("aoi/utm12.shp"), folder.resolve("B.SHP"));
        Files.copy(TestData.resource("aoi/utm12.prj"), folder.resolve("B.PRJ"));

        assertThat(Aoi.read(folder.resolve("B.SHP")).parts()).hasSize(3);
    }

    @Test
    void linesAndPointsOfAShapefileAreReadToo() throws IOException {
        Path lines =
                Shp.write(folder.resolve("lines.shp"), 3, Shp.parts(3, new double[][] {{0, 0, 1, 1}, {2, 2, 3, 2}}));
        Path points = Shp.write(folder.resolve("points.shp"), 1, Shp.point(1, 12.5, 7), Shp.point(1, 13, 8));
        Path multi = Shp.write(folder.resolve("multi.shp"), 8, Shp.multiPoint(1, 1, 2, 2));

        assertThat(Aoi.read(lines).toWkt()).isEqualTo("MULTILINESTRING ((0 0, 1 1), (2 2, 3 2))");
        assertThat(Aoi.read(points).toWkt()).isEqualTo("MULTIPOINT ((12.5 7), (13 8))");
        assertThat(Aoi.read(multi).parts()).hasSize(2);
    }

    @Test
    void ringsOfAShapefileDrawnTheWrongWayRoundAreOutlinesAllTheSame() throws IOException {
        Path file =
                Shp.write(folder.resolve("wrong.shp"), 5, Shp.parts(5, new double[][] {{0, 0, 2, 0, 2, 2, 0, 2, 0, 0}
                }));

        assertThat(Aoi.read(file)).isEqualTo(Aoi.box(0, 0, 2, 2));
    }

    @Test
    void aShapefileAcrossTheDateLineKeepsItsHole() throws IOException {
        double[] shell = {178, -18, 178, -14, -178, -14, -178, -18, 178, -18};
        double[] hole = {-179.5, -17, -179, -17, -179, -15, -179.5, -15, -179.5, -17};
        Path file = Shp.write(folder.resolve("fiji.shp"), 5, Shp.parts(5, new double[][] {shell, hole}));

        double expected = Aoi.box(178, -18, -178, -14).areaKm2()
                - Aoi.box(-179.5, -17, -179, -15).areaKm2();
        assertThat(Aoi.read(file).areaKm2()).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"})
    void oldGeoJsonMayNameWgs84(String crs) {
        assertThat(Aoi.ofGeoJson(old(crs, "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"))).isEqualTo(Aoi.box(0, 0, 1, 1));
    }

    @Test
    void oldGeoJsonInAnotherSystemIsReprojectedOrRefusedByName() {
        Aoi utm = Aoi.ofGeoJson(old(
                "urn:ogc:def:crs:EPSG::32612",
                "[[[500000,4000000],[510000,4000000],[510000,4010000],[500000,4010000],[500000,4000000]]]"));

        assertThat(utm.bounds().west()).isCloseTo(-111, within(1e-9));
        assertThat(utm.areaKm2()).isCloseTo(100 / (0.9996 * 0.9996), within(0.01));
        assertThatThrownBy(() -> Aoi.ofGeoJson(old("urn:local:grid", "[[[0,0],[1,0],[1,1],[0,0]]]")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("urn:local:grid");
    }

    @Test
    void everyKindOfGeoJsonIsRead() {
        Aoi all = Aoi.ofGeoJson("""
                {"type": "FeatureCollection", "bbox": [0, 0, 1, 1], "features": [
                  {"type": "Feature", "properties": {"coordinates": "no", "a": [[[1]]]}, "geometry": null},
                  {"geometry": {"type": "GeometryCollection", "geometries": [
                    {"type": "Point", "coordinates": [1, 2, 3]},
                    {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
                    {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
                    {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}]},
                   "type": "Feature"},
                  {"type": "Feature", "geometry":
                    {"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]], [[[5,5],[6,5],[6,6],[5,5]]]]}}]}
                """);

        assertThat(all.parts())
                .extracting(part -> part.kind().name().charAt(0))
                .containsExactly('P', 'P', 'P', 'L', 'L', 'L', 'P', 'P');
    }

    private static String old(String crs, String coordinates) {
        return new String(
                ("{\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"" + crs
                                + "\"}}, \"type\": \"Polygon\", \"coordinates\": " + coordinates + "}")
                        .getBytes(UTF_8),
                UTF_8);
    }
}
