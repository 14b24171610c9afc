package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.nio.file.Path;

/**
 * A polynomial of the height along the line of sight, fitted to each date: the stratified troposphere (Doin et al. 2009).
 * Fitted to means over blocks of the masked pixels, taken away from all, zero at the reference pixel, as MintPy's {@code
 * height_correlation} has it.
 */
public final class HeightTrend {

    // so that powers of heights in metres keep the normal equations in bounds
    private static final double SCALE_METERS = 1000;

    /**
     * How it is fitted.
     *
     * @param geometry file with the datasets {@code height} and {@code incidenceAngle}
     * @param polynomial degree
     * @param looks rows and columns of a block
     * @param minCorrelation dates whose correlation with the height is lower stay as they are, 0–1
     */
    public record Rules(Path geometry, int polynomial, int looks, double minCorrelation) {}

    private final Rules rules;
    private final int rows;
    private final int columns;
    private final boolean[] mask;
    private final float[] height;

    /**
     * For a grid.
     *
     * @param height above the ellipsoid, metres; becomes the height along the line of sight, from the reference pixel on
     * @param incidence degrees
     * @param reference the pixel that all is relative to
     */
    HeightTrend(Rules rules, int rows, int columns, boolean[] mask, float[] height, float[] incidence, int reference) {
        this.rules = rules;
        this.rows = rows;
        this.columns = columns;
        this.mask = mask;
        this.height = height;
        for (int p = 0; p < height.length; p++) {
            height[p] = (float) (height[p] / Math.cos(Math.toRadians(incidence[p])));
        }
        float zero = height[reference];
        if (Float.isNaN(zero)) {
            throw new BadFileException(
                    rules.geometry(),
                    "height",
                    "has no height, or no incidence angle, at the reference pixel",
                    "Choose another reference_yx, or set troposphericDelay_method to no",
                    null);
        }
        for (int p = 0; p < height.length; p++) {
            height[p] -= zero;
        }
    }

    /** Takes the trend away, in place; what is zero stays so, what has no height has no data after. */
    void remove(double[] image) {
        double[] trend = trend(image);
        for (int p = 0; p < image.length; p++) {
            if (image[p] != 0) {
                double sum = 0;
                for (int degree = trend.length - 1; degree >= 1; degree--) {
                    sum = (sum + trend[degree]) * height[p] / SCALE_METERS;
                }
                image[p] -= sum;
            }
        }
    }

    /** Coefficients by degree, of heights in kilometres; zeros where the date is not to be corrected. */
    private double[] trend(double[] image) {
        int terms = rules.polynomial() + 1;
        double[][] gram = new double[terms][terms];
        double[] right = new double[terms];
        Correlation correlation = new Correlation();
        double[] powers = new double[terms];
        int looks = rules.looks();
        for (int row = 0; row + looks <= rows; row += looks) {
            for (int column = 0; column + looks <= columns; column += looks) {
                double[] mean = mean(image, row, column);
                if (Double.isNaN(mean[0]) || Double.isNaN(mean[1])) {
                    continue;
                }
                correlation.add(mean[0], mean[1]);
                powers[0] = 1;
                for (int i = 1; i < terms; i++) {
                    powers[i] = powers[i - 1] * mean[0] / SCALE_METERS;
                }
                for (int i = 0; i < terms; i++) {
                    right[i] += powers[i] * mean[1];
                    for (int j = 0; j < terms; j++) {
                        gram[i][j] += powers[i] * powers[j];
                    }
                }
            }
        }
        if (correlation.count <= terms || !(Math.abs(correlation.value()) >= rules.minCorrelation())) {
            return new double[terms];
        }
        double[] solution = SmallSystems.solve(gram, right);
        for (double coefficient : solution) {
            if (!Double.isFinite(coefficient)) {
                return new double[terms];
            }
        }
        return solution;
    }

    /** Of height and displacement, over the masked pixels of a block. */
    private double[] mean(double[] image, int row, int column) {
        double heights = 0;
        double values = 0;
        int withHeight = 0;
        int withValue = 0;
        for (int r = row; r < row + rules.looks(); r++) {
            for (int c = column; c < column + rules.looks(); c++) {
                int p = r * columns + c;
                if (mask[p] && !Float.isNaN(height[p])) {
                    heights += height[p];
                    withHeight++;
                }
                if (mask[p] && !Double.isNaN(image[p])) {
                    values += image[p];
                    withValue++;
                }
            }
        }
        return new double[] {heights / withHeight, values / withValue};
    }

    /** Pearson's coefficient. */
    private static final class Correlation {

        private int count;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double height, double value) {
            count++;
            x += height;
            y += value;
            xx += height * height;
            xy += height * value;
            yy += value * value;
        }

        double value() {
            double scale = Math.sqrt((count * xx - x * x) * (count * yy - y * y));
            return scale > 0 ? (count * xy - x * y) / scale : 0;
        }
    }
}
