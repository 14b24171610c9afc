package io.insarhub.hyp3.sbas;

/**
 * A surface fitted to one image by least squares over masked pixels with data, zero at the reference pixel. Of more than a
 * million pixels a regular sub-sample is taken, as MintPy does. Coordinates are scaled to ±1, so the normal equations of up
 * to six terms keep their digits.
 */
final class Ramp {

    private static final double MOST_SAMPLES = 1e6;

    private final RampKind kind;
    private final int rows;
    private final int columns;
    private final boolean[] mask;

    Ramp(RampKind kind, int rows, int columns, boolean[] mask) {
        this.kind = kind;
        this.rows = rows;
        this.columns = columns;
        this.mask = mask;
    }

    /**
     * Takes the surface away, in place; where the data are zero they stay so.
     *
     * @param reference row · columns + column of the reference pixel
     * @return false if there are too few pixels for the surface; nothing is changed then
     */
    boolean remove(double[] image, int reference) {
        int size = kind.terms(0, 0).length;
        double[][] gram = new double[size][size];
        double[] right = new double[size];
        long used = gather(image, gram, right);
        if (used < size) {
            return false;
        }
        double[] coefficients = SmallSystems.solve(gram, right);
        for (double coefficient : coefficients) {
            if (!Double.isFinite(coefficient)) {
                return false;
            }
        }
        double shift = at(reference / columns, reference % columns, coefficients);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int pixel = row * columns + column;
                if (image[pixel] != 0) {
                    image[pixel] -= at(row, column, coefficients) - shift;
                }
            }
        }
        return true;
    }

    private long gather(double[] image, double[][] gram, double[] right) {
        long count = 0;
        for (int pixel = 0; pixel < image.length; pixel++) {
            count += usable(image, pixel) ? 1 : 0;
        }
        int step = count > MOST_SAMPLES ? (int) Math.ceil(Math.sqrt(count / MOST_SAMPLES)) : 1;
        long used = 0;
        for (int row = step / 2; row < rows; row += step) {
            for (int column = step / 2; column < columns; column += step) {
                int pixel = row * columns + column;
                if (usable(image, pixel)) {
                    add(kind.terms(scaled(row, rows), scaled(column, columns)), image[pixel], gram, right);
                    used++;
                }
            }
        }
        return used;
    }

    private boolean usable(double[] image, int pixel) {
        return mask[pixel] && image[pixel] != 0 && !Double.isNaN(image[pixel]);
    }

    private static void add(double[] terms, double value, double[][] gram, double[] right) {
        for (int i = 0; i < terms.length; i++) {
            right[i] += terms[i] * value;
            for (int j = 0; j < terms.length; j++) {
                gram[i][j] += terms[i] * terms[j];
            }
        }
    }

    private double at(int row, int column, double[] coefficients) {
        return SmallSystems.dot(kind.terms(scaled(row, rows), scaled(column, columns)), coefficients);
    }

    private static double scaled(int at, int count) {
        return (2.0 * at - count) / count;
    }
}
