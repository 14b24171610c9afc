package io.insarhub.core.dem;

/**
 * How finely a set of tiles is cut. The first pixel's centre is on the tile's north-western corner, and the last row and
 * column stop a pixel short of the next tile, so tiles of one row join without overlap.
 *
 * <p>Columns thin out with latitude, as the Copernicus DEM Product Handbook (GEO.2018-1988-2, table of longitude
 * spacings) has it: 1″ up to 50°, then 1.5″ to 60°, 2″ to 70°, 3″ to 80°, 5″ to 85° and 10″ to the poles; rows stay at 1″.
 *
 * @param rowsPerDegree rows of a tile
 */
public record TileScheme(int rowsPerDegree) {

    private static final TileScheme GLO_30 = new TileScheme(3600);

    /** A tenfold of the rows must divide by 15, so that every spacing is a whole number of columns. */
    public TileScheme {
        if (rowsPerDegree < 30 || rowsPerDegree % 30 != 0) {
            throw new IllegalArgumentException(rowsPerDegree + " rows cannot be thinned out evenly");
        }
    }

    /** The 30 m tiles: 3600 rows, one arc second each. */
    public static TileScheme glo30() {
        return GLO_30;
    }

    /** Columns of the tiles whose southern edge is at this latitude: what sets it is the edge next to the equator. */
    public int columnsPerDegree(int south) {
        int latitude = south >= 0 ? south : -south - 1;
        if (latitude < 50) {
            return rowsPerDegree;
        }
        if (latitude < 60) {
            return rowsPerDegree * 2 / 3;
        }
        if (latitude < 70) {
            return rowsPerDegree / 2;
        }
        if (latitude < 80) {
            return rowsPerDegree / 3;
        }
        return latitude < 85 ? rowsPerDegree / 5 : rowsPerDegree / 10;
    }

    /** The finest columns of all tiles that have pixels in these rows (see {@link Lattice}). */
    int finestColumnsPerDegree(int firstRow, int lastRow) {
        int finest = 0;
        for (int band = Math.floorDiv(firstRow, rowsPerDegree); band <= Math.floorDiv(lastRow, rowsPerDegree); band++) {
            finest = Math.max(finest, columnsPerDegree(89 - Math.max(0, Math.min(179, band))));
        }
        return finest;
    }
}
