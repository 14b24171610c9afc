package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.LonLat;
import io.insarhub.api.Progress;
import io.insarhub.api.Scene;
import io.insarhub.core.DemRig.Dem;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.dem.DemServer.Terrain;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.Gdal;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles become one model: every pixel at its place, whatever the tiles look like. */
class DemDownloadTest {

    /** Hills of some degrees, so that each pixel differs from its neighbours. */
    private static final Terrain HILLS = (longitude, latitude) ->
            500 + 300 * Math.sin(longitude * 2.1) * Math.cos(latitude * 1.7) + 10 * Math.sin(longitude * 40);

    /** Flat in longitude's second derivative: linear interpolation gives it exactly. */
    private static final Terrain RAMP = (longitude, latitude) -> 20 * longitude + 10 * latitude;

    @TempDir
    Path temporary;

    private DemRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new DemRig(temporary);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    @Test
    void merges_tiles_pixel_by_pixel() {
        for (int south = 45; south < 48; south++) {
            for (int west = 5; west < 8; west++) {
                rig.server.tile(south, west, HILLS);
            }
        }

        DemReport report = rig.download(rig.options()).over(Aoi.box(5.4, 45.3, 7.6, 47.5), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.width).isEqualTo(132);
        assertThat(dem.height).isEqualTo(132);
        for (int y = 0; y < dem.height; y++) {
            for (int x = 0; x < dem.width; x++) {
                assertThat(dem.at(x, y)).isCloseTo((float) HILLS.meters(dem.x(x), dem.y(y)), within(1e-4f));
            }
        }
        assertThat(report.written()).isTrue();
        assertThat(report.tiles()).hasSize(9).contains("N46 E006");
        assertThat(report.seaTiles()).isEmpty();
        assertThat(report.bytesFetched()).isEqualTo(rig.server.bytes());
        assertThat(report.toString()).contains("132 × 132 points, EPSG:4326", "EGM2008", "from 9 tiles");
    }

    @Test
    void gdal_sees_the_corners_of_the_originals() throws Exception {
        Gdal.assumeInstalled("gdalinfo");
        rig.server.tile(46, 6, HILLS);

        rig.download(rig.options()).over(Aoi.box(6, 46, 7, 47), rig.file());

        Object ours = Gdal.info(rig.file());
        Object original = Gdal.info(rig.server.file(46, 6));
        assertThat(Gdal.at(ours, "geoTransform")).isEqualTo(Gdal.at(original, "geoTransform"));
        assertThat(Gdal.at(ours, "size")).isEqualTo(List.of(60.0, 60.0));
        assertThat(Gdal.at(ours, "metadata", "", "AREA_OR_POINT")).isEqualTo("Point");
        assertThat(Gdal.at(ours, "metadata", "IMAGE_STRUCTURE", "COMPRESSION")).isEqualTo("DEFLATE");
        assertThat(Gdal.at(ours, "metadata", "IMAGE_STRUCTURE", "PREDICTOR")).isEqualTo("3");
        assertThat(Gdal.at(ours, "bands", 0, "type")).isEqualTo("Float32");
        assertThat(String.valueOf(Gdal.at(ours, "bands", 0, "noDataValue"))).isEqualTo("NaN");
        assertThat(String.valueOf(Gdal.at(ours, "coordinateSystem", "wkt"))).contains("ID[\"EPSG\",4326]");
        assertThat(Dem.read(rig.file()).heights).isEqualTo(Dem.read(rig.server.file(46, 6)).heights);
    }

    @Test
    void a_missing_tile_is_sea_and_told() throws IOException {
        rig.server.tile(46, 6, HILLS);

        DemReport report = rig.download(rig.options()).over(Aoi.box(6.5, 46, 7.5, 47), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.at(29, 10)).isCloseTo((float) HILLS.meters(dem.x(29), dem.y(10)), within(1e-4f));
        assertThat(dem.at(30, 10)).isZero();
        assertThat(dem.at(59, 59)).isZero();
        assertThat(report.seaTiles()).containsExactly("N46 E007");
        assertThat(report.voidPixels()).isZero();
        assertThat(report.toString()).contains("sea, height 0", "N46 E007");
        assertThat(dem.info.tags()).containsKey("DEM_SOURCE").containsKey("DEM_ATTRIBUTION");
    }

