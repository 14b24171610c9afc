package io.insarhub.hyp3.sbas;

import java.util.Arrays;

/**
 * What a pixel's valid interferograms tie together, and how well. Seen as an electrical network with the weights as
 * conductances, the variance of a difference of two dates is the resistance between them, and no path through the network
 * has less: so paths give a bound on the condition number that is never too small.
 */
final class Connectivity {

    private final int dates;
    private final int[] first;
    private final int[] second;
    private final int[] neighbourStart;
    private final int[] neighbourPair;
    private final double[] scaleOfPair;
    private final double[] scaleOfStep;
    private final boolean velocities;

    /** The first date of each date's part, found by {@link #explore}. */
    final int[] root;

    private final double[] resistance;
    private final double[] stepResistance;
    private final int[] queue;

    Connectivity(Network network, boolean velocities) {
        this.dates = network.dateCount();
        this.first = network.firsts();
        this.second = network.seconds();
        this.velocities = velocities;
        double[] steps = network.steps();
        scaleOfPair = new double[first.length];
        neighbourStart = new int[dates + 1];
        for (int m = 0; m < first.length; m++) {
            neighbourStart[first[m] + 1]++;
            neighbourStart[second[m] + 1]++;
            scaleOfPair[m] = velocities ? squares(steps, first[m], second[m]) : first[m] == 0 ? 1 : 2;
        }
        Arrays.parallelPrefix(neighbourStart, Integer::sum);
        neighbourPair = new int[2 * first.length];
        int[] at = Arrays.copyOf(neighbourStart, dates);
        for (int m = 0; m < first.length; m++) {
            neighbourPair[at[first[m]]++] = m;
            neighbourPair[at[second[m]]++] = m;
        }
        scaleOfStep = Arrays.stream(steps).map(step -> 1 / (step * step)).toArray();
        root = new int[dates];
        resistance = new double[dates];
        stepResistance = new double[dates - 1];
        queue = new int[dates];
    }

    private static double squares(double[] steps, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += steps[k] * steps[k];
        }
        return sum;
    }

    /**
     * Follows the valid interferograms of one pixel, those of weight above zero.
     *
     * @return number of parts, 1 where all dates hang together
     */
    int explore(double[][] weight, int lane) {
        Arrays.fill(root, -1);
        int parts = 0;
        for (int date = 0; date < dates; date++) {
            if (root[date] < 0) {
                spread(date, weight, lane);
                parts++;
            }
        }
        return parts;
    }

    private void spread(int from, double[][] weight, int lane) {
        int end = 0;
        queue[end++] = from;
        root[from] = from;
        resistance[from] = 0;
        for (int begin = 0; begin < end; begin++) {
            int date = queue[begin];
            for (int n = neighbourStart[date]; n < neighbourStart[date + 1]; n++) {
                int m = neighbourPair[n];
                double conductance = weight[m][lane];
                int other = first[m] == date ? second[m] : first[m];
                if (conductance > 0 && root[other] < 0) {
                    root[other] = from;
                    resistance[other] = resistance[date] + 1 / conductance;
                    queue[end++] = other;
                }
            }
        }
    }

    /**
     * Upper bound of the square of the condition number of the weighted design matrix, its zero singular values left out;
     * for the pixel explored last. Complexity O(M + D).
     */
    double squaredConditionBound(double[][] weight, int lane) {
        for (int k = 0; k < dates - 1; k++) {
            stepResistance[k] = resistance[k] + resistance[k + 1];
        }
        double largest = 0;
        for (int m = 0; m < first.length; m++) {
            double conductance = weight[m][lane];
            if (conductance > 0) {
                largest += conductance * scaleOfPair[m];
                if (second[m] == first[m] + 1) {
                    stepResistance[first[m]] = Math.min(stepResistance[first[m]], 1 / conductance);
                }
            }
        }
        double inverse = 0;
        for (int k = 0; k < dates - 1; k++) {
            inverse += velocities ? stepResistance[k] * scaleOfStep[k] : resistance[k + 1];
        }
        return largest * inverse;
    }
}
