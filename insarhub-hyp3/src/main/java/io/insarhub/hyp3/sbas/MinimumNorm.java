package io.insarhub.hyp3.sbas;

import java.util.Arrays;

/**
 * The solution of least norm where a pixel's dates fall into parts that no interferogram ties together: any one solution,
 * less its share in the null space, which is the shifts of one part against the first.
 */
final class MinimumNorm {

    private final int dates;
    private final double[] steps;
    private final boolean velocities;

    MinimumNorm(Network network, boolean velocities) {
        this.dates = network.dateCount();
        this.steps = network.steps();
        this.velocities = velocities;
    }

    /**
     * Shifts the parts of one pixel.
     *
     * @param x phases by date, of any solution
     * @param root the first date of each date's part
     */
    void shift(double[][] x, int lane, int[] root) {
        int[] number = new int[dates];
        int parts = 0;
        for (int k = 0; k < dates; k++) {
            number[k] = root[k] == k ? parts++ : number[root[k]];
        }
        double[] shift = velocities ? byVelocities(x, lane, number, parts) : byPhases(x, lane, number, parts);
        for (int k = 0; k < dates; k++) {
            x[k][lane] -= shift[number[k]];
        }
        if (velocities) {
            restAcrossGaps(x, lane, number, parts);
        }
    }

    /** Where no part reaches from one side of a step to the other, the velocity is zero, exactly. */
    private void restAcrossGaps(double[][] x, int lane, int[] number, int parts) {
        int[] last = new int[parts];
        for (int k = 0; k < dates; k++) {
            last[number[k]] = k;
        }
        int reach = 0;
        double offset = 0;
        for (int k = 0; k < dates - 1; k++) {
            reach = Math.max(reach, last[number[k]]);
            double before = x[k][lane];
            if (reach == k) {
                offset = before - x[k + 1][lane];
            }
            x[k + 1][lane] += offset;
        }
    }

    private double[] byPhases(double[][] x, int lane, int[] number, int parts) {
        double[] sum = new double[parts];
        int[] count = new int[parts];
        for (int k = 0; k < dates; k++) {
            sum[number[k]] += x[k][lane];
            count[number[k]]++;
        }
        for (int part = 0; part < parts; part++) {
            sum[part] /= count[part];
        }
        sum[0] = 0;
        return sum;
    }

    private double[] byVelocities(double[][] x, int lane, int[] number, int parts) {
        double[][] gram = new double[parts][parts];
        double[] right = new double[parts];
        for (int k = 0; k < dates - 1; k++) {
            int a = number[k];
            int b = number[k + 1];
            if (a != b) {
                double square = 1 / (steps[k] * steps[k]);
                double velocity = (x[k + 1][lane] - x[k][lane]) * square;
                gram[a][a] += square;
                gram[b][b] += square;
                gram[a][b] -= square;
                gram[b][a] -= square;
                right[a] -= velocity;
                right[b] += velocity;
            }
        }
        // the first part stays where it is
        Arrays.fill(gram[0], 0);
        gram[0][0] = 1;
        for (int part = 1; part < parts; part++) {
            gram[part][0] = 0;
        }
        right[0] = 0;
        return SmallSystems.solve(gram, right);
    }
}