    @Test
    void an_area_without_tiles_is_sea_if_the_list_of_tiles_says_so() throws IOException {
        rig.server.tile(10, 10, HILLS).list();

        DemReport report = rig.download(rig.options()).over(Aoi.box(6, 46, 6.5, 46.5), rig.file());

        assertThat(report.seaTiles()).containsExactly("N46 E006");
        assertThat(Dem.read(rig.file()).heights).containsOnly(0f);
    }

    @Test
    void rows_of_tiles_with_other_spacings_meet_without_a_seam() {
        for (int west = 9; west < 13; west++) {
            rig.server
                    .tile(59, west, RAMP)
                    .tile(60, west, RAMP)
                    .tile(49, west, RAMP)
                    .tile(50, west, RAMP);
        }

        rig.download(rig.options()).over(Aoi.box(9.5, 49.2, 11.7, 50.8), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.place.pixelWidth()).isCloseTo(1 / 60.0, within(1e-12));
        assertThatIsRamp(dem);

        Path north = rig.folder.resolve("north.tif");
        rig.download(rig.options()).over(Aoi.box(9.5, 59.2, 11.7, 60.8), north);
        assertThat(Dem.read(north).place.pixelWidth()).isCloseTo(1 / 40.0, within(1e-12));
        assertThatIsRamp(Dem.read(north));
    }

    @Test
    void columns_thin_out_in_the_south_as_in_the_north() {
        for (int west = 9; west < 12; west++) {
            rig.server.tile(-50, west, RAMP).tile(-51, west, RAMP);
        }

        rig.download(rig.options()).over(Aoi.box(9.5, -50.5, 10.9, -49.5), rig.file());

        assertThat(Dem.read(rig.file()).place.pixelWidth()).isCloseTo(1 / 60.0, within(1e-12));
        assertThatIsRamp(Dem.read(rig.file()));
    }

    @Test
    void goes_on_across_the_date_line() {
        Terrain unwrapped = (longitude, latitude) -> RAMP.meters(longitude < 0 ? longitude + 360 : longitude, latitude);
        rig.server.tile(16, 179, unwrapped).tile(16, -180, unwrapped);

        DemReport report = rig.download(rig.options()).over(Aoi.box(179.2, 16.1, -179.3, 16.9), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.place.west()).isCloseTo(179.2 - 0.5 / 60, within(1e-9));
        assertThat(dem.width).isEqualTo(90);
        assertThatIsRamp(dem);
        assertThat(report.tiles()).containsExactly("N16 W180", "N16 E179");
    }

