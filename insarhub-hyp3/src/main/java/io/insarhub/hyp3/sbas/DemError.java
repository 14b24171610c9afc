package io.insarhub.hyp3.sbas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Error of the elevation model, estimated along with a polynomial motion (Fattahi and Amelung 2013): a height error z adds
 * B⊥ z / (r sin θ) to the displacement towards the satellite, with the sign that MintPy gives it. Time is MintPy's decimal
 * years. As only the scale of the first column differs between pixels,
 * the design is inverted once.
 */
public final class DemError {

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
     * Why the error cannot be told of a stack; empty if it can.
     *
     * @param polynomial degree of the motion that is fitted along with it
     * @param spareDates how many more dates than parameters there must be; with none the fit is exact, whatever the noise
     */
    public static Optional<String> problem(StackHeader header, int polynomial, int spareDates) {
        int wanted = polynomial + 2 + spareDates;
        int dates = header.network().dateCount();
        if (dates < wanted) {
            return Optional.of(dates + " dates cannot tell it from a motion of degree " + polynomial
                    + "; it takes at least " + wanted);
        }
        if (header.bperpMeters().isEmpty()) {
            return Optional.of("the stack has no perpendicular baselines (bperp)");
        }
        long unknown =
                Arrays.stream(Baselines.byDate(header)).filter(Double::isNaN).count();
        return unknown == 0
                ? Optional.empty()
                : Optional.of("the perpendicular baseline of " + unknown + " of " + dates + " dates is not known");
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
