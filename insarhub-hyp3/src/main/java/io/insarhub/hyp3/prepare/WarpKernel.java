package io.insarhub.hyp3.prepare;

/**
 * Makes values between pixels. Weights fall linearly to zero one pixel away, or one pixel of the wanted grid where that is
 * coarser, so that every pixel counts. What is more than half without data, by weight, is without data: no values are made up
 * beyond the edges.
 */
final class WarpKernel {

    /** As much coarser as a grid may be before the weights reach further. */
    private static final double AS_FINE = 1 / 0.95;

    private final WarpKind kind;
    private final double columnScale;
    private final double rowScale;
    private final double nothing;

    /**
     * For a layer.
     *
     * @param scale pixels of the raster to one of the wanted grid, across and down
     * @param nothing the value that stands for no data
     */
    WarpKernel(WarpKind kind, double[] scale, double nothing) {
        this.kind = kind;
        this.columnScale = scale[0] > AS_FINE ? scale[0] : 1;
        this.rowScale = scale[1] > AS_FINE ? scale[1] : 1;
        this.nothing = nothing;
    }

    /** Pixels of a raster, row by row. */
    static final class Patch {

        private final PixelBox box;
        private final double[] values;

        Patch(PixelBox box, double[] values) {
            this.box = box;
            this.values = values;
        }

        boolean has(long column, long row) {
            return column >= box.west() && column < box.east() && row >= box.north() && row < box.south();
        }

        double at(long column, long row) {
            return values[(int) ((row - box.north()) * box.width() + column - box.west())];
        }
    }

    /** How many pixels to each side take part. */
    int reach() {
        return (int) Math.ceil(Math.max(columnScale, rowScale));
    }

    /** The value at a place; whole numbers are centres of pixels. */
    double sample(Patch patch, double column, double row) {
        if (!Double.isFinite(column) || !Double.isFinite(row)) {
            return nothing;
        }
        double nearest = nearest(patch, column, row);
        return kind == WarpKind.CLASS ? nearest : between(patch, column, row, nearest);
    }

    private double nearest(Patch patch, double column, double row) {
        long c = (long) Math.floor(column + 0.5);
        long r = (long) Math.floor(row + 0.5);
        return patch.has(c, r) ? patch.at(c, r) : nothing;
    }

    private double between(Patch patch, double column, double row, double nearest) {
        double sum = 0;
        double first = Double.NaN;
        double weights = 0;
        double voids = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long lastRow = (long) Math.floor(row + rowScale);
        long lastColumn = (long) Math.floor(column + columnScale);
        for (long r = (long) Math.ceil(row - rowScale); r <= lastRow; r++) {
            double rowWeight = 1 - Math.abs(r - row) / rowScale;
            for (long c = (long) Math.ceil(column - columnScale); c <= lastColumn; c++) {
                double weight = rowWeight * (1 - Math.abs(c - column) / columnScale);
                double value = patch.has(c, r) ? patch.at(c, r) : nothing;
                if (weight > 0 && isData(value)) {
                    if (kind == WarpKind.ANGLE) {
                        first = Double.isNaN(first) ? value : first;
                        value = first + Math.IEEEremainder(value - first, 2 * Math.PI);
                    }
                    weights += weight;
                    sum += weight * value;
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                } else {
                    voids += weight;
                }
            }
        }
        if (!(weights > voids)) {
            return nothing;
        }
        if (kind == WarpKind.PHASE && most - least > Math.PI) {
            return isData(nearest) ? nearest : nothing;
        }
        return sum / weights;
    }

    private boolean isData(double value) {
        boolean unwrapped = kind != WarpKind.PHASE || value != 0;
        return !Double.isNaN(value) && value != nothing && unwrapped;
    }
}
