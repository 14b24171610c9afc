package io.insarhub.core.dem;

import java.util.Arrays;

/**
 * Heights on a map's points out of a mosaic, window by window. Each point's longitude and latitude is computed exactly.
 * Where the map is coarser than the tiles, the kernel is widened as much, so that every point of theirs counts. A point
 * whose surroundings are void by more than half of their weight is void. Safe for use by many threads.
 */
final class Warp {

    /** Source points held at a time; a window that takes more is done in parts. */
    private static final int MOST_SOURCE_POINTS = 4 << 20;

    /** As much coarser than the tiles as a map may be before the kernel is widened. */
    private static final double AS_FINE = 1 / 0.95;

    private final Mosaic mosaic;
    private final Lattice lattice;
    private final MapGrid grid;
    private final Resampling resampling;
    private final double columnScale;
    private final double rowScale;

    Warp(Mosaic mosaic, MapGrid grid, Resampling resampling) {
        this.mosaic = mosaic;
        this.lattice = mosaic.lattice();
        this.grid = grid;
        this.resampling = resampling;
        double[] step = grid.stepDegrees();
        this.columnScale = scale(step[0] * lattice.columnsPerDegree());
        this.rowScale = scale(step[1] * lattice.scheme().rowsPerDegree());
    }

    /**
     * Heights of a window of the map.
     *
     * @param places receives longitude and latitude of each of its points, for who needs them after
     */
    float[] read(int x, int y, int width, int height, double[] places) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = 2 * (row * width + column);
                places[at] = grid.west() + (x + column) * grid.spacing();
                places[at + 1] = grid.north() - (y + row) * grid.spacing();
            }
        }
        grid.projection().inverse(places, width * height);
        float[] heights = new float[width * height];
        fill(heights, places, width, 0, 0, width, height);
        return heights;
    }

    private void fill(float[] heights, double[] places, int rowLength, int x, int y, int width, int height) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                int at = 2 * (row * rowLength + column);
                if (Double.isFinite(places[at])) {
                    double c = lattice.column(places[at]);
                    double r = lattice.row(places[at + 1]);
                    left = Math.min(left, c);
                    right = Math.max(right, c);
                    top = Math.min(top, r);
                    bottom = Math.max(bottom, r);
                }
            }
        }
        int columnReach = (int) Math.ceil(resampling.radius() * columnScale);
        int rowReach = (int) Math.ceil(resampling.radius() * rowScale);
        int first = clamp((int) Math.floor(Math.max(top, -1e6)) - rowReach, lattice.height());
        int last = clamp((int) Math.ceil(Math.min(bottom, 1e9)) + rowReach, lattice.height());
        int from = column((int) Math.floor(Math.max(left, -1e9)) - columnReach);
        int to = column((int) Math.ceil(Math.min(right, 1e9)) + columnReach);
        if (!(left <= right)) {
            for (int row = y; row < y + height; row++) {
                Arrays.fill(heights, row * rowLength + x, row * rowLength + x + width, Float.NaN);
            }
            return;
        }
        long points = (long) (to - from + 1) * (last - first + 1);
        if (points > MOST_SOURCE_POINTS && (width > 1 || height > 1)) {
            split(heights, places, rowLength, x, y, width, height);
            return;
        }
        Patch patch = new Patch(
                mosaic.read(from, first, to - from + 1, last - first + 1),
                from,
                first,
                to - from + 1,
                last - first + 1);
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                int at = row * rowLength + column;
                heights[at] = sample(patch, places[2 * at], places[2 * at + 1]);
            }
        }
    }

    private void split(float[] heights, double[] places, int rowLength, int x, int y, int width, int height) {
        if (width >= height) {
            int half = width / 2;
            fill(heights, places, rowLength, x, y, half, height);
            fill(heights, places, rowLength, x + half, y, width - half, height);
        } else {
            int half = height / 2;
            fill(heights, places, rowLength, x, y, width, half);
            fill(heights, places, rowLength, x, y + half, width, height - half);
        }
    }

    /** A part of the mosaic, in memory. */
    private static final class Patch {

        private final float[] heights;
        private final int column;
        private final int row;
        private final int width;
        private final int height;

        Patch(float[] heights, int column, int row, int width, int height) {
            this.heights = heights;
            this.column = column;
            this.row = row;
            this.width = width;
            this.height = height;
        }
    }

    private float sample(Patch patch, double longitude, double latitude) {
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            return Float.NaN;
        }
        double column = lattice.column(longitude);
        double row = lattice.row(latitude);
        int radius = resampling.radius();
        int firstColumn = (int) Math.ceil(column - radius * columnScale);
        int lastColumn = (int) Math.floor(column + radius * columnScale);
        int firstRow = (int) Math.ceil(row - radius * rowScale);
        int lastRow = (int) Math.floor(row + radius * rowScale);
        double sum = 0;
        double weights = 0;
        double voids = 0;
        for (int r = firstRow; r <= lastRow; r++) {
            double rowWeight = resampling.weight((r - row) / rowScale);
            // beyond the outermost points, at the poles, these go on
            int inPatch = Math.max(0, Math.min(patch.height - 1, r - patch.row)) * patch.width;
            for (int c = firstColumn; c <= lastColumn; c++) {
                double weight = rowWeight * resampling.weight((c - column) / columnScale);
                int x = Math.max(0, Math.min(patch.width - 1, c - patch.column));
                float height = patch.heights[inPatch + x];
                if (Float.isNaN(height)) {
                    voids += weight;
                } else {
                    sum += weight * height;
                    weights += weight;
                }
            }
        }
        return weights > voids ? (float) (sum / weights) : Float.NaN;
    }

    /** A full circle goes on past its ends; anything less stops there. */
    private int column(int column) {
        return lattice.isFullCircle() ? column : clamp(column, lattice.width());
    }

    private static int clamp(int value, int count) {
        return Math.max(0, Math.min(count - 1, value));
    }

    private static double scale(double points) {
        return points > AS_FINE ? points : 1;
    }
}
