package io.insarhub.core.dem;

import io.insarhub.core.geotiff.TileWindow;

/**
 * A rectangle of a tile's pixels that is fetched at a time.
 *
 * @param tile the tile
 * @param window the pixels, counted from the tile's north-western corner
 */
record TilePiece(DemTile tile, TileWindow window) {

    @Override
    public String toString() {
        return tile + ", " + window;
    }
}
