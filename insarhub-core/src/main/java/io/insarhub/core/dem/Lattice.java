package io.insarhub.core.dem;

import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rectangle of the grid of points that tiles are made of. Column c is at longitude c / columnsPerDegree, row r at
 * latitude 90 − r / rowsPerDegree; both are whole numbers, so tiles join exactly, across ±180° as well.
 *
 * @param scheme how tiles are cut
 * @param columnsPerDegree columns of this grid: the finest of its tiles'
 * @param firstColumn column of its first point, counted from longitude 0
 * @param firstRow row of its first point, counted from the north pole
 * @param width points from west to east
 * @param height points from north to south
 */
record Lattice(TileScheme scheme, int columnsPerDegree, int firstColumn, int firstRow, int width, int height) {

    /** Numbers that should be whole are, within this. */
    private static final double WHOLE = 1e-6;

    /**
     * The points that stand for an area. A point stands for the cell to the south-east of it, which is how tiles are cut:
     * an area of whole degrees is exactly its tiles.
     */
    static Lattice of(TileScheme scheme, LonLatArea area) {
        int rows = scheme.rowsPerDegree();
        int firstRow = (int) Math.floor((90 - area.north()) * rows + WHOLE);
        int lastRow = (int) Math.ceil((90 - area.south()) * rows - WHOLE) - 1;
        firstRow = Math.max(0, Math.min(180 * rows - 1, firstRow));
        lastRow = Math.max(firstRow, Math.min(180 * rows - 1, lastRow));
        int columns = scheme.finestColumnsPerDegree(firstRow, lastRow);
        int firstColumn = (int) Math.floor(area.west() * columns + WHOLE);
        int lastColumn = (int) Math.ceil(area.east() * columns - WHOLE) - 1;
        int width = Math.max(1, Math.min(360 * columns, lastColumn - firstColumn + 1));
        return new Lattice(scheme, columns, firstColumn, firstRow, width, lastRow - firstRow + 1);
    }

    /** Longitude of a column of this rectangle; past 180 where it lies across the date line. */
    double longitude(double column) {
        return (firstColumn + column) / columnsPerDegree;
    }

    /** Latitude of a row of this rectangle. */
    double latitude(double row) {
        return 90 - (firstRow + row) / scheme.rowsPerDegree();
    }

    /** Column of this rectangle at a longitude: on the turn that brings it next to the rectangle's middle. */
    double column(double longitude) {
        double middle = longitude(width / 2.0);
        return (middle + Math.IEEEremainder(longitude - middle, 360)) * columnsPerDegree - firstColumn;
    }

    /** Row of this rectangle at a latitude. */
    double row(double latitude) {
        return (90 - latitude) * scheme.rowsPerDegree() - firstRow;
    }

    /** True if the rectangle goes all the way around. */
    boolean isFullCircle() {
        return width == 360 * columnsPerDegree;
    }

    /** The outer corner and the spacings, as the tiles themselves have them. */
    GeoTransform transform() {
        double spacing = 1.0 / columnsPerDegree;
        double rowSpacing = 1.0 / scheme.rowsPerDegree();
        return new GeoTransform(longitude(-0.5), latitude(-0.5), spacing, rowSpacing);
    }

    /**
     * Columns of a band of tiles that are needed for columns of this rectangle.
     *
     * @param bandColumns columns per degree of the band
     * @return the first and the last one, counted from longitude 0
     */
    int[] bandColumns(int from, int count, int bandColumns) {
        long first = (long) (firstColumn + from) * bandColumns;
        long last = (long) (firstColumn + from + count - 1) * bandColumns;
        return new int[] {(int) Math.floorDiv(first, columnsPerDegree), (int) -Math.floorDiv(-last, columnsPerDegree)};
    }

    /** The tiles that have points in this rectangle, or next to it where theirs lie wider apart. */
    SortedSet<DemTile> tiles() {
        SortedSet<DemTile> tiles = new TreeSet<>();
        int rows = scheme.rowsPerDegree();
        for (int band = firstRow / rows; band <= (firstRow + height - 1) / rows; band++) {
            int south = 89 - band;
            int perDegree = scheme.columnsPerDegree(south);
            int[] columns = bandColumns(0, width, perDegree);
            int last = Math.floorDiv(columns[1], perDegree);
            for (int west = Math.floorDiv(columns[0], perDegree); west <= last; west++) {
                tiles.add(DemTile.of(south, west));
            }
        }
        return tiles;
    }

    /** The pixels of a tile that are needed for this rectangle, counted from the tile's north-western corner. */
    TileWindow wanted(DemTile tile) {
        int rows = scheme.rowsPerDegree();
        int tileTop = (89 - tile.south()) * rows;
        int top = Math.max(firstRow, tileTop) - tileTop;
        int bottom = Math.min(firstRow + height, tileTop + rows) - tileTop;
        int perDegree = scheme.columnsPerDegree(tile.south());
        int[] columns = bandColumns(0, width, perDegree);
        int left = perDegree;
        int right = 0;
        // a rectangle that goes almost around touches a tile at both of its ends
        for (int turn = -360; turn <= 720; turn += 360) {
            int start = (tile.west() + turn) * perDegree;
            int from = Math.max(columns[0], start);
            int to = Math.min(columns[1] + 1, start + perDegree);
            if (from < to) {
                left = Math.min(left, from - start);
                right = Math.max(right, to - start);
            }
        }
        return new TileWindow(1, left, top, right - left, bottom - top);
    }
}
