package io.insarhub.hyp3.sbas;

import java.util.Arrays;

/**
 * Arithmetic on many pixels at once: an array holds one quantity of {@link #COUNT} pixels. Plain loops over arrays with one
 * index, which the JIT compiler turns into vector instructions; every pixel's result is that of the same scalar operations.
 */
final class Lanes {

    /** Pixels that are worked on together: the arrays of one network stay in the second-level cache. */
    static final int COUNT = 64;

    private static final double TO_TURNS = 1 / (2 * Math.PI);
    /** Adding and taking it away again rounds to the nearest whole number. */
    private static final double ROUNDER = 0x1.8p52;
    // 2π in two parts (Cody and Waite), so that whole turns are taken away without loss
    private static final double TWO_PI_HIGH = 2 * Math.PI;
    private static final double TWO_PI_LOW = 2.4492935982947064e-16;

    private Lanes() {}

    static double[][] rows(int count) {
        return new double[count][COUNT];
    }

    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    static void add(double[] to, double[] a) {
        for (int i = 0; i < COUNT; i++) {
            to[i] += a[i];
        }
    }

    static void subtract(double[] from, double[] a) {
        for (int i = 0; i < COUNT; i++) {
            from[i] -= a[i];
        }
    }

    static void invert(double[] to, double[] a) {
        for (int i = 0; i < COUNT; i++) {
            to[i] = 1 / a[i];
        }
    }

    static void multiply(double[] to, double[] a, double[] b) {
        for (int i = 0; i < COUNT; i++) {
            to[i] = a[i] * b[i];
        }
    }

    static void scale(double[] to, double factor) {
        for (int i = 0; i < COUNT; i++) {
            to[i] *= factor;
        }
    }

    static void addScaled(double[] to, double[] a, double factor) {
        for (int i = 0; i < COUNT; i++) {
            to[i] += a[i] * factor;
        }
    }

    static void addProduct(double[] to, double[] a, double[] b) {
        for (int i = 0; i < COUNT; i++) {
            to[i] += a[i] * b[i];
        }
    }

    static void subtractProduct(double[] from, double[] a, double[] b) {
        for (int i = 0; i < COUNT; i++) {
            from[i] -= a[i] * b[i];
        }
    }

    /** {@code to = y − (second − first)}. */
    static void residual(double[] to, double[] y, double[] second, double[] first) {
        for (int i = 0; i < COUNT; i++) {
            to[i] = y[i] - (second[i] - first[i]);
        }
    }

    /** Adds the unit phasors of some angles: {@code re += weight · cos(angle)}, {@code im += weight · sin(angle)}. */
    static void addPhasors(double[] angle, double[] weight, double[] re, double[] im) {
        for (int i = 0; i < COUNT; i++) {
            double a = angle[i];
            double turns = (a * TO_TURNS + ROUNDER) - ROUNDER;
            // a quarter of the remainder is within ±π/4, where short Taylor series are good to 1e-15
            double q = 0.25 * ((a - turns * TWO_PI_HIGH) - turns * TWO_PI_LOW);
            double z = q * q;
            double s = z * (1.0 / 6227020800.0) - 1.0 / 39916800;
            s = s * z + 1.0 / 362880;
            s = s * z - 1.0 / 5040;
            s = s * z + 1.0 / 120;
            s = s * z - 1.0 / 6;
            s = q + q * (s * z);
            double c = z * (-1.0 / 87178291200.0) + 1.0 / 479001600;
            c = c * z - 1.0 / 3628800;
            c = c * z + 1.0 / 40320;
            c = c * z - 1.0 / 720;
            c = c * z + 1.0 / 24;
            c = 1 + z * (c * z - 0.5);
            double s2 = 2 * s * c;
            double c2 = 1 - 2 * s * s;
            re[i] += weight[i] * (1 - 2 * s2 * s2);
            im[i] += weight[i] * (2 * s2 * c2);
        }
    }
}
