package io.insarhub.hyp3.prepare;

import io.insarhub.core.geo.MapProjection;

/**
 * Where pixels of one grid lie in another, whose coordinate system may be another one too. Places are projected exactly at
 * every eighth pixel both ways and linear between, which for neighbouring UTM zones and pixels of 80 m is off by less than
 * a millimetre (640 m squared, by 8, times a curvature of 1.2e-8 per metre). Safe for use by many threads.
 */
final class GridMapping {

    private static final int STEP = 8;

    private final RasterGrid from;
    private final RasterGrid to;

    /** From pixels of one grid to those of another. */
    GridMapping(RasterGrid from, RasterGrid to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Places of the centres of a block of pixels.
     *
     * @param column first column of the block, a multiple of 8, so that a place does not depend on the block
     * @param row first row, a multiple of 8
     * @return column and row in the other grid, a whole number at a centre, of each pixel, row by row
     */
    double[] places(int column, int row, int columns, int rows) {
        int across = (columns - 1) / STEP + 2;
        int down = (rows - 1) / STEP + 2;
        double[] nodes = new double[2 * across * down];
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                nodes[2 * (j * across + i)] = column + STEP * i;
                nodes[2 * (j * across + i) + 1] = row + STEP * j;
            }
        }
        map(nodes);
        double[] places = new double[2 * columns * rows];
        for (int y = 0; y < rows; y++) {
            int j = y / STEP;
            double v = (y % STEP) / (double) STEP;
            for (int x = 0; x < columns; x++) {
                int north = 2 * (j * across + x / STEP);
                int south = north + 2 * across;
                double u = (x % STEP) / (double) STEP;
                for (int k = 0; k < 2; k++) {
                    double top = nodes[north + k] + u * (nodes[north + 2 + k] - nodes[north + k]);
                    double bottom = nodes[south + k] + u * (nodes[south + 2 + k] - nodes[south + k]);
                    places[2 * (y * columns + x) + k] = top + v * (bottom - top);
                }
            }
        }
        return places;
    }

    /** Takes columns and rows, whole numbers at centres, from the one grid to the other, in place. */
    void map(double[] pixels) {
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = from.place().west() + (pixels[i] + 0.5) * from.place().pixelWidth();
            pixels[i + 1] =
                    from.place().north() - (pixels[i + 1] + 0.5) * from.place().pixelHeight();
        }
        if (from.epsg() != to.epsg()) {
            MapProjection.ofEpsg(from.epsg()).inverse(pixels, pixels.length / 2);
            MapProjection.ofEpsg(to.epsg()).forward(pixels, pixels.length / 2);
        }
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (pixels[i] - to.place().west()) / to.place().pixelWidth() - 0.5;
            pixels[i + 1] = (to.place().north() - pixels[i + 1]) / to.place().pixelHeight() - 0.5;
        }
    }

    /** Pixels of the other grid to a pixel of this one, across and down, in the middle of this one. */
    double[] scale() {
        double x = from.width() / 2.0;
        double y = from.height() / 2.0;
        double[] ends = {x - 0.5, y, x + 0.5, y, x, y - 0.5, x, y + 0.5};
        map(ends);
        return new double[] {
            Math.hypot(ends[2] - ends[0], ends[6] - ends[4]), Math.hypot(ends[3] - ends[1], ends[7] - ends[5])
        };
    }
}
