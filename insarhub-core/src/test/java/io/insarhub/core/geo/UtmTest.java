package io.insarhub.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** UTM by Krüger's series: to a thousandth of a millimetre there and back, and as PROJ has it. */
class UtmTest {

    /** Three degrees to either side is a zone, ten is far more than a frame sticks out of one. */
    @Property(tries = 2000)
    void goesThereAndBack(
            @ForAll @IntRange(min = 1, max = 60) int zone,
            @ForAll boolean northern,
            @ForAll @DoubleRange(min = -10, max = 10) double degreesOff,
            @ForAll @DoubleRange(min = -89.9, max = 89.9) double latitude) {
        Utm utm = Utm.zone(zone, northern);
        double longitude = Math.IEEEremainder(utm.centralMeridian() + degreesOff, 360);

        LonLat start = new LonLat(longitude, latitude);
        LonLat back = utm.place(utm.eastingMeters(start), utm.northingMeters(start));

        double metersPerDegree = 111_320;
        assertThat(back.latitude() * metersPerDegree).isCloseTo(latitude * metersPerDegree, within(1e-6));
        double east = Math.IEEEremainder(back.longitude() - longitude, 360) * metersPerDegree;
        assertThat(east * Math.cos(Math.toRadians(latitude))).isCloseTo(0, within(1e-6));
    }

    @Property(tries = 500)
    void mirrorsAtTheEquatorAndAtTheCentralMeridian(
            @ForAll @DoubleRange(min = -5, max = 5) double degreesOff,
            @ForAll @DoubleRange(min = -85, max = 85) double latitude) {
        Utm north = Utm.zone(31, true);
        Utm south = Utm.zone(31, false);
        LonLat place = new LonLat(3 + degreesOff, latitude);
        LonLat across = new LonLat(3 - degreesOff, latitude);
        LonLat below = new LonLat(3 + degreesOff, -latitude);

        assertThat(south.northingMeters(place) - north.northingMeters(place)).isCloseTo(1e7, within(1e-6));
        assertThat(north.northingMeters(below)).isCloseTo(-north.northingMeters(place), within(1e-6));
        assertThat(north.eastingMeters(across) - 500_000).isCloseTo(500_000 - north.eastingMeters(place), within(1e-6));
    }

    /** The meridian's length by Simpson's rule: nothing of the series in it. */
    @Test
    void hasTheLengthOfTheMeridianOnItsCentralOne() {
        for (double latitude : new double[] {1, 30, 46.5, 60, 84}) {
            double expected = 0.9996 * meridianMeters(latitude);

            assertThat(Utm.zone(31, true).northingMeters(new LonLat(3, latitude)))
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void agreesWithGdalWherePointsLieInTheirZone() throws Exception {
        assumeTrue(isInstalled("gdaltransform"), "skipped: gdaltransform is not installed (Debian: gdal-bin)");
        Random random = new Random(7);
        for (int epsg : new int[] {32612, 32632, 32660, 32701, 32733}) {
            Utm utm = Utm.ofEpsg(epsg);
            List<LonLat> places = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double latitude = (utm.isNorthern() ? 1 : -1) * random.nextDouble() * 84;
                places.add(new LonLat(utm.centralMeridian() + random.nextDouble(-4, 4), latitude));
            }

            List<double[]> expected = gdal(epsg, places);

            for (int i = 0; i < places.size(); i++) {
                LonLat place = places.get(i);
                assertThat(utm.eastingMeters(place)).isCloseTo(expected.get(i)[0], within(1e-5));
                assertThat(utm.northingMeters(place)).isCloseTo(expected.get(i)[1], within(1e-5));
            }
        }
    }

    @Test
    void agreesWithGeoTools() {
        double[] ours = {11.4, 47.3, 12.9, -33.2};
        double[] theirs = ours.clone();

        Utm.ofEpsg(32632).forward(ours, 2);
        GeoToolsProjection.of(32632).forward(theirs, 2);

        assertThat(ours).containsExactly(theirs, within(1e-3));
        assertThat(GeoToolsProjection.of(32632).unitSize()).isEqualTo(1);
    }

    @Test
    void findsTheZoneOfAPlace() {
        assertThat(Utm.at(new LonLat(6.5, 46.2)).epsg()).isEqualTo(32632);
        assertThat(Utm.at(new LonLat(-180, 10)).epsg()).isEqualTo(32601);
        assertThat(Utm.at(new LonLat(180, 10)).epsg()).isEqualTo(32601);
        assertThat(Utm.at(new LonLat(179.99, -10)).epsg()).isEqualTo(32760);
        assertThat(Utm.at(new LonLat(181, 0)).epsg()).isEqualTo(32601);
        assertThat(Utm.at(new LonLat(-111, -0.001))).hasToString("UTM 12S");
    }

    @Test
    void refusesWhatIsNoZone() {
        assertThatThrownBy(() -> Utm.at(new LonLat(0, 84.5)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("84° north")
                .hasMessageContaining("3413");
        assertThatThrownBy(() -> Utm.zone(61, true)).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> Utm.ofEpsg(32600)).isInstanceOf(BadOptionException.class);
        assertThat(Utm.isUtm(32661)).isFalse();
        assertThat(Utm.isUtm(4326)).isFalse();
    }

    @Test
    void knowsOtherProjectionsThroughGeoTools() {
        MapProjection polar = MapProjection.ofEpsg(3413);
        double[] pole = {-45, 90, 135, 70};

        polar.forward(pole, 2);

        assertThat(pole[0]).isCloseTo(0, within(1e-3));
        assertThat(pole[1]).isCloseTo(0, within(1e-3));
        polar.inverse(pole, 2);
        assertThat(pole[2]).isCloseTo(135, within(1e-9));
        assertThat(pole[3]).isCloseTo(70, within(1e-9));
        assertThat(MapProjection.ofEpsg(2225).unitSize()).isCloseTo(0.3048006, within(1e-7)); // US survey feet
        assertThat(MapProjection.ofEpsg(4269).isGeographic()).isTrue();
    }

    @Test
    void refusesCodesThatAreNoMaps() {
        assertThatThrownBy(() -> MapProjection.ofEpsg(1999))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("epsg")
                .hasMessageContaining("1999");
        assertThatThrownBy(() -> MapProjection.ofEpsg(5773)) // a height system
                .isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> MapProjection.ofEpsg(2048)) // of southern Africa
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("counts to the west and to the south");
    }

    private static double meridianMeters(double latitude) {
        double a = 6378137;
        double f = 1 / 298.257223563;
        double e2 = f * (2 - f);
        int steps = 2000;
        double h = Math.toRadians(latitude) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double sin = Math.sin(i * h);
            double value = a * (1 - e2) / Math.pow(1 - e2 * sin * sin, 1.5);
            sum += value * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * h / 3;
    }

    private static List<double[]> gdal(int epsg, List<LonLat> places) throws IOException, InterruptedException {
        Path in = Files.createTempFile("places", ".txt");
        Path out = Files.createTempFile("map", ".txt");
        try {
            StringBuilder text = new StringBuilder();
            for (LonLat place : places) {
                text.append(String.format(Locale.ROOT, "%.15f %.15f%n", place.longitude(), place.latitude()));
            }
            Files.writeString(in, text, StandardCharsets.US_ASCII);
            Process process = new ProcessBuilder(
                            "gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:" + epsg, "-output_xy")
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).isZero();
            List<double[]> points = new ArrayList<>();
            for (String line : Files.readAllLines(out, StandardCharsets.US_ASCII)) {
                String[] words = line.trim().split(" ", -1);
                points.add(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])});
            }
            return points;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
