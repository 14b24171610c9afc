package io.insarhub.hyp3.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.Cancellation;
import io.insarhub.api.LonLat;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rasters of another grid are brought to the wanted one. */
class WarpTest {

    private static final GeoTransform ZONE_12 = new GeoTransform(205040, 4000000, 80, 80);
    private static final RasterGrid WANTED = new RasterGrid(32612, ZONE_12, 300, 310);

    @TempDir
    private Path folder;

    /** The raster of zone 11 that covers the wanted one of zone 12, some pixels at its edges left out. */
    private static RasterGrid zone11() {
        RasterGrid whole = WANTED.on(new RasterGrid(32611, new GeoTransform(13, 37, 80, 80), 1, 1));
        return whole.part(new PixelBox(9, 7, whole.width() - 12, whole.height() - 5));
    }

    private Path write(String name, RasterGrid grid, SampleType type, double nodata, IntToDoubleFunction value) {
        Path file = folder.resolve(name);
        GeoTiffSpec spec = GeoTiffSpec.builder(grid.width(), grid.height())
                .geoTransform(grid.place())
                .crs(Crs.ofEpsg(grid.epsg()))
                .sampleType(type)
                .pixelInterpretation(PixelInterpretation.POINT)
                .nodata(nodata)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(window -> {
                float[] floats = new float[window.pixels()];
                byte[] bytes = new byte[window.pixels()];
                for (int i = 0; i < floats.length; i++) {
                    int x = window.x() + i % window.width();
                    int y = window.y() + i / window.width();
                    floats[i] = (float) value.applyAsDouble(y * grid.width() + x);
                    bytes[i] = (byte) floats[i];
                }
                return type == SampleType.UINT8 ? Samples.of(bytes) : Samples.of(floats);
            });
            writer.finish();
        }
        return file;
    }

    private float[] warped(Path raster, RasterGrid grid, LayerKind kind) {
        Path cut = folder.resolve("cut.tif");
        RasterClip.clip(raster, grid, cut, kind, Cancellation.never());
        return floats(cut, grid);
    }

    private static float[] floats(Path file, RasterGrid grid) {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            assertThat(RasterGrid.of(file, reader.info())).isEqualTo(grid);
            return reader.readFloats(0, new TileWindow(1, 0, 0, grid.width(), grid.height()));
        }
    }

    @Test
    void what_depends_on_the_place_stays_at_its_place() {
        RasterGrid own = zone11();
        Path raster = write("a.tif", own, SampleType.FLOAT32, 0, pixel -> field(own, pixel));

        float[] values = warped(raster, WANTED, LayerKind.COHERENCE);

        int seen = 0;
        for (int pixel = 0; pixel < values.length; pixel++) {
            // at the edges only some of the neighbours count
            if (values[pixel] != 0 && isInside(values, pixel)) {
                assertThat((double) values[pixel]).isCloseTo(field(WANTED, pixel), within(1e-5));
                seen++;
            }
        }
        // all but a margin
        assertThat(seen).isBetween(80_000, 92_000);
    }

    /** Grows by 1 in some hundred pixels, to the east and the north. */
    private static double field(RasterGrid grid, int pixel) {
        double x = grid.place().west() + (pixel % grid.width() + 0.5) * 80;
        int row = pixel / grid.width();
        double y = grid.place().north() - (row + 0.5) * 80;
        LonLat place = Utm.ofEpsg(grid.epsg()).place(x, y);
        return 5 + 8 * (place.longitude() + 114) + 10 * (place.latitude() - 36);
    }

    @Test
    void gdalwarp_makes_the_same() throws Exception {
        assumeTrue(Commands.isInstalled("gdalwarp"), "skipped: gdalwarp is not installed (Debian: gdal-bin)");
        RasterGrid own = zone11();
        Random random = new Random(4);
        Path noise = write(
                "noise.tif",
                own,
                SampleType.FLOAT32,
                0,
                pixel -> pixel % own.width() < 40 ? 0 : 1 + random.nextDouble());
        Path classes = write("classes.tif", own, SampleType.UINT8, 0, pixel -> random.nextInt(5));

        float[] ours = warped(noise, WANTED, LayerKind.COHERENCE);
        float[] theirs = gdal(noise, "bilinear");

        int both = 0;
        for (int i = 0; i < ours.length; i++) {
            // GDAL makes values up to half a pixel beyond the edge of the data
            if (ours[i] != 0 && isInside(ours, i)) {
                assertThat(ours[i]).isCloseTo(theirs[i], within(1e-4f));
                both++;
            } else if (theirs[i] == 0) {
                assertThat(ours[i]).isZero();
            }
        }
        assertThat(both).isGreaterThan(70_000);
        assertThat(warped(classes, WANTED, LayerKind.CONNECTED_COMPONENTS)).isEqualTo(gdal(classes, "near"));
    }

    private static boolean isInside(float[] values, int at) {
        int column = at % WANTED.width();
        int row = at / WANTED.width();
        if (column == 0 || column == WANTED.width() - 1 || row == 0 || row == WANTED.height() - 1) {
            return false;
        }
        for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
                if (values[at + y * WANTED.width() + x] == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private float[] gdal(Path raster, String method) throws Exception {
        Path out = folder.resolve("gdal_" + method + ".tif");
        double south = ZONE_12.north() - 80.0 * WANTED.height();
        double east = ZONE_12.west() + 80.0 * WANTED.width();
        String extent = ZONE_12.west() + " " + south + " " + east + " " + ZONE_12.north();
        Commands.run(("gdalwarp -q -overwrite -t_srs EPSG:32612 -tr 80 80 -et 0 -srcnodata 0 -dstnodata 0 -r " + method
                        + " -te " + extent + " " + raster + " " + out)
                .split(" ", -1));
        return floats(out, WANTED);
    }

    @Test
    void half_a_pixel_is_the_mean_of_two_and_nothing_is_made_up_beyond_the_edge() {
        RasterGrid own = new RasterGrid(32612, new GeoTransform(0, 800, 80, 80), 6, 1);
        RasterGrid shifted = new RasterGrid(32612, new GeoTransform(-120, 800, 80, 80), 8, 1);
        double[] values = {1, 2, 0, 0, 8, 16};
        Path raster = write("a.tif", own, SampleType.FLOAT32, 0, pixel -> values[pixel]);

        // where one of the two is without data, half the weight is not enough
        assertThat(warped(raster, shifted, LayerKind.DEM)).containsExactly(0, 0, 1.5f, 0, 0, 0, 12, 0);
        assertThat(warped(raster, shifted, LayerKind.WATER_MASK)).containsExactly(0, 1, 2, 0, 0, 8, 16, 0);
    }

    @Test
    void where_pixels_are_larger_all_of_the_smaller_ones_count() {
        RasterGrid fine = new RasterGrid(32612, new GeoTransform(0, 800, 20, 20), 64, 64);
        RasterGrid coarse = new RasterGrid(32612, new GeoTransform(0, 800, 80, 80), 16, 16);
        Path raster = write("a.tif", fine, SampleType.FLOAT32, 0, pixel -> 1 + (pixel + pixel / 64) % 2);

        float[] values = warped(raster, coarse, LayerKind.COHERENCE);

        assertThat(values).hasSize(256);
        for (float value : values) {
            assertThat(value).isCloseTo(1.5f, within(0.02f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PHASE, 1, 1.5, 1.125", // smooth
        "PHASE, 1, 7.3, 1", // the nearest on this side of the jump
        "LOOK_PHI, 3.1, -3.1, 3.12079633", // a quarter of the 0.083 across ±π
        "LOOK_THETA, 0.5, 0.6, 0.525"
    })
    void jumps_of_the_unwrapping_stay_jumps_and_angles_go_the_short_way(
            LayerKind kind, double left, double right, float expected) {
        RasterGrid own = new RasterGrid(32612, new GeoTransform(0, 800, 80, 80), 2, 1);
        RasterGrid between = new RasterGrid(32612, new GeoTransform(20, 800, 80, 80), 1, 1);
        Path raster = write("a.tif", own, SampleType.FLOAT32, 0, pixel -> pixel == 0 ? left : right);

        assertThat(warped(raster, between, kind)[0]).isCloseTo(expected, within(1e-6f));
    }

    @Test
    void a_warped_raster_that_is_right_stays_and_one_that_is_wrong_is_made_again() throws Exception {
        RasterGrid own = zone11();
        Path raster = write("a.tif", own, SampleType.FLOAT32, 0, pixel -> field(own, pixel));
        Path cut = folder.resolve("cut.tif");

        assertThat(RasterClip.clip(raster, WANTED, cut, LayerKind.DEM, Cancellation.never()))
                .isTrue();
        assertThat(RasterClip.clip(raster, WANTED, cut, LayerKind.DEM, Cancellation.never()))
                .isFalse();
        Path other = write("b.tif", own, SampleType.FLOAT32, 0, pixel -> field(own, pixel) + 1);
        assertThat(RasterClip.clip(other, WANTED, cut, LayerKind.DEM, Cancellation.never()))
                .isTrue();
    }

    @Test
    void places_between_the_nodes_are_right_to_two_millimetres() {
        GridMapping mapping = new GridMapping(WANTED, zone11());
        double[] places = mapping.places(64, 128, 100, 90);
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 100; x++) {
                double[] exact = {64 + x, 128 + y};
                mapping.map(exact);
                assertThat(places[2 * (y * 100 + x)]).isCloseTo(exact[0], within(2e-5));
                assertThat(places[2 * (y * 100 + x) + 1]).isCloseTo(exact[1], within(2e-5));
            }
        }
    }
}
