package io.insarhub.hyp3.sbas;

/**
 * The solution by singular values, for the rare pixels whose weights and network come near to losing rank: singular values of
 * the weighted design matrix below 1e-5 of the largest count as zero, as MintPy has it.
 */
final class RankedSolution {

    private static final double CUTOFF = 1e-5;

    private final int dates;
    private final int[] first;
    private final int[] second;
    private final double[] steps;
    private final boolean velocities;

    RankedSolution(Network network, boolean velocities) {
        this.dates = network.dateCount();
        this.first = network.firsts();
        this.second = network.seconds();
        this.steps = network.steps();
        this.velocities = velocities;
    }

    /** Puts the phases of one pixel into {@code x}, by date. Complexity O(10 · D² · M). */
    void solve(double[][] y, double[][] weight, int lane, double[][] x) {
        double[][] columns = new double[dates - 1][first.length];
        double[] observed = new double[first.length];
        for (int m = 0; m < first.length; m++) {
            double root = Math.sqrt(weight[m][lane]);
            observed[m] = root * y[m][lane];
            if (velocities) {
                for (int k = first[m]; k < second[m]; k++) {
                    columns[k][m] = root * steps[k];
                }
            } else {
                columns[second[m] - 1][m] = root;
                if (first[m] > 0) {
                    columns[first[m] - 1][m] = -root;
                }
            }
        }
        double[][] inverse = SmallSystems.pseudoInverse(columns, CUTOFF);
        x[0][lane] = 0;
        for (int k = 1; k < dates; k++) {
            double unknown = SmallSystems.dot(inverse[k - 1], observed);
            x[k][lane] = velocities ? x[k - 1][lane] + unknown * steps[k - 1] : unknown;
        }
    }
}
