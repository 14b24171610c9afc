package io.insarhub.export.hdf5;

/**
 * A box of pixels.
 *
 * @param band first band, from 0
 * @param row first row, from 0 in the north
 * @param column first column, from 0 in the west
 * @param bands how many bands
 * @param rows how many rows
 * @param columns how many columns
 */
public record Box(int band, int row, int column, int bands, int rows, int columns) {

    /** Number of pixels. */
    public int pixels() {
        return Math.multiplyExact(Math.multiplyExact(bands, rows), columns);
    }
}
