package io.insarhub.core.aoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class AoiTest {

    @Test
    void aBoxIsOnePartThatKnowsThatItIsABox() {
        Aoi aoi = Aoi.box(-113.5, 37.25, -112.5, 38);

        assertThat(aoi.toWkt()).isEqualTo("POLYGON ((-113.5 37.25, -112.5 37.25, -112.5 38, -113.5 38, -113.5 37.25))");
        assertThat(aoi.parts()).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(AoiPart.Kind.POLYGON);
            assertThat(part.isBox()).isTrue();
            assertThat(part.bounds()).isEqualTo(new BoundingBox(-113.5, 37.25, -112.5, 38));
        });
        assertThat(aoi.bounds()).isEqualTo(new BoundingBox(-113.5, 37.25, -112.5, 38));
        assertThat(aoi.centroid()).isEqualTo(new LonLat(-113, 37.625));
    }

    @Test
    void aBoxAcrossTheDateLineIsTwoBoxes() {
        Aoi aoi = Aoi.box(178, -18, -179, -16);

        assertThat(aoi.parts())
                .extracting(AoiPart::bounds, AoiPart::isBox)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(new BoundingBox(178, -18, 180, -16), true),
                        org.assertj.core.api.Assertions.tuple(new BoundingBox(-180, -18, -179, -16), true));
        assertThat(aoi.bounds()).isEqualTo(new BoundingBox(178, -18, -179, -16));
        assertThat(aoi.bounds().widthDegrees()).isEqualTo(3);
        assertThat(aoi.centroid().longitude()).isCloseTo(179.5, within(1e-12));
        assertThat(aoi.areaKm2()).isCloseTo(Aoi.box(10, -18, 13, -16).areaKm2(), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON ((178 -18, -179 -18, -179 -16, 178 -16, 178 -18))",
                "POLYGON ((178 -18, 181 -18, 181 -16, 178 -16, 178 -18))",
                "POLYGON ((-182 -18, -179 -18, -179 -16, -182 -16, -182 -18))",
                "POLYGON ((178 -16, -179 -16, -179 -18, 178 -18, 178 -16))",
                "POLYGON ((178 -18, 180 -18, -180 -18, -179 -18, -179 -16, -180 -16, 180 -16, 178 -16, 178 -18))",
                "MULTIPOLYGON (((178 -18, -179 -18, -179 -16, 178 -16, 178 -18)))",
                "SRID=4326;POLYGON Z ((178 -18 5, -179 -18 5, -179 -16 5, 178 -16 5, 178 -18 5))"
            })
    void aPolygonAcrossTheDateLineIsCutHoweverItIsWritten(String wkt) {
        Aoi aoi = Aoi.ofWkt(wkt);

        assertThat(aoi.bounds()).isEqualTo(new BoundingBox(178, -18, -179, -16));
        assertThat(aoi.parts()).hasSize(2);
        assertThat(aoi.areaKm2()).isCloseTo(Aoi.box(178, -18, -179, -16).areaKm2(), within(1e-6));
    }

    @Test
    void aPolygonThatTouchesTheDateLineIsNotCut() {
        assertThat(Aoi.box(170, 0, 180, 1).parts()).hasSize(1);
        assertThat(Aoi.box(-180, 0, -170, 1).parts()).hasSize(1);
        assertThat(Aoi.box(180, 0, 190, 1)).isEqualTo(Aoi.box(-180, 0, -170, 1));
    }

    @Test
    void holesAreKeptOnBothSidesOfTheDateLine() {
        Aoi aoi = Aoi.ofWkt("POLYGON ((178 -18, -178 -18, -178 -14, 178 -14, 178 -18),"
                + " (179 -17, 179 -15, -179 -15, -179 -17, 179 -17))");

        double whole = Aoi.box(178, -18, -178, -14).areaKm2();
        double hole = Aoi.box(179, -17, -179, -15).areaKm2();
        assertThat(aoi.areaKm2()).isCloseTo(whole - hole, within(1e-6));
    }

    @Test
    void aMultiPolygonStaysItsParts() {
        Aoi aoi = Aoi.ofWkt("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((170 0, 171 0, 171 1, 170 0)))");

        assertThat(aoi.parts()).hasSize(2);
        assertThat(aoi.bounds()).isEqualTo(new BoundingBox(0, 0, 171, 1));
    }

    @Test
    void partsFarApartAreBoundedTheShorterWayRound() {
        Aoi aoi = Aoi.ofWkt("MULTIPOLYGON (((-120 0, -110 0, -110 1, -120 0)), ((100 0, 110 0, 110 1, 100 0)))");

        assertThat(aoi.bounds()).isEqualTo(new BoundingBox(100, 0, -110, 1));
    }

    @Test
    void aBowTieBecomesItsTwoWings() {
        Aoi aoi = Aoi.ofWkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");

        assertThat(aoi.parts()).hasSize(2);
        assertThat(aoi.geometry().isValid()).isTrue();
        assertThat(aoi.geometry().getArea()).isCloseTo(2, within(1e-12));
    }

    @Test
    void anOpenRingIsClosed() {
        assertThat(Aoi.ofWkt("POLYGON ((0 0, 1 0, 1 1, 0 1))")).isEqualTo(Aoi.box(0, 0, 1, 1));
    }

    @Test
    void ringsTurnCounterClockwiseAndHeightsAreDropped() {
        Aoi aoi = Aoi.ofWkt("POLYGON Z ((0 0 7, 0 1 7, 1 1 7, 1 0 7, 0 0 7))");

        assertThat(aoi.toWkt()).isEqualTo("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))");
    }

    @Test
    void aRingAroundThePoleIsClosedOverThePole() {
        Aoi aoi = Aoi.ofWkt("POLYGON ((0 -70, 90 -70, 180 -70, -90 -70, 0 -70))");

        assertThat(aoi.bounds().south()).isEqualTo(-90);
        assertThat(aoi.areaKm2()).isCloseTo(Aoi.box(-180, -90, 180, -70).areaKm2(), within(1e-3));
    }

    @Test
    void aRingBetweenTwoParallelsAroundThePoleKeepsItsHole() {
        Aoi aoi = Aoi.ofWkt("POLYGON ((0 60, 90 60, 180 60, -90 60, 0 60), (45 80, 135 80, -135 80, -45 80, 45 80))");

        assertThat(aoi.areaKm2()).isCloseTo(Aoi.box(-180, 60, 180, 80).areaKm2(), within(1e-3));
    }

    @Test
    void theWholeWorldStaysTheWholeWorld() {
        Aoi world = Aoi.box(-180, -90, 180, 90);

        assertThat(world.areaKm2()).isCloseTo(510_065_621.7, within(1.0));
        assertThat(Aoi.ofWkt(world.toWkt())).isEqualTo(world);
        assertThat(Aoi.ofWkt("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))"))
                .isEqualTo(world);
    }

    @Test
    void aBoxWiderThanHalfTheGlobeStaysThatWide() {
        Aoi wide = Aoi.box(-100, 10, 100, 20);

        assertThat(wide.bounds()).isEqualTo(new BoundingBox(-100, 10, 100, 20));
        assertThat(wide.parts()).singleElement().matches(AoiPart::isBox);
        assertThat(Aoi.ofWkt(wide.toWkt())).isEqualTo(wide);
    }

    @Test
    void linesAndPointsAcrossTheDateLineAreAreasToo() {
        Aoi line = Aoi.ofWkt("LINESTRING (179 0, -179 0)");
        Aoi point = Aoi.ofWkt("POINT (190 5)");

        assertThat(line.parts()).extracting(AoiPart::kind).containsExactly(AoiPart.Kind.LINE, AoiPart.Kind.LINE);
        assertThat(line.bounds().widthDegrees()).isEqualTo(2);
        assertThat(point.parts())
                .extracting(AoiPart::coordinates)
                .containsExactly(java.util.List.of(new LonLat(-170, 5)));
        assertThat(point.areaKm2()).isZero();
    }

    @Test
    void areasAreThoseOfTheEllipsoid() {
        // numerical integration of the meridian's and the parallel's radius of curvature, in Python
        assertThat(Aoi.box(0, 0, 1, 1).areaKm2()).isCloseTo(12308.46389397575, within(1e-6));
        assertThat(Aoi.box(10, 60, 11, 61).areaKm2()).isCloseTo(6123.140878745668, within(1e-6));
        // GeographicLib's Planimeter, with geodesics for edges
        assertThat(Aoi.box(0, 0, 1, 1).areaKm2()).isCloseTo(12308.778361, within(0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON ((500000 4000000, 600000 4000000, 600000 4100000, 500000 4000000)) | metres",
                "POLYGON ((0 0, 1 91, 1 0, 0 0)) | 91.0",
                "POLYGON EMPTY | empty",
                "POLYGON ((0 0, 1 1, 2 2, 0 0)) | encloses",
                "POLYGON ((0 0, 1 1) | well-known text",
                "POLIGON ((0 0, 1 1, 2 2, 0 0)) | well-known text",
                "POINT (0 0) POINT (1 1) | goes on after its end"
            })
    void whatIsNoAreaIsRefusedWithTheReason(String wkt, String reason) {
        assertThatThrownBy(() -> Aoi.ofWkt(wkt))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN,0,1,1",
        "0,NaN,1,1",
        "0,0,1,91",
        "0,1,1,0",
        "0,0,0,1",
        "0,0,1,0",
        "-400,0,1,1",
        "Infinity,0,1,1",
        "-360,0,360,1"
    })
    void whatIsNoBoxIsRefused(double west, double south, double east, double north) {
        assertThatThrownBy(() -> Aoi.box(west, south, east, north))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("box");
    }

    @Test
    void aGeometryWithoutNumbersIsRefused() {
        var point = new GeometryFactory().createPoint(new Coordinate(Double.NaN, 1));

        assertThatThrownBy(() -> Aoi.ofGeometry(point)).isInstanceOf(BadOptionException.class);
    }
}
