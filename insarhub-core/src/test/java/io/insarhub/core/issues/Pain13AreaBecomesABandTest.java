package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.AoiPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pain 13: an AOI of several polygons, or across ±180°, becomes a band around the world. */
class Pain13AreaBecomesABandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "177,-19,-178,-16",
                "POLYGON ((177 -19, -178 -19, -178 -16, 177 -16, 177 -19))",
                "POLYGON ((177 -19, 182 -19, 182 -16, 177 -16, 177 -19))",
                "{\"type\":\"Polygon\",\"coordinates\":[[[177,-19],[-178,-19],[-178,-16],[177,-16],[177,-19]]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[177,-19],[180,-19],[180,-16],[177,-16],[177,-19]]],"
                        + "[[[-180,-19],[-178,-19],[-178,-16],[-180,-16],[-180,-19]]]]}"
            })
    void anAreaAcrossTheDateLineIsTwoSmallParts(String written) {
        Aoi fiji = Aoi.parse(written);

        assertThat(fiji.parts()).hasSize(2).allMatch(part -> part.bounds().widthDegrees() <= 3);
        assertThat(fiji.bounds().widthDegrees()).isEqualTo(5);
        assertThat(fiji.areaKm2()).isBetween(170_000.0, 180_000.0);
        assertThat(fiji.intersects(scene(0))).isFalse();
        assertThat(fiji.intersects(scene(179))).isTrue();
        assertThat(fiji.coverage(scene(180)))
                .isCloseTo(fiji.coverage(scene(-180)), within(1e-9))
                .isPositive();
        assertThat(Aoi.ofWkt(fiji.toWkt())).isEqualTo(fiji);
        assertThat(fiji.simplified().parts()).hasSize(2);
    }

    @Test
    void severalPolygonsStaySeveral() {
        Aoi aoi =
                Aoi.ofWkt("MULTIPOLYGON (((-120 35, -119 35, -119 36, -120 35)), ((140 35, 141 35, 141 36, 140 35)))");

        assertThat(aoi.parts()).hasSize(2).allMatch(part -> part.kind() == AoiPart.Kind.POLYGON);
        assertThat(aoi.intersects(scene(0))).isFalse();
        assertThat(aoi.simplified()).isEqualTo(aoi);
    }

    private static Scene scene(double longitude) {
        double west = Math.IEEEremainder(longitude - 1, 360);
        double east = Math.IEEEremainder(longitude + 1, 360);
        return Scene.builder("any")
                .footprint(List.of(List.of(
                        new LonLat(west, -18),
                        new LonLat(east, -18),
                        new LonLat(east, 36),
                        new LonLat(west, 36),
                        new LonLat(west, -18))))
                .build();
    }
}
