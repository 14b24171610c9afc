package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;

/**
 * The tiles of one image of the file (the raster itself, or an overview) and where they stand. Tiles are numbered as
 * TIFF does for separate planes: band after band, row after row, west to east.
 */
final class TileGrid {

    private final int width;
    private final int height;
    private final int tileSize;
    private final int bands;
    private final int columns;
    private final int rows;
    private final long[] offsets;
    private final int[] byteCounts;

    TileGrid(int width, int height, int tileSize, int bands) {
        this.width = width;
        this.height = height;
        this.tileSize = tileSize;
        this.bands = bands;
        this.columns = ceilDiv(width, tileSize);
        this.rows = ceilDiv(height, tileSize);
        int tiles = Math.multiplyExact(Math.multiplyExact(columns, rows), bands);
        this.offsets = new long[tiles];
        this.byteCounts = new int[tiles];
    }

    /** How many pieces of a size it takes to cover a length of at least 1. */
    static int ceilDiv(int length, int size) {
        return (length - 1) / size + 1;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int tiles() {
        return offsets.length;
    }

    /** The same tiles, none of which stands anywhere yet. */
    TileGrid unplaced() {
        return new TileGrid(width, height, tileSize, bands);
    }

    /** The grid at half the size, rounded up. */
    TileGrid half() {
        return new TileGrid(ceilDiv(width, 2), ceilDiv(height, 2), tileSize, bands);
    }

    boolean isOneTileABand() {
        return columns == 1 && rows == 1;
    }

    /**
     * True if the image is stored as one strip a band, without the part of a tile that would stick out. GeoTools 33 takes
     * tiled planes for interleaved pixels where a directory lists exactly three tiles, and reads garbage: that is every
     * small raster of three bands. It reads strips.
     */
    boolean isStrips() {
        return bands == 3 && isOneTileABand();
    }

    /** Columns of a stored tile, those that stick out included. */
    int storedWidth() {
        return isStrips() ? width : tileSize;
    }

    /** Rows of a stored tile, those that stick out included. */
    int storedHeight() {
        return isStrips() ? height : tileSize;
    }

    /** Number of a tile; throws {@link BadOptionException} if there is no such tile. */
    int tile(int band, int column, int row) {
        if (band < 1 || band > bands) {
            throw new BadOptionException("band", band + " is not within 1–" + bands);
        }
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            throw new BadOptionException(
                    "tile",
                    "(" + column + ", " + row + ") is not within the " + columns + " × " + rows
                            + " tiles, counted from 0");
        }
        return ((band - 1) * rows + row) * columns + column;
    }

    /** The pixels of a tile that lie within the image. */
    TileWindow window(int tile) {
        int x = tile % columns * tileSize;
        int y = tile / columns % rows * tileSize;
        int band = tile / columns / rows + 1;
        return new TileWindow(band, x, y, Math.min(tileSize, width - x), Math.min(tileSize, height - y));
    }

    boolean isPlaced(int tile) {
        return byteCounts[tile] > 0;
    }

    void place(int tile, long offset, int byteCount) {
        offsets[tile] = offset;
        byteCounts[tile] = byteCount;
    }

    long offset(int tile) {
        return offsets[tile];
    }

    int byteCount(int tile) {
        return byteCounts[tile];
    }
}
