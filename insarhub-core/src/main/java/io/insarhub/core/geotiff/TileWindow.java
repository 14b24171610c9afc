package io.insarhub.core.geotiff;

/**
 * A rectangle of pixels of one band.
 *
 * @param band number of the band, from 1
 * @param x first column, from 0 in the west
 * @param y first row, from 0 in the north
 * @param width number of columns
 * @param height number of rows
 */
public record TileWindow(int band, int x, int y, int width, int height) {

    /** Number of pixels. */
    public int pixels() {
        return Math.multiplyExact(width, height);
    }

    /** For example {@code band 2, columns 0–255, rows 256–300}. */
    @Override
    public String toString() {
        return "band " + band + ", columns " + x + "–" + (x + width - 1) + ", rows " + y + "–" + (y + height - 1);
    }
}
