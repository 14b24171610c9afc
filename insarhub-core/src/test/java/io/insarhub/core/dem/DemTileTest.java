package io.insarhub.core.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tiles are named by their south-western corner, and thin out with latitude. */
class DemTileTest {

    @Test
    void is_named_by_its_south_western_corner() {
        assertThat(new DemTile(46, 6).name()).isEqualTo("Copernicus_DSM_COG_10_N46_00_E006_00_DEM");
        assertThat(new DemTile(-14, -172).name()).isEqualTo("Copernicus_DSM_COG_10_S14_00_W172_00_DEM");
        assertThat(new DemTile(0, 0).name()).isEqualTo("Copernicus_DSM_COG_10_N00_00_E000_00_DEM");
        assertThat(new DemTile(-1, -1).name()).isEqualTo("Copernicus_DSM_COG_10_S01_00_W001_00_DEM");
        assertThat(new DemTile(-90, -180).name()).isEqualTo("Copernicus_DSM_COG_10_S90_00_W180_00_DEM");
        assertThat(new DemTile(46, 6).path())
                .isEqualTo("Copernicus_DSM_COG_10_N46_00_E006_00_DEM/Copernicus_DSM_COG_10_N46_00_E006_00_DEM.tif");
        assertThat(new DemTile(46, 6)).hasToString("N46 E006");
    }

    @Test
    void goes_on_across_the_date_line() {
        assertThat(DemTile.of(10, 180)).isEqualTo(new DemTile(10, -180));
        assertThat(DemTile.of(10, 181)).isEqualTo(new DemTile(10, -179));
        assertThat(DemTile.of(10, -181)).isEqualTo(new DemTile(10, 179));
        assertThatThrownBy(() -> new DemTile(90, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The widths of the cloud-optimised tiles, as the bucket's readme has them. */
    @Test
    void has_fewer_columns_towards_the_poles() {
        TileScheme scheme = TileScheme.glo30();
        assertThat(scheme.columnsPerDegree(0)).isEqualTo(3600);
        assertThat(scheme.columnsPerDegree(49)).isEqualTo(3600);
        assertThat(scheme.columnsPerDegree(50)).isEqualTo(2400);
        assertThat(scheme.columnsPerDegree(60)).isEqualTo(1800);
        assertThat(scheme.columnsPerDegree(70)).isEqualTo(1200);
        assertThat(scheme.columnsPerDegree(80)).isEqualTo(720);
        assertThat(scheme.columnsPerDegree(85)).isEqualTo(360);
        assertThat(scheme.columnsPerDegree(89)).isEqualTo(360);
        // in the south the edge next to the equator is the northern one
        assertThat(scheme.columnsPerDegree(-50)).isEqualTo(3600);
        assertThat(scheme.columnsPerDegree(-51)).isEqualTo(2400);
        assertThat(scheme.columnsPerDegree(-86)).isEqualTo(360);
        assertThat(scheme.columnsPerDegree(-85)).isEqualTo(720);
        assertThat(scheme.columnsPerDegree(-90)).isEqualTo(360);
    }
}
