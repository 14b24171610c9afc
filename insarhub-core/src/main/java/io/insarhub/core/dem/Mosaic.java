package io.insarhub.core.dem;

import io.insarhub.core.geotiff.TileWindow;
import java.util.Map;

/**
 * Heights on a {@link Lattice}, out of the pieces of tiles that were fetched. Where a tile is missing they are 0, where
 * one has a void they are NaN. Tiles as fine as the lattice give their own pixels; those of thinner columns are
 * interpolated linearly along each row, across their edges too, so rows of tiles meet without a seam. Safe for use by
 * many threads.
 */
final class Mosaic {

    private final Lattice lattice;
    private final PieceStore store;
    private final Map<DemTile, PieceGrid> tiles;

    /**
     * A mosaic.
     *
     * @param tiles the tiles that there are; all others are sea
     */
    Mosaic(Lattice lattice, PieceStore store, Map<DemTile, PieceGrid> tiles) {
        this.lattice = lattice;
        this.store = store;
        this.tiles = Map.copyOf(tiles);
    }

    Lattice lattice() {
        return lattice;
    }

    /** Heights of a window of the lattice, row by row, metres. */
    float[] read(int column, int row, int width, int height) {
        float[] heights = new float[Math.multiplyExact(width, height)];
        int rowsOfATile = lattice.scheme().rowsPerDegree();
        int first = lattice.firstRow() + row;
        for (int at = first; at < first + height; ) {
            int band = at / rowsOfATile;
            int end = Math.min(first + height, (band + 1) * rowsOfATile);
            readBand(heights, (at - first) * width, column, width, 89 - band, at - band * rowsOfATile, end - at);
            at = end;
        }
        return heights;
    }

    /** Fills rows that lie in one row of tiles. */
    private void readBand(float[] heights, int offset, int column, int width, int south, int rowInTile, int rows) {
        int perDegree = lattice.scheme().columnsPerDegree(south);
        int[] ends = lattice.bandColumns(column, width, perDegree);
        int bandWidth = ends[1] - ends[0] + 1;
        if (perDegree == lattice.columnsPerDegree()) {
            copyTiles(heights, offset, width, ends[0], width, south, perDegree, rowInTile, rows);
            return;
        }
        float[] band = new float[bandWidth * rows];
        copyTiles(band, 0, bandWidth, ends[0], bandWidth, south, perDegree, rowInTile, rows);
        for (int x = 0; x < width; x++) {
            long exact = (long) (lattice.firstColumn() + column + x) * perDegree;
            int left = (int) Math.floorDiv(exact, (long) lattice.columnsPerDegree()) - ends[0];
            int rest = (int) Math.floorMod(exact, (long) lattice.columnsPerDegree());
            float share = (float) rest / lattice.columnsPerDegree();
            for (int y = 0; y < rows; y++) {
                int at = y * bandWidth + left;
                heights[offset + y * width + x] = rest == 0 ? band[at] : band[at] + share * (band[at + 1] - band[at]);
            }
        }
    }

    private void copyTiles(
            float[] into,
            int offset,
            int rowLength,
            int first,
            int count,
            int south,
            int perDegree,
            int row,
            int rows) {
        for (int at = first; at < first + count; ) {
            int west = Math.floorDiv(at, perDegree);
            int end = Math.min(first + count, (west + 1) * perDegree);
            PieceGrid tile = tiles.get(DemTile.of(south, west));
            if (tile != null) {
                copyTile(tile, at - west * perDegree, end - at, row, rows, into, offset + at - first, rowLength);
            }
            at = end;
        }
    }

    private void copyTile(
            PieceGrid tile, int x, int width, int y, int height, float[] into, int offset, int rowLength) {
        for (TilePiece piece : tile.piecesOf(x, y, width, height)) {
            TileWindow w = piece.window();
            int top = Math.max(y, w.y());
            int bottom = Math.min(y + height, w.y() + w.height());
            int left = Math.max(x, w.x());
            int right = Math.min(x + width, w.x() + w.width());
            float[] rows = store.rows(piece, top - w.y(), bottom - top);
            for (int r = top; r < bottom; r++) {
                System.arraycopy(
                        rows,
                        (r - top) * w.width() + left - w.x(),
                        into,
                        offset + (r - y) * rowLength + left - x,
                        right - left);
            }
        }
    }
}
