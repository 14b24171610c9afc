package io.insarhub.core.aoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.locationtech.jts.geom.Geometry;

class AoiPropertyTest {

    @Property(tries = 150)
    void cuttingAtTheDateLineKeepsTheArea(
            @ForAll @Size(min = 3, max = 12) List<@DoubleRange(min = 0.5, max = 20) Double> radii,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -60, max = 60) double latitude) {
        Aoi here = Aoi.ofWkt(star(radii, longitude, latitude, false));
        Aoi wrapped = Aoi.ofWkt(star(radii, longitude, latitude, true));
        Aoi elsewhere = Aoi.ofWkt(star(radii, 0, latitude, false));

        assertThat(here.areaKm2()).isCloseTo(elsewhere.areaKm2(), within(1e-6 * elsewhere.areaKm2() + 1e-6));
        assertThat(wrapped.areaKm2()).isCloseTo(elsewhere.areaKm2(), within(1e-6 * elsewhere.areaKm2() + 1e-6));
        assertThat(here.bounds().widthDegrees()).isLessThan(41);
        assertThat(here.geometry().getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
        assertThat(here.geometry().getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(here.parts()).allMatch(part -> part.bounds().widthDegrees() < 41);
        double off = Math.IEEEremainder(here.centroid().longitude() - longitude, 360);
        assertThat(off).isBetween(-20.0, 20.0);
    }

    @Property(tries = 150)
    void wellKnownTextMakesTheSameAreaAgain(
            @ForAll @Size(min = 3, max = 12) List<@DoubleRange(min = 0.5, max = 20) Double> radii,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -60, max = 60) double latitude) {
        Aoi aoi = Aoi.ofWkt(star(radii, longitude, latitude, true));

        assertThat(Aoi.ofWkt(aoi.toWkt())).isEqualTo(aoi).hasSameHashCodeAs(aoi);
        assertThat(Aoi.ofGeometry(aoi.geometry())).isEqualTo(aoi);
    }

    @Property(tries = 150)
    void coverageIsAFraction(
            @ForAll @Size(min = 3, max = 12) List<@DoubleRange(min = 0.5, max = 6) Double> radii,
            @ForAll @DoubleRange(min = -5, max = 5) double east,
            @ForAll @DoubleRange(min = -5, max = 5) double north,
            @ForAll @IntRange(min = 0, max = 3) int place) {
        double longitude = List.of(0.0, 178.0, -179.5, 180.0).get(place);
        Aoi aoi = Aoi.ofWkt(star(radii, longitude, 10, true));
        Scene scene = scene(longitude + east, 10 + north, 4, 3);
        Scene other = scene(longitude + east + 8, 10 + north, 4, 3);

        double coverage = aoi.coverage(scene);
        assertThat(coverage).isBetween(0.0, 1.0);
        assertThat(coverage > 0 && !aoi.intersects(scene)).isFalse();
        // two scenes side by side cover what one of twice the width does
        assertThat(coverage + aoi.coverage(other))
                .isCloseTo(aoi.coverage(scene(longitude + east + 4, 10 + north, 8, 3)), within(1e-6));
    }

    @Property(tries = 40)
    void whatIsSimplifiedIsShortEnoughAndStaysWhereItWas(
            @ForAll @IntRange(min = 100, max = 3000) int corners,
            @ForAll @DoubleRange(min = 0.01, max = 8) double radius,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        List<Double> radii = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            radii.add(radius * (1 + 0.1 * Math.sin(i * 7.0)));
        }
        Aoi aoi = Aoi.ofWkt(star(radii, longitude, 30, true));
        Aoi simple = aoi.simplified();

        assertThat(simple.toWkt().length()).isLessThanOrEqualTo(2000);
        // as many parts, or all that lie on one side of the date line together
        assertThat(simple.parts().size())
                .isIn(aoi.parts().size(), Math.min(2, aoi.parts().size()));
        Geometry difference = simple.geometry().symDifference(aoi.geometry().convexHull());
        assertThat(simple.geometry().getEnvelopeInternal().getWidth())
                .isCloseTo(aoi.geometry().getEnvelopeInternal().getWidth(), within(0.21 + radius * 0.01));
        assertThat(difference.isValid()).isTrue();
    }

    /** Seven parts, six of them slivers beyond the date line, whose hulls alone would be too long a text. */
    @Example
    void sliversBeyondTheDateLineAreJoined() {
        whatIsSimplifiedIsShortEnoughAndStaysWhereItWas(958, 0.62, 179.33);
        whatIsSimplifiedIsShortEnoughAndStaysWhereItWas(1248, 2.0, -179.65);
    }

    /** A polygon around a centre, with the corners' longitudes beyond ±180 or brought back within. */
    private static String star(List<Double> radii, double longitude, double latitude, boolean wrapped) {
        StringBuilder wkt = new StringBuilder("POLYGON ((");
        for (int i = 0; i <= radii.size(); i++) {
            double angle = 2 * Math.PI * (i % radii.size()) / radii.size();
            double radius = radii.get(i % radii.size());
            double x = longitude + radius * Math.cos(angle);
            double y = latitude + radius * Math.sin(angle);
            wkt.append(i == 0 ? "" : ", ")
                    .append(wrapped ? Math.IEEEremainder(x, 360) : x)
                    .append(' ')
                    .append(y);
        }
        return wkt.append("))").toString();
    }

    private static Scene scene(double longitude, double latitude, double halfWidth, double halfHeight) {
        double west = Math.IEEEremainder(longitude - halfWidth, 360);
        double east = Math.IEEEremainder(longitude + halfWidth, 360);
        return Scene.builder("any")
                .footprint(List.of(List.of(
                        new LonLat(west, latitude - halfHeight),
                        new LonLat(east, latitude - halfHeight),
                        new LonLat(east, latitude + halfHeight),
                        new LonLat(west, latitude + halfHeight),
                        new LonLat(west, latitude - halfHeight))))
                .build();
    }
}
