package io.insarhub.core.dem;

import java.util.Locale;

/**
 * A tile of one degree, named by its south-western corner.
 *
 * @param south latitude of the corner, −90 to 89
 * @param west longitude of the corner, −180 to 179
 */
public record DemTile(int south, int west) implements Comparable<DemTile> {

    /** Checks the corner. */
    public DemTile {
        if (south < -90 || south > 89 || west < -180 || west > 179) {
            throw new IllegalArgumentException("There is no tile at latitude " + south + ", longitude " + west);
        }
    }

    /** The tile of a column of degrees that may lie beyond ±180. */
    static DemTile of(int south, int west) {
        return new DemTile(south, Math.floorMod(west + 180, 360) - 180);
    }

    /** For example {@code Copernicus_DSM_COG_10_N46_00_E006_00_DEM}. */
    public String name() {
        return String.format(
                Locale.ROOT,
                "Copernicus_DSM_COG_10_%s%02d_00_%s%03d_00_DEM",
                south < 0 ? "S" : "N",
                Math.abs(south),
                west < 0 ? "W" : "E",
                Math.abs(west));
    }

    /** Where the tile stands below the base address. */
    public String path() {
        return name() + "/" + name() + ".tif";
    }

    /** From south to north, then from west to east. */
    @Override
    public int compareTo(DemTile other) {
        return south != other.south ? Integer.compare(south, other.south) : Integer.compare(west, other.west);
    }

    /** For example {@code N46 E006}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%02d %s%03d",
                south < 0 ? "S" : "N",
                Math.abs(south),
                west < 0 ? "W" : "E",
                Math.abs(west));
    }
}
