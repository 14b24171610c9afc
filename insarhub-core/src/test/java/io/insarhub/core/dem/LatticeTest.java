package io.insarhub.core.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Which points of which tiles an area takes. */
class LatticeTest {

    private static final TileScheme GLO_30 = TileScheme.glo30();

    /** What GDAL shows for the original N46 E006: origin 5.99986111, 47.00013889, 3600 × 3600. */
    @Test
    void an_area_of_one_degree_is_its_tile_with_the_tiles_own_corner() {
        Lattice lattice = Lattice.of(GLO_30, new LonLatArea(6, 46, 7, 47));

        GeoTransform place = lattice.transform();
        assertThat(place.west()).isCloseTo(5.999861111111111, within(1e-12));
        assertThat(place.north()).isCloseTo(47.00013888888889, within(1e-12));
        assertThat(place.pixelWidth()).isEqualTo(1 / 3600.0);
        assertThat(lattice.width()).isEqualTo(3600);
        assertThat(lattice.height()).isEqualTo(3600);
        assertThat(lattice.tiles()).containsExactly(new DemTile(46, 6));
        assertThat(lattice.wanted(new DemTile(46, 6))).isEqualTo(new TileWindow(1, 0, 0, 3600, 3600));
    }

    @Test
    void three_by_two_degrees_are_six_tiles() {
        Lattice lattice = Lattice.of(GLO_30, new LonLatArea(6, 46, 9, 48));

        assertThat(lattice.tiles()).hasSize(6);
        assertThat(lattice.width()).isEqualTo(10800);
        assertThat(lattice.height()).isEqualTo(7200);
    }

    @Test
    void the_date_line_is_no_edge() {
        Lattice lattice = Lattice.of(GLO_30, new LonLatArea(179.5, 0, 180.5, 1));

        assertThat(lattice.tiles()).containsExactly(new DemTile(0, -180), new DemTile(0, 179));
        assertThat(lattice.longitude(0)).isEqualTo(179.5);
        assertThat(lattice.longitude(3600)).isEqualTo(180.5);
        assertThat(lattice.wanted(new DemTile(0, 179))).isEqualTo(new TileWindow(1, 1800, 0, 1800, 3600));
        assertThat(lattice.wanted(new DemTile(0, -180))).isEqualTo(new TileWindow(1, 0, 0, 1800, 3600));
        assertThat(lattice.column(-179.9)).isCloseTo(0.6 * 3600, within(1e-6));
    }

    @Test
    void the_finest_tiles_set_the_columns() {
        Lattice lattice = Lattice.of(GLO_30, new LonLatArea(10, 49.5, 11, 50.5));

        assertThat(lattice.columnsPerDegree()).isEqualTo(3600);
        assertThat(lattice.tiles())
                .contains(new DemTile(49, 10), new DemTile(50, 10), new DemTile(50, 11))
                .doesNotContain(new DemTile(49, 11));
        assertThat(lattice.wanted(new DemTile(50, 10))).isEqualTo(new TileWindow(1, 0, 1800, 2400, 1800));
        // the first column beyond is needed to interpolate up to the last one
        assertThat(lattice.wanted(new DemTile(50, 11))).isEqualTo(new TileWindow(1, 0, 1800, 1, 1800));
    }

    @Test
    void stops_at_the_poles() {
        Lattice north = Lattice.of(GLO_30, new LonLatArea(-180, 89.5, 180, 90));
        Lattice south = Lattice.of(GLO_30, new LonLatArea(-180, -90, 180, -89.5));

        assertThat(north.latitude(0)).isEqualTo(90);
        assertThat(north.tiles()).hasSize(360);
        assertThat(north.isFullCircle()).isTrue();
        assertThat(south.tiles()).hasSize(360).contains(new DemTile(-90, -180));
        assertThat(south.latitude(south.height() - 1)).isCloseTo(-90 + 1 / 3600.0, within(1e-9));
    }

    /** Nothing of the area is left out, and nothing much is fetched besides. */
    @Property(tries = 500)
    void covers_every_area(
            @ForAll @DoubleRange(min = -180, max = 180) double west,
            @ForAll @DoubleRange(min = -89, max = 88) double south,
            @ForAll @DoubleRange(min = 0, max = 3) double width,
            @ForAll @DoubleRange(min = 0, max = 2) double height) {
        LonLatArea area = new LonLatArea(west, south, west + width, Math.min(90, south + height));

        Lattice lattice = Lattice.of(GLO_30, area);

        double column = 1.0 / lattice.columnsPerDegree();
        assertThat(lattice.longitude(0)).isBetween(area.west() - column, area.west() + 1e-8);
        assertThat(lattice.longitude(lattice.width())).isBetween(area.east() - 1e-8, area.east() + 1.001 * column);
        assertThat(lattice.latitude(0)).isBetween(area.north() - 1e-8, area.north() + 1 / 3600.0);
        assertThat(lattice.latitude(lattice.height())).isLessThanOrEqualTo(area.south() + 1e-8);
        for (DemTile tile : lattice.tiles()) {
            TileWindow wanted = lattice.wanted(tile);
            assertThat(wanted.width()).isPositive();
            assertThat(wanted.height()).isPositive();
        }
    }
}
