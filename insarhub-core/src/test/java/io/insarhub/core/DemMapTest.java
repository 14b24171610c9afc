package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.core.DemRig.Dem;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.dem.DemServer.Terrain;
import io.insarhub.core.dem.TileScheme;
import io.insarhub.core.geo.MapProjection;
import io.insarhub.core.geotiff.Gdal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on other maps: as the terrain is, and as gdalwarp makes them. */
class DemMapTest {

    /** 300 rows a degree: 12″, so 370 m of latitude. */
    private static final TileScheme TILES = new TileScheme(300);

    private static final Terrain HILLS = (longitude, latitude) ->
            1000 + 400 * Math.sin(longitude * 25) * Math.cos(latitude * 31) + 50 * Math.sin(longitude * 90);

    /** What straight lines between points so far apart may miss of these hills, metres: h² f″ / 8 and some. */
    private static final double MISSED = 2;

    @TempDir
    Path temporary;

    private DemRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new DemRig(temporary, TILES);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    private void tiles(int south, int rows, int west, int columns) {
        for (int y = south; y < south + rows; y++) {
            for (int x = west; x < west + columns; x++) {
                rig.server.tile(y, x, 128, -32767, HILLS);
            }
        }
    }

    private Dem make(DemOptions.Builder options, Aoi area) {
        rig.download(options, TILES).over(area, rig.file());
        return Dem.read(rig.file());
    }

    @Test
    void utm_of_the_centre_shows_the_terrain_where_it_is() {
        tiles(46, 1, 6, 1);

        Dem dem = make(rig.options().utm().resolution(200), Aoi.box(6.3, 46.3, 6.6, 46.6));

        assertThat(dem.info.epsg()).hasValue(32632);
        assertThat(dem.place.pixelWidth()).isEqualTo(200);
        // centres on whole multiples
        assertThat(dem.x(0) % 200).isCloseTo(0, within(1e-6));
        assertThat(dem.y(0) % 200).isCloseTo(0, within(1e-6));
        assertThatIsTerrain(dem, 32632);
    }

    @Test
    void the_south_and_maps_of_the_epsg_database_show_it_too() {
        tiles(-34, 1, 18, 1);
        Aoi area = Aoi.box(18.4, -33.6, 18.8, -33.3);

        assertThatIsTerrain(make(rig.options().utm().resolution(250), area), 32734);
        assertThatIsTerrain(make(rig.options().epsg(3857).resolution(250), area), 3857);
        assertThatIsTerrain(make(rig.options().epsg(4326).resolution(0.002), area), 4326);
    }

    @Test
    void a_polar_map_shows_the_pole() throws Exception {
        TileScheme coarse = new TileScheme(30);
        try (DemRig pole = new DemRig(temporary.resolve("pole"), coarse)) {
            Terrain cap = (longitude, latitude) -> 90 - latitude;
            pole.server.tile(89, 0, cap);
            for (int west = -180; west < 180; west++) {
                pole.server.copy(89, 0, 89, west);
            }

            pole.download(pole.options().epsg(3413).resolution(2500), coarse)
                    .over(Aoi.box(-180, 89.6, 180, 90), pole.file());

            Dem dem = Dem.read(pole.file());
            MapProjection map = MapProjection.ofEpsg(3413);
            for (int y = 0; y < dem.height; y++) {
                for (int x = 0; x < dem.width; x++) {
                    double[] place = {dem.x(x), dem.y(y)};
                    map.inverse(place, 1);
                    assertThat(dem.at(x, y)).isCloseTo((float) (90 - place[1]), within(0.002f));
                }
            }
        }
    }

    @Test
    void a_map_across_the_date_line_is_no_band_around_the_globe() {
        tiles(16, 1, 179, 1);
        tiles(16, 1, -180, 1);

        Dem dem = make(rig.options().epsg(32660).resolution(200), Aoi.box(179.7, 16.3, -179.7, 16.6));

        assertThat(dem.width).isBetween(310, 340);
        for (int y = 20; y < dem.height - 20; y++) {
            for (int x = 20; x < dem.width - 20; x++) {
                double[] place = {dem.x(x), dem.y(y)};
                MapProjection.ofEpsg(32660).inverse(place, 1);
                // the made-up terrain breaks off at the line
                if (Math.abs(place[0]) < 179.995) {
                    assertThat(dem.at(x, y))
                            .isCloseTo((float) HILLS.meters(place[0], place[1]), within((float) MISSED));
                }
            }
        }
    }

    @Test
    void gdalwarp_makes_the_same_of_the_same_tiles() throws Exception {
        Gdal.assumeInstalled("gdalwarp");
        tiles(46, 2, 6, 1);
        Path source = rig.folder.resolve("source.tif");
        rig.download(rig.options(), TILES).over(Aoi.box(6, 46, 7, 48), source);
        Aoi area = Aoi.box(6.3, 46.8, 6.7, 47.2);

        // centimetres of 900 m of relief
        assertThat(difference(source, rig.options().utm().resolution(200), area, "bilinear"))
                .isLessThan(0.01);
        assertThat(difference(source, cubic().utm().resolution(200), area, "cubic"))
                .isLessThan(0.01);
        assertThat(difference(source, rig.options().epsg(3035).resolution(200), area, "bilinear"))
                .isLessThan(0.01);
        // coarser than the tiles GDAL widens its kernel too, but by the ratio of the windows' sizes
        assertThat(difference(source, rig.options().utm().resolution(700), area, "bilinear"))
                .isLessThan(2);
    }

    private DemOptions.Builder cubic() {
        return rig.options().resampling(DemOptions.Resampling.CUBIC);
    }

    /** Largest difference from what gdalwarp makes on the same grid, metres, away from the edges. */
    private double difference(Path source, DemOptions.Builder options, Aoi area, String method) throws Exception {
        Dem ours = make(options.overwrite(true), area);
        Path warped = rig.folder.resolve("warped.tif");
        double east = ours.place.west() + ours.width * ours.place.pixelWidth();
        double south = ours.place.north() - ours.height * ours.place.pixelHeight();
        List<String> command = new ArrayList<>(List.of("gdalwarp", "-q", "-overwrite", "-et", "0", "-r", method));
        command.addAll(List.of("-t_srs", "EPSG:" + ours.info.epsg().orElseThrow(), "-te"));
        for (double edge : new double[] {ours.place.west(), south, east, ours.place.north()}) {
            command.add(Double.toString(edge));
        }
        command.addAll(List.of("-ts", "" + ours.width, "" + ours.height, source.toString(), warped.toString()));
        Gdal.run(command.toArray(String[]::new));
        Dem theirs = Dem.read(warped);
        double largest = 0;
        for (int i = 0; i < ours.heights.length; i++) {
            largest = Math.max(largest, Math.abs(ours.heights[i] - theirs.heights[i]));
        }
        return largest;
    }

    private static void assertThatIsTerrain(Dem dem, int epsg) {
        MapProjection map = MapProjection.ofEpsg(epsg);
        for (int y = 0; y < dem.height; y += 3) {
            for (int x = 0; x < dem.width; x += 3) {
                double[] place = {dem.x(x), dem.y(y)};
                map.inverse(place, 1);
                assertThat((double) dem.at(x, y)).isCloseTo(HILLS.meters(place[0], place[1]), within(MISSED));
            }
        }
    }
}
