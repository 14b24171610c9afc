package io.insarhub.hyp3.sbas;

import java.util.List;

/**
 * Error of the elevation model, estimated along with a polynomial motion (Fattahi and Amelung 2013): a height error z adds
 * B⊥ z / (r sin θ) to the displacement towards the satellite, with the sign that MintPy gives it. Time is MintPy's decimal
 * years. As only the scale of the first column differs between pixels,
 * the design is inverted once.
 */
final class DemError {

    private final double[] baseline;
    private final double[][] columns;
    private final double[][] inverse;

    DemError(StackHeader header, int polynomial) {
        baseline = Baselines.byDate(header);
        double[][] motion = new TimeFunction(polynomial, List.of(), List.of())
                .columns(header.network().dates(), header.number("CENTER_LINE_UTC", 0));
        columns = new double[motion.length + 1][];
        columns[0] = baseline;
        System.arraycopy(motion, 0, columns, 1, motion.length);
        double[][] copy = new double[columns.length][];
        for (int p = 0; p < copy.length; p++) {
            copy[p] = columns[p].clone();
        }
        inverse = SmallSystems.pseudoInverse(copy, 1e-10);
    }

    /**
     * Corrects one pixel's history.
     *
     * @param history displacement by date, metres; corrected in place
     * @param residual takes what neither the motion nor the height error explains
     * @param rangeTimesSine slant range in metres times the sine of the incidence angle
     * @return height error in metres
     */
    double correct(double[] history, double[] residual, double rangeTimesSine) {
        double[] parameter = new double[columns.length];
        for (int p = 0; p < parameter.length; p++) {
            parameter[p] = SmallSystems.dot(inverse[p], history);
        }
        for (int k = 0; k < history.length; k++) {
            double explained = 0;
            for (int p = 0; p < parameter.length; p++) {
                explained += parameter[p] * columns[p][k];
            }
            residual[k] = history[k] - explained;
            history[k] -= parameter[0] * baseline[k];
        }
        return parameter[0] * rangeTimesSine;
    }
}
