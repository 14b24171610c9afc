package io.insarhub.core.geotiff;

import java.util.List;

/**
 * A stretch of the file that holds wanted pixels: a packed block, or some rows of one that is not packed.
 *
 * @param column column of the block
 * @param row row of the block
 * @param band band of the block, from 1; 1 where all bands share it
 * @param fromRow first row in the block that is wanted
 * @param toRow the row after the last one that is wanted
 * @param offset where the stretch stands in the file
 * @param length its bytes; 0 if the block was never written
 * @param targets who wants pixels of it
 */
record BlockPiece(
        int column, int row, int band, int fromRow, int toRow, long offset, int length, List<PixelTarget> targets) {

    long end() {
        return offset + length;
    }

    /** For messages. */
    String place(BlockLayout layout) {
        return layout.isTiled()
                ? "tile in column " + column + ", row " + row + (layout.isPlanar() ? " of band " + band : "")
                : "strip " + row + (layout.isPlanar() ? " of band " + band : "");
    }
}
