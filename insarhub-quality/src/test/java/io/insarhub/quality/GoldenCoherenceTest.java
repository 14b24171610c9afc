package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Season;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.json.JsonReader;
import io.insarhub.quality.coherence.ChainedCoherence;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.features.Climatology;
import io.insarhub.quality.maps.DecayMapFile;
import io.insarhub.quality.score.Decimals;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Decay maps from the golden mosaics, through their files, and the estimates of pairs that follow from them. */
class GoldenCoherenceTest {

    private static final double[] DAYS = {12, 24, 36, 48};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"coh_box", "coh_tri"})
    @SuppressWarnings("unchecked")
    void mapsAndPairsAreThoseOfThePythonProgram(String name) throws URISyntaxException {
        Map<String, Object> golden = JsonReader.readObject(resource("/golden/coherence/" + name + ".json"));
        Geometry area = Aoi.ofWkt(String.valueOf(golden.get("aoi_wkt"))).geometry();
        Map<Season, DecayPlanes> maps = new EnumMap<>(Season.class);
        for (Season season : Season.values()) {
            Map<String, Object> expected = (Map<String, Object>)
                    Objects.requireNonNull(in(golden, "maps").get(season.toString()));
            List<Number> shape = (List<Number>) Objects.requireNonNull(expected.get("shape"));
            List<Number> t = (List<Number>) Objects.requireNonNull(expected.get("transform"));
            int height = shape.get(0).intValue();
            int width = shape.get(1).intValue();
            GeoTransform place = new GeoTransform(
                    t.get(2).doubleValue(),
                    t.get(5).doubleValue(),
                    t.get(0).doubleValue(),
                    -t.get(4).doubleValue());
            double[][] levels = new double[DAYS.length][];
            for (int level = 0; level < DAYS.length; level++) {
                levels[level] = level(season, (int) DAYS[level], width, height, place, area);
            }

            Path file = DecayMaps.write(folder, season, "vv", "abcdef01", width, height, place, DAYS, levels);
            DecayMapFile read = DecayMapFile.read(file);

            assertThat(read.aoiHash()).hasValue("abcdef01");
            assertThat(read.tags()).containsEntry("season", season.toString()).containsEntry("pol", "vv");
            assertThat(read.covers(new BoundingBox(
                            place.west(), place.north() - height * 0.01, place.west() + width * 0.01, place.north())))
                    .isTrue();
            check(read.planes(), expected);
            maps.put(season, read.planes());
        }
        pairs((List<Map<String, Object>>) Objects.requireNonNull(golden.get("pairs")), maps);
    }

    /** Bytes of a mosaic, hundredths; only pixels whose centre is in the area. */
    private double[] level(Season season, int days, int width, int height, GeoTransform place, Geometry area)
            throws URISyntaxException {
        Path mosaic = resource("/golden/coherence/mosaics/Global_" + season + "_vv_COH" + days + "_100ppd.tif");
        try (GeoTiffReader reader = GeoTiffReader.open(mosaic)) {
            GeoTransform all = reader.info().geoTransform().orElseThrow();
            int x = (int) Math.rint((place.west() - all.west()) / all.pixelWidth());
            int y = (int) Math.rint((all.north() - place.north()) / all.pixelHeight());
            double[] values = reader.readDoubles(0, new TileWindow(1, x, y, width, height));
            for (int i = 0; i < values.length; i++) {
                int row = i / width;
                int column = i % width;
                Coordinate centre =
                        new Coordinate(place.west() + (column + 0.5) * 0.01, place.north() - (row + 0.5) * 0.01);
                boolean inside = area.covers(area.getFactory().createPoint(centre));
                values[i] = !inside || values[i] == 255 ? 0 : values[i] / 100;
            }
            return values;
        }
    }

    @SuppressWarnings("unchecked")
    private static void check(DecayPlanes planes, Map<String, Object> expected) {
        List<List<Object>> valid = (List<List<Object>>) Objects.requireNonNull(expected.get("valid"));
        int compared = 0;
        for (int i = 0; i < planes.size(); i++) {
            int row = i / planes.width();
            int column = i % planes.width();
            assertThat(planes.isValid(i))
                    .as("valid at %s, %s", row, column)
                    .isEqualTo(valid.get(row).get(column));
            if (!planes.isValid(i)) {
                continue;
            }
            double floor = number(expected, "gamma_inf", row, column);
            double gamma0 = number(expected, "gamma0", row, column);
            double tau = number(expected, "tau", row, column);
            if (floor == 0 && gamma0 == 1 && tau == 30) {
                // levels that do not fall: a stable pixel here
                assertThat(planes.gamma0(i)).isEqualTo(planes.gammaInfinity(i));
            } else {
                assertThat((double) planes.gammaInfinity(i)).isCloseTo(floor, within(1e-4));
                assertThat((double) planes.gamma0(i)).isCloseTo(gamma0, within(1e-4));
                assertThat((double) planes.tauDays(i)).isCloseTo(tau, within(1e-4 * Math.max(1, tau)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    /** Over the pixels that are not stable in any season of the pair. */
    private static void pairs(List<Map<String, Object>> pairs, Map<Season, DecayPlanes> maps) {
        assertThat(pairs).hasSize(9);
        for (Map<String, Object> pair : pairs) {
            LocalDate a = date(pair.get("d1"));
            LocalDate b = date(pair.get("d2"));
            Map<Season, DecayPlanes> without = new EnumMap<>(Season.class);
            maps.forEach((season, planes) -> without.put(season, withoutConstant(planes)));

            ChainedCoherence chained = ChainedCoherence.of(without, List.of(a, b), Cancellation.never());

            int last = chained.dates().size() - 1;
            assertThat(Decimals.round(chained.expected(0, last), 4))
                    .as("%s", pair)
                    .isEqualTo(pair.get("coherence_expected_without_constant_pixels"));
            assertThat(Decimals.round(chained.floor(0, last), 4))
                    .isEqualTo(pair.get("rho_inf_without_constant_pixels"));
            assertThat(Decimals.round(Climatology.at(37.6).coherence(SeasonDays.between(a, b)), 4))
                    .isEqualTo(pair.get("climatology"));
        }
    }

    private static DecayPlanes withoutConstant(DecayPlanes planes) {
        float[][] bands = new float[3][];
        for (int band = 0; band < 3; band++) {
            bands[band] = planes.band(band, -9999);
        }
        for (int i = 0; i < planes.size(); i++) {
            if (bands[0][i] == bands[1][i]) {
                bands[2][i] = -9999;
            }
        }
        return new DecayPlanes(planes.width(), planes.height(), bands[0], bands[1], bands[2]);
    }

    private static LocalDate date(@Nullable Object text) {
        return LocalDate.parse(String.valueOf(text), DateTimeFormatter.BASIC_ISO_DATE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> map, String key) {
        return (Map<String, Object>) Objects.requireNonNull(map.get(key));
    }

    @SuppressWarnings("unchecked")
    private static double number(Map<String, Object> map, String key, int row, int column) {
        return ((List<List<Number>>) Objects.requireNonNull(map.get(key)))
                .get(row)
                .get(column)
                .doubleValue();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenCoherenceTest.class.getResource(name))
                .toURI());
    }
}
