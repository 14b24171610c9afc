package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.geotiff.Band;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Polygons of valid pixels: their area, their holes, and the files they stand in. */
class FootprintTest {

    private static final double PIXEL = 0.001;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyMaskBecomesValidPolygonsThatHoldExactlyItsPixels(int seed) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(40);
        double share = random.nextDouble();
        boolean[] mask = new boolean[width * height];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < share;
        }
        Geometry polygons = outline(mask, width, ".geojson");

        assertThat(polygons.isValid()).isTrue();
        assertThat(polygons.getArea()).isCloseTo(count(mask) * PIXEL * PIXEL, within(1e-9 * width * height * 1e-6));
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(polygons);
        for (int i = 0; i < mask.length; i++) {
            int column = i % width;
            int row = i / width;
            Coordinate centre = new Coordinate(10 + (column + 0.5) * PIXEL, 50 - (row + 0.5) * PIXEL);
            assertThat(inside.locate(centre)).isEqualTo(mask[i] ? Location.INTERIOR : Location.EXTERIOR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".shp", ".gpkg", ".geojson"})
    void everyFormatHoldsTheSameArea(String ending) {
        // a ring with an island in its hole, which touches it at a corner
        boolean[] mask = mask("######", "##...#", "##.#.#", "##..##", "######");

        Geometry polygons = outline(mask, 6, ending);

        assertThat(polygons.getNumGeometries()).isEqualTo(2);
        assertThat(polygons.getArea()).isCloseTo(count(mask) * PIXEL * PIXEL, within(1e-15));
        assertThat(polygons.isValid()).isTrue();
    }

    @Test
    void aFullMaskIsOneRectangleAndSoAreBounds() {
        boolean[] full = mask("####", "####");
        boolean[] holes = mask("#..#", "####");

        assertThat((Object) outline(full, 4, ".gpkg").getEnvelopeInternal())
                .isEqualTo(new Envelope(10, 10.004, 49.998, 50));
        Path bounds = Footprint.of(tif(holes, 4)).bounds().to(folder.resolve("bounds.shp"));
        assertThat(Aoi.read(bounds).geometry().getArea()).isCloseTo(8 * PIXEL * PIXEL, within(1e-15));
    }

    @Test
    void anEmptyMaskIsALayerWithoutFeatures() throws Exception {
        Path tif = tif(mask("..", ".."), 2);
        for (String ending : new String[] {".shp", ".gpkg", ".geojson"}) {
            Path file = Footprint.of(tif).to(folder.resolve("empty" + ending));
            assertThat(file).exists();
            if (isInstalled("ogrinfo")) {
                assertThat(Gdal.run("ogrinfo", "-so", "-al", file.toString())).contains("Feature Count: 0");
            }
        }
    }

    /** As the first date of a time series is, where 0 means no data. */
    @Test
    void bandsWithoutAnyValidPixelArePassedOver() {
        boolean[] empty = mask("......", "......");
        boolean[] second = mask("##..##", "#.....");
        Path tif = tif(6, empty, empty, second, mask("######", "######"));

        Geometry polygons =
                Aoi.read(Footprint.of(tif).to(folder.resolve("series.geojson"))).geometry();

        assertThat(polygons.getNumGeometries()).isEqualTo(2);
        assertThat(polygons.getArea()).isCloseTo(count(second) * PIXEL * PIXEL, within(1e-15));
    }

    @Test
    void aSeriesThatIsEmptyThroughoutIsALayerWithoutFeatures() {
        boolean[] empty = mask("...", "...");

        Path file = Footprint.of(tif(3, empty, empty, empty)).to(folder.resolve("series.geojson"));

        assertThat(file).content().contains("\"features\"").doesNotContain("Polygon");
    }

    @Test
    void tenThousandIslandsAreAsManyPolygons() {
        boolean[] mask = new boolean[200 * 200];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 2 == 0 && i / 200 % 2 == 0;
        }

        assertThat(outline(mask, 200, ".shp").getNumGeometries()).isEqualTo(10_000);
        assertThat(outline(mask, 200, ".gpkg").getArea()).isCloseTo(10_000 * PIXEL * PIXEL, within(1e-11));
    }

    /** Geometries of 64 KB and more go into the file past SQLite: none of its pages may be out of order then. */
    @ParameterizedTest
    @ValueSource(ints = {2, 36, 37, 38, 39, 70})
    void sqliteFindsNothingWrongWithAGeoPackageOfAnySize(int side) throws Exception {
        boolean[] mask = new boolean[side * side];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (i + i / side) % 2 == 0;
        }
        assertThat(outline(mask, side, ".gpkg").getArea())
                .isCloseTo(count(mask) * PIXEL * PIXEL, within(1e-9 * count(mask) * PIXEL * PIXEL));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("footprint.gpkg"));
                ResultSet check = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            assertThat(check.getString(1)).isEqualTo("ok");
        }
    }

    @Test
    void memoryForTheOutlineHasALimit() {
        boolean[] mask = new boolean[500 * 500];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (i + i / 500) % 2 == 0;
        }
        Path tif = tif(mask, 500);

        assertThatThrownBy(() -> Footprint.of(tif).memoryMb(1).to(folder.resolve("footprint.gpkg")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("memory_mb");
        assertThat(folder.resolve("footprint.gpkg")).doesNotExist();
        assertThat(Footprint.of(tif).memoryMb(16).to(folder.resolve("footprint.gpkg")))
                .exists();
    }

    @Test
    void gdalOpensTheFilesWithTheirCoordinateSystem() throws Exception {
        Gdal.assumeInstalled("ogrinfo");
        Path h5 = Golden.h5("velocity_utm_south", folder);
        Path tif = GeoTiffExport.of(h5).to(folder.resolve("velocity.tif"));
        for (Path file : Footprint.of(tif).toFolder(folder)) {
            String info = Gdal.run("ogrinfo", "-al", "-geom=SUMMARY", file.toString());
            assertThat(info).contains("Feature Count: 1").contains("source (String", "= velocity.tif");
            assertThat(info.replace('_', ' ')).contains("UTM zone 12S");
            assertThat(info).contains("Extent: (318960.000000, 4139080.000000) - (352560.000000, 4163080.000000)");
            String name = String.valueOf(file.getFileName());
            String layer = name.endsWith(".gpkg") ? "raster_footprint" : "velocity_footprint";
            assertThat(info).contains("Layer name: " + layer);
            String sql = "SELECT ST_Area(" + (name.endsWith(".gpkg") ? "geom" : "geometry") + ") AS area FROM " + layer;
            String area = Gdal.run("ogrinfo", "-q", "-dialect", "SQLite", "-sql", sql, file.toString());
            Matcher number = Pattern.compile("area \\(Real\\) = (\\S+)").matcher(area);
            assertThat(number.find()).as(area).isTrue();
            assertThat(Double.parseDouble(number.group(1)))
                    .isCloseTo(validPixels(tif) * 6400.0, within(1e-9 * validPixels(tif) * 6400));
        }
        assertThat(Gdal.run(
                        "ogrinfo",
                        "-so",
                        "-al",
                        folder.resolve("velocity_footprint.gpkg").toString()))
                .contains("ID[\"EPSG\",32712]");
    }

    @Test
    void otherNamesAreRefusedAndCancelledWorkLeavesNothing() {
        Path tif = tif(mask("##"), 2);

        assertThatThrownBy(() -> Footprint.of(tif).to(folder.resolve("footprint.kml")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(".gpkg");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> Footprint.of(tif).cancellation(cancellation).to(folder.resolve("f.gpkg")))
                .isInstanceOf(CancelledException.class);
        assertThat(folder.resolve("f.gpkg")).doesNotExist();
    }

    private Geometry outline(boolean[] mask, int width, String ending) {
        Path file = Footprint.of(tif(mask, width)).to(folder.resolve("footprint" + ending));
        return count(mask) == 0
                ? new org.locationtech.jts.geom.GeometryFactory().createPolygon()
                : Aoi.read(file).geometry();
    }

    private Path tif(boolean[] mask, int width) {
        return tif(width, mask);
    }

    private Path tif(int width, boolean[]... bands) {
        GeoTiffSpec spec = GeoTiffSpec.builder(width, bands[0].length / width)
                .geoTransform(new GeoTransform(10, 50, PIXEL, PIXEL))
                .crs(Crs.ofEpsg(4326))
                .bands(Collections.nCopies(bands.length, Band.plain()))
                .nodata(-9999)
                .build();
        Path tif = folder.resolve("mask.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(tif, spec)) {
            for (int band = 1; band <= bands.length; band++) {
                float[] pixels = new float[bands[band - 1].length];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = bands[band - 1][i] ? i : -9999;
                }
                writer.writeRows(band, 0, Samples.of(pixels));
            }
            writer.finish();
        }
        return tif;
    }

    private static boolean[] mask(String... rows) {
        String all = String.join("", rows);
        boolean[] mask = new boolean[all.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = all.charAt(i) == '#';
        }
        return mask;
    }

    private static int count(boolean[] mask) {
        int count = 0;
        for (boolean valid : mask) {
            count += valid ? 1 : 0;
        }
        return count;
    }

    private static long validPixels(Path tif) {
        return Golden.pixels(tif, 1).stream().filter(v -> v != -9999).count();
    }

    private static boolean isInstalled(String program) {
        for (String path : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(path, program))) {
                return true;
            }
        }
        return false;
    }
}