    @Test
    void reaches_the_poles() {
        rig.server.tile(89, 30, RAMP).tile(89, 31, RAMP).tile(-90, 30, RAMP).tile(-90, 31, RAMP);

        rig.download(rig.options().marginDegrees(0.2)).over(Aoi.box(30.3, 89.7, 31.5, 89.9), rig.file());
        Path south = rig.folder.resolve("south.tif");
        rig.download(rig.options()).over(Aoi.box(30.3, -90, 31.5, -89.7), south);

        assertThat(Dem.read(rig.file()).place.pixelWidth()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(Dem.read(rig.file()).y(0)).isCloseTo(90, within(1e-9));
        assertThatIsRamp(Dem.read(rig.file()));
        assertThatIsRamp(Dem.read(south));
        assertThat(Dem.read(south).y(Dem.read(south).height - 1)).isCloseTo(-90 + 1 / 60.0, within(1e-9));
    }

    @Test
    void voids_stay_voids_and_are_told() {
        Terrain holed = (longitude, latitude) ->
                longitude > 6.4 && longitude < 6.5 && latitude > 46.4 && latitude < 46.5 ? -32767 : 700;
        rig.server.tile(46, 6, holed);

        DemReport report = rig.download(rig.options()).over(Aoi.box(6, 46, 7, 47), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.near(6.45, 46.45)).isNaN();
        assertThat(dem.near(6.55, 46.45)).isEqualTo(700);
        assertThat(dem.near(6.45, 46.55)).isEqualTo(700);
        assertThat(report.voidPixels()).isEqualTo(25);
        assertThat(report.voidTiles()).containsExactly("N46 E006");
        assertThat(report.toString()).contains("25 void pixels (NaN), from tiles N46 E006");
    }

    @Test
    void voids_are_not_smeared_where_the_map_is_another() {
        Terrain holed = (longitude, latitude) ->
                longitude > 6.3 && longitude < 6.7 && latitude > 46.3 && latitude < 46.7 ? Float.NaN : 700;
        rig.server.tile(46, 6, holed);

        rig.download(rig.options().utm().resolution(900)).over(Aoi.box(6.2, 46.2, 6.8, 46.8), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.at(dem.width / 2, dem.height / 2)).isNaN();
        for (float height : dem.heights) {
            assertThat(Float.isNaN(height) || height == 700).isTrue();
        }
    }

    @Test
    void the_margin_goes_around() {
        rig.server.tile(46, 6, HILLS);

        rig.download(rig.options().marginDegrees(0.1)).over(Aoi.box(6.3, 46.3, 6.7, 46.7), rig.file());

        Dem dem = Dem.read(rig.file());
        assertThat(dem.x(0)).isCloseTo(6.2, within(0.02));
        assertThat(dem.y(0)).isCloseTo(46.8, within(0.02));
        assertThat(dem.width).isBetween(36, 37);
    }

    @Test
    void stands_in_the_stacks_folder_over_scenes_and_aoi_and_is_made_once() throws IOException {
        for (int west = 5; west < 9; west++) {
            rig.server.tile(46, west, HILLS).tile(47, west, HILLS);
        }
        StackFolder stack = Workdir.open(rig.folder).stacks().get(0);
        stack.updateConfig(c -> c.withDownloader(
                "S1_SLC", Map.of("intersectsWith", "POLYGON((7.5 46.2, 8.2 46.2, 8.2 46.6, 7.5 46.6, 7.5 46.2))")));
        Scenes scenes = Scenes.of(
                List.of(scene("A_20200101", 6.1, 46.3, 7.0, 47.0), scene("B_20200113", 6.2, 46.4, 7.1, 47.2)));

        DemReport first = rig.download(rig.options()).forStack(stack, scenes);
        int requests = rig.server.requests();
        DemReport second = rig.download(rig.options()).forStack(stack, scenes);

        assertThat(first.file()).isEqualTo(stack.path().resolve("dem_p0_f0.tif"));
        assertThat(stack.dem()).contains(first.file());
        Dem dem = Dem.read(first.file());
        assertThat(dem.x(0)).isCloseTo(6.1, within(0.02));
        assertThat(dem.x(dem.width - 1)).isCloseTo(8.2, within(0.02));
        assertThat(dem.y(0)).isCloseTo(47.2, within(0.02));
        assertThat(dem.y(dem.height - 1)).isCloseTo(46.2, within(0.02));
        assertThat(second.written()).isFalse();
        assertThat(rig.server.requests()).isEqualTo(requests);
        assertThat(second.toString()).contains("there already");
        assertThat(stack.status().toString()).contains("dem_p0_f0.tif: elevation model, 126 × 60 points, EPSG:4326");
    }

    @Test
    void what_was_made_otherwise_is_made_anew() {
        rig.server.tile(46, 6, HILLS);
        Aoi small = Aoi.box(6.3, 46.3, 6.5, 46.5);
        Aoi large = Aoi.box(6.2, 46.2, 6.8, 46.8);

        assertThat(rig.download(rig.options()).over(small, rig.file()).written())
                .isTrue();
        assertThat(rig.download(rig.options()).over(large, rig.file()).written())
                .isTrue();
        assertThat(rig.download(rig.options()).over(small, rig.file()).written())
                .isFalse();
        assertThat(rig.download(rig.options().utm()).over(small, rig.file()).written())
                .isTrue();
        assertThat(rig.download(rig.options().utm()).over(small, rig.file()).written())
                .isFalse();
        assertThat(rig.download(rig.options().utm().resampling(DemOptions.Resampling.CUBIC))
                        .over(small, rig.file())
                        .written())
                .isTrue();
    }

    @Test
    void a_model_of_another_program_is_never_replaced_unasked() throws IOException {
        rig.server.tile(46, 6, HILLS);
        foreign(rig.file(), 6, 46, 60);
        byte[] before = Files.readAllBytes(rig.file());

        DemReport kept = rig.download(rig.options()).over(Aoi.box(6.3, 46.3, 6.5, 46.5), rig.file());
        assertThat(kept.written()).isFalse();
        assertThat(kept.notes()).anySatisfy(note -> assertThat(note).contains("another program"));

        assertThatThrownBy(() -> rig.download(rig.options()).over(Aoi.box(6.3, 46.3, 7.5, 46.5), rig.file()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("dem_p0_f0.tif")
                .hasMessageContaining("does not cover")
                .hasMessageContaining("overwrite");
        assertThat(Files.readAllBytes(rig.file())).isEqualTo(before);

        Files.write(rig.file(), Arrays.copyOf(before, 100));
        assertThatThrownBy(() -> rig.download(rig.options()).over(Aoi.box(6.3, 46.3, 6.5, 46.5), rig.file()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("dem_p0_f0.tif");

        assertThat(rig.download(rig.options().overwrite(true))
                        .over(Aoi.box(6.3, 46.3, 6.5, 46.5), rig.file())
                        .written())
                .isTrue();
    }

    @Test
    void a_model_of_release_02_is_found_where_that_put_it() throws IOException {
        rig.server.tile(46, 6, HILLS);
        Path old = Files.createDirectories(rig.folder.resolve("dem/p100_f466")).resolve("dem_p100_f466.tif");
        foreign(old, 6, 46, 60);
        StackFolder stack = Workdir.open(rig.folder).stacks().get(0);

        DemReport report =
                rig.download(rig.options()).aoi(Aoi.box(6.3, 46.3, 6.5, 46.5)).forStack(stack, Scenes.of(List.of()));

        assertThat(report.written()).isFalse();
        assertThat(report.file()).isEqualTo(old);
    }

    @Test
    void heights_become_ellipsoidal_by_a_grid_of_either_kind_of_longitudes() throws IOException {
        rig.server.tile(46, -7, HILLS);
        Path plain = rig.folder.resolve("plain.tif");
        Aoi area = Aoi.box(-6.8, 46.2, -6.2, 46.8);
        rig.download(rig.options()).over(area, plain);

        for (double west : new double[] {-180, 0}) {
            Path grid = temporary.resolve("geoid" + west + ".tif");
            geoid(grid, west, -90, 360, 180);
            Path file = rig.folder.resolve("ellipsoidal" + west + ".tif");

            DemReport report = rig.download(rig.options().geoid(grid)).over(area, file);

            Dem above = Dem.read(file);
            Dem orthometric = Dem.read(plain);
            for (int i = 0; i < above.heights.length; i++) {
                double longitude = above.x(i % above.width);
                double latitude = above.y(i / above.width);
                assertThat(above.heights[i])
                        .isCloseTo((float) (orthometric.heights[i] + undulation(longitude, latitude)), within(1e-3f));
            }
            assertThat(report.what()).contains("WGS84 ellipsoid");
        }
    }

    @Test
    void heights_become_ellipsoidal_on_another_map_and_across_the_date_line() throws IOException {
        rig.server.tile(16, 179, (x, y) -> 0).tile(16, -180, (x, y) -> 0);
        Path grid = temporary.resolve("geoid.tif");
        geoid(grid, 0, -90, 360, 180);

        rig.download(rig.options().geoid(grid)).over(Aoi.box(179.6, 16.2, -179.6, 16.8), rig.file());

        Dem dem = Dem.read(rig.file());
        for (int x = 0; x < dem.width; x++) {
            assertThat(dem.at(x, 5)).isCloseTo((float) undulation(dem.x(x), dem.y(5)), within(0.6f));
        }
        Path map = rig.folder.resolve("utm.tif");
        rig.download(rig.options().geoid(grid).epsg(32660)).over(Aoi.box(179.6, 16.2, 179.8, 16.4), map);
        Dem utm = Dem.read(map);
        LonLat middle = io.insarhub.core.geo.Utm.ofEpsg(32660).place(utm.x(20), utm.y(20));
        assertThat(utm.at(20, 20)).isCloseTo((float) undulation(middle.longitude(), middle.latitude()), within(1e-3f));
    }

    @Test
    void a_geoid_that_does_not_cover_the_area_is_named() throws IOException {
        rig.server.tile(46, 6, HILLS);
        Path grid = temporary.resolve("europe.tif");
        geoid(grid, 5, 40, 1.5, 20);

        assertThatThrownBy(() -> rig.download(rig.options().geoid(grid)).over(Aoi.box(6, 46, 7, 47), rig.file()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("europe.tif")
                .hasMessageContaining("does not cover the area 6.0000 46.0167 6.9833 47.0000");
        assertThat(rig.server.requests()).as("nothing is fetched in vain").isZero();

        Path text = Files.writeString(temporary.resolve("egm08_25.gtx"), "not a GeoTIFF");
        assertThatThrownBy(() -> rig.download(rig.options().geoid(text)).over(Aoi.box(6, 46, 7, 47), rig.file()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("egm08_25.gtx");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void tells_how_far_it_is() {
        rig.server.tile(46, 6, HILLS).tile(46, 7, HILLS);
        List<Progress> heard = new CopyOnWriteArrayList<>();

        rig.download(rig.options()).over(Aoi.box(6.5, 46, 7.5, 47), rig.file(), heard::add, Cancellation.never());

        assertThat(heard).anySatisfy(p -> {
            assertThat(p.task()).isEqualTo("fetching the DEM");
            assertThat(p.unit()).isEqualTo("blocks");
            assertThat(p.message()).contains("MB");
            assertThat(p.isComplete()).isTrue();
        });
        assertThat(heard.get(heard.size() - 1).task()).contains("writing dem_p0_f0.tif");
        assertThat(heard.get(heard.size() - 1).isComplete()).isTrue();
    }

    private static void assertThatIsRamp(Dem dem) {
        for (int y = 0; y < dem.height; y++) {
            for (int x = 0; x < dem.width; x++) {
                assertThat(dem.at(x, y))
                        .as("%s, %s", dem.x(x), dem.y(y))
                        .isCloseTo((float) RAMP.meters(dem.x(x), dem.y(y)), within(0.01f));
            }
        }
    }

    static Scene scene(String name, double west, double south, double east, double north) {
        return Scene.builder(name)
                .footprint(List.of(List.of(
                        new LonLat(west, south),
                        new LonLat(east, south),
                        new LonLat(east, north),
                        new LonLat(west, north),
                        new LonLat(west, south))))
                .build();
    }

    /** Linear between whole degrees, with a jump of 0.5 m at the grid's seam: small enough to be a geoid's. */
    private static double undulation(double longitude, double latitude) {
        double east = longitude - 360 * Math.floor(longitude / 360);
        return 40 + 0.1 * latitude + 20 * Math.abs(east - 180) / 180;
    }

    private static void geoid(Path file, double west, double south, double width, double height) {
        int columns = (int) (width * 2);
        int rows = (int) (height * 2) + 1;
        grid(file, west, south + height, 0.5, columns, rows, false);
    }

    private static void foreign(Path file, double west, double south, int size) {
        grid(file, west, south + 1, 1.0 / size, size, size, true);
    }

    private static void grid(Path file, double west, double north, double step, int columns, int rows, boolean flat) {
        GeoTiffSpec spec = GeoTiffSpec.builder(columns, rows)
                .geoTransform(new GeoTransform(west - step / 2, north + step / 2, step, step))
                .pixelInterpretation(PixelInterpretation.POINT)
                .crs(Crs.ofEpsg(4326))
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(w -> {
                float[] values = new float[w.pixels()];
                for (int i = 0; i < values.length; i++) {
                    double longitude = west + (w.x() + i % w.width()) * step;
                    double latitude = north - (w.y() + i / w.width()) * step;
                    values[i] = flat ? 1 : (float) undulation(longitude, latitude);
                }
                return Samples.of(values);
            });
            writer.finish();
        }
    }
}
