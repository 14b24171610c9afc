package io.insarhub.examples.truth;

import java.util.Random;

/**
 * A random field that is the smoother the closer one looks: layers of values on ever finer lattices, joined smoothly, each
 * weighted by spacing^(5/6) as in the air's turbulence, whose differences between two places grow with the distance to that
 * power. The same seed gives the same field. Complexity O(pixels · layers).
 */
final class Turbulence {

    private static final double POWER = 5.0 / 6;
    private static final double FINEST_KILOMETERS = 0.35;

    private Turbulence() {}

    /**
     * A field of mean 0 and variance 1 over the grid.
     *
     * @param coarsestKilometers spacing of the coarsest lattice
     */
    static float[] field(TrueGrid grid, long seed, double coarsestKilometers) {
        Random random = new Random(seed);
        double[] sum = new double[grid.pixels()];
        for (double spacing = coarsestKilometers; spacing >= FINEST_KILOMETERS; spacing /= 2) {
            add(grid, random, spacing, Math.pow(spacing, POWER), sum);
        }
        return standardised(sum);
    }

    private static void add(TrueGrid grid, Random random, double spacing, double weight, double[] sum) {
        double pixels = spacing * 1000 / TrueGrid.PIXEL_METERS;
        int columns = (int) (grid.width() / pixels) + 3;
        int rows = (int) (grid.height() / pixels) + 3;
        double[] nodes = new double[columns * rows];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = random.nextGaussian() * weight;
        }
        // lattices that all began at one corner would show it
        double right = random.nextDouble();
        double down = random.nextDouble();
        for (int pixel = 0; pixel < sum.length; pixel++) {
            int row = pixel / grid.width();
            double x = pixel % grid.width() / pixels + right;
            double y = row / pixels + down;
            int column = (int) x;
            int line = (int) y;
            int node = line * columns + column;
            double across = fade(x - column);
            double along = fade(y - line);
            double above = mix(nodes[node], nodes[node + 1], across);
            double below = mix(nodes[node + columns], nodes[node + columns + 1], across);
            sum[pixel] += mix(above, below, along);
        }
    }

    /** From 0 to 1 without a corner at either end. */
    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }

    private static float[] standardised(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        float[] field = new float[values.length];
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) ((values[i] - mean) / Math.sqrt(variance));
        }
        return field;
    }
}
