package io.insarhub.hyp3.prepare;

/**
 * A rectangle of pixels, by its edges: the first column and row, and those after the last.
 *
 * @param west first column
 * @param north first row
 * @param east column after the last
 * @param south row after the last
 */
record PixelBox(long west, long north, long east, long south) {

    long width() {
        return east - west;
    }

    long height() {
        return south - north;
    }

    boolean isEmpty() {
        return east <= west || south <= north;
    }

    PixelBox and(PixelBox other) {
        return new PixelBox(
                Math.max(west, other.west),
                Math.max(north, other.north),
                Math.min(east, other.east),
                Math.min(south, other.south));
    }

    boolean contains(PixelBox other) {
        return and(other).equals(other);
    }
}
