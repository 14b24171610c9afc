package io.insarhub.hyp3.sbas;

/**
 * How a stack is cut into tiles of whole rows.
 *
 * @param rows rows of the stack
 * @param tileRows rows of a tile; the last may have fewer
 */
record Tiling(int rows, int tileRows) {

    private static final int FEWEST_TILES_A_THREAD = 8;
    private static final int MOST_PIXELS = 1 << 15;

    /** As large as memory allows, and small enough that threads end together and cancelling is quick. */
    static Tiling of(StackHeader header, Settings.Resources resources, int rowStep) {
        long pairs = header.network().pairCount();
        long dates = header.network().dateCount();
        // the layers; the displacements as doubles, rounded, and as floats; the rest
        long bytesOfRow = header.columns() * (4 * pairs * header.layers().size() + 20 * dates + 200);
        long fits = resources.memoryBytes() / resources.threads() / bytesOfRow;
        long even = header.rows() / ((long) resources.threads() * FEWEST_TILES_A_THREAD);
        long small = MOST_PIXELS / header.columns();
        long tileRows = Math.max(1, Math.min(fits, Math.min(even, small)));
        if (rowStep > 1 && tileRows > rowStep) {
            tileRows = tileRows / rowStep * rowStep;
        } else if (rowStep > 1 && rowStep <= fits) {
            // so that no chunk is unpacked twice
            tileRows = rowStep;
        }
        return new Tiling(header.rows(), (int) Math.min(tileRows, header.rows()));
    }

    int count() {
        return (rows + tileRows - 1) / tileRows;
    }

    int first(int tile) {
        return tile * tileRows;
    }

    int rowsOf(int tile) {
        return Math.min(tileRows, rows - first(tile));
    }
}
