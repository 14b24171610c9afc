package io.insarhub.hyp3.sbas;

import java.util.Arrays;

/**
 * The inversion of {@link Lanes#COUNT} pixels at once. Every pixel, whatever it lacks, is on the same pattern: what is not
 * valid has weight zero, and a part of the dates that nothing ties to the first one is held at one of its dates and shifted
 * to the solution of least norm afterwards. A pixel's result does not depend on what else is in the batch.
 */
final class PixelBatch {

    /** Square of MintPy's 1e5: below, no singular value is near to counting as zero. */
    private static final double RANK_IN_DOUBT = 1e10;
    /** Above, the normal equations have lost digits, which one more round gives back. */
    private static final double DIGITS_LOST = 1e6;

    private final int[] first;
    private final int[] second;
    private final boolean weighted;
    private final Connectivity connectivity;
    private final MinimumNorm minimumNorm;
    private final RankedSolution ranked;
    private final NormalMatrix matrix;
    private final NormalMatrix shared;
    private final boolean connected;
    private final double[][] round;
    private final double[][] phase;
    private final double[] scratch = new double[Lanes.COUNT];
    private final boolean[] again = new boolean[Lanes.COUNT];
    private final boolean[] doubtful = new boolean[Lanes.COUNT];
    private final int[][] roots = new int[Lanes.COUNT][];

    /** Observed phases by interferogram; zero where not valid. */
    final double[][] observed;
    /** Weights by interferogram; zero where not valid. */
    final double[][] weight;
    /** 1 where valid, else 0. */
    final double[][] valid;
    /** Number of valid interferograms; pixels that have none are left alone. */
    final int[] count = new int[Lanes.COUNT];
    /** Sums of the unit phasors of the residuals. */
    final double[] real = new double[Lanes.COUNT];

    final double[] imaginary = new double[Lanes.COUNT];

    PixelBatch(Network network, Elimination pattern, InversionRules rules) {
        first = network.firsts();
        second = network.seconds();
        weighted = rules.weighting() != Weighting.NO;
        boolean velocities = rules.minNormVelocity();
        connectivity = new Connectivity(network, velocities);
        minimumNorm = new MinimumNorm(network, velocities);
        ranked = new RankedSolution(network, velocities);
        matrix = new NormalMatrix(network, pattern);
        observed = Lanes.rows(first.length);
        weight = Lanes.rows(first.length);
        valid = Lanes.rows(first.length);
        phase = Lanes.rows(network.dateCount());
        round = Lanes.rows(network.dateCount());
        shared = new NormalMatrix(network, pattern);
        for (double[] row : weight) {
            Arrays.fill(row, 1);
        }
        connected = connectivity.explore(weight, 0) == 1 && connectivity.squaredConditionBound(weight, 0) < DIGITS_LOST;
        shared.assemble(weight);
        shared.factorise();
    }

    /** Phases by date, after {@link #invert}. */
    double[][] phase() {
        return phase;
    }

    /** Inverts what was put into the fields. */
    void invert() {
        Arrays.fill(again, false);
        Arrays.fill(doubtful, false);
        Arrays.fill(roots, null);
        NormalMatrix factor = shared;
        if (weighted || !connected || !allComplete()) {
            factor = matrix;
            matrix.assemble(weight);
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                if (count[lane] > 0) {
                    examine(lane);
                }
            }
            matrix.factorise();
        }
        Lanes.clear(phase);
        gather(phase, observed);
        factor.solve(phase);
        if (any(again)) {
            improve(factor);
        }
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            if (doubtful[lane]) {
                ranked.solve(observed, weight, lane, phase);
            } else if (roots[lane] != null) {
                minimumNorm.shift(phase, lane, roots[lane]);
            }
        }
        sumResiduals();
    }

    private boolean allComplete() {
        for (int pairs : count) {
            if (pairs != 0 && pairs != first.length) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    private void examine(int lane) {
        int parts = connectivity.explore(weight, lane);
        double bound = connectivity.squaredConditionBound(weight, lane);
        doubtful[lane] = !(bound < RANK_IN_DOUBT);
        again[lane] = bound > DIGITS_LOST;
        if (parts > 1) {
            roots[lane] = connectivity.root.clone();
            for (int date = 1; date < connectivity.root.length; date++) {
                if (connectivity.root[date] == date) {
                    matrix.anchor(date, lane);
                }
            }
        }
    }

    /** Adds AᵀW times some observations. */
    private void gather(double[][] to, double[][] observations) {
        for (int m = 0; m < first.length; m++) {
            gather(to, m, observations[m]);
        }
    }

    private void gather(double[][] to, int m, double[] observation) {
        Lanes.multiply(scratch, observation, weight[m]);
        Lanes.add(to[second[m]], scratch);
        if (first[m] > 0) {
            Lanes.subtract(to[first[m]], scratch);
        }
    }

    /** Solves for the residuals once more, for the pixels that need it. */
    private void improve(NormalMatrix factor) {
        Lanes.clear(round);
        for (int m = 0; m < first.length; m++) {
            Lanes.residual(scratch, observed[m], phase[second[m]], phase[first[m]]);
            gather(round, m, scratch);
        }
        factor.solve(round);
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            if (again[lane]) {
                for (int date = 1; date < phase.length; date++) {
                    phase[date][lane] += round[date][lane];
                }
            }
        }
    }

    private void sumResiduals() {
        Arrays.fill(real, 0);
        Arrays.fill(imaginary, 0);
        for (int m = 0; m < first.length; m++) {
            Lanes.residual(scratch, observed[m], phase[second[m]], phase[first[m]]);
            Lanes.addPhasors(scratch, valid[m], real, imaginary);
        }
    }
}
