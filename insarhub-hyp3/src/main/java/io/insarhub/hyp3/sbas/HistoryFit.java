package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadOptionException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Least squares of a time function through displacement histories, with standard errors from the residuals: with e the
 * residuals of D dates and P parameters, sqrt(diag((GᵀG)⁻¹) · eᵀe / (D − P)). Complexity O(D P) a pixel.
 */
final class HistoryFit {

    private static final double CUTOFF = 1e-12;

    private final TimeFunction function;
    private final double[][] columns;
    private final double[][] inverse;
    private final double[] spread;

    HistoryFit(TimeFunction function, Network network, double utcSeconds) {
        this.function = function;
        requireTellable(function, network.dates());
        columns = function.columns(network.dates(), utcSeconds);
        double[][] copy = new double[columns.length][];
        for (int p = 0; p < copy.length; p++) {
            copy[p] = columns[p].clone();
        }
        inverse = SmallSystems.pseudoInverse(copy, CUTOFF);
        spread = new double[columns.length];
        int freedom = network.dateCount() - columns.length;
        for (int p = 0; p < spread.length; p++) {
            double variance = SmallSystems.dot(inverse[p], inverse[p]);
            spread[p] = freedom > 0 ? Math.sqrt(variance / freedom) : Double.NaN;
        }
    }

    /** Least squares would answer all the same: with one of many functions, and nothing would show that it means nothing. */
    private static void requireTellable(TimeFunction function, List<LocalDate> dates) {
        if (function.parameters() > dates.size()) {
            throw new BadOptionException(
                    "timeFunc",
                    function.parameters() + " parameters cannot be told from " + dates.size()
                            + " dates; ask for fewer of timeFunc_polynomial, timeFunc_periodic and timeFunc_stepDate");
        }
        for (LocalDate step : function.steps()) {
            if (!step.isAfter(dates.get(0)) || step.isAfter(dates.get(dates.size() - 1))) {
                throw new BadOptionException(
                        "timeFunc_stepDate",
                        step + " has no date of the stack before it, or none after it: " + dates.get(0) + " to "
                                + dates.get(dates.size() - 1));
            }
        }
    }

    /** Names and units of the datasets, in the order in which {@link #fit} fills them. */
    List<TimeFunction.Term> terms() {
        Map<String, TimeFunction.Term> terms = new LinkedHashMap<>();
        for (int degree = 0; degree <= function.polynomial(); degree++) {
            put(terms, function.polynomialTerm(degree));
        }
        for (double period : function.periodsYears()) {
            String name = TimeFunction.periodName(period);
            put(terms, new TimeFunction.Term(name + "Amplitude", "m"));
            put(terms, new TimeFunction.Term(name + "Phase", "radian"));
        }
        function.steps().forEach(step -> put(terms, TimeFunction.stepTerm(step)));
        List<TimeFunction.Term> all = new ArrayList<>(terms.values());
        all.add(new TimeFunction.Term("residue", "m"));
        return all;
    }

    private static void put(Map<String, TimeFunction.Term> terms, TimeFunction.Term term) {
        terms.put(term.name(), term);
        terms.put(term.name() + "Std", new TimeFunction.Term(term.name() + "Std", term.unit()));
    }

    /**
     * Fits all pixels of a tile. Those without data, whose mean is zero or NaN, get zeros.
     *
     * @param displacement value {@code k · pixels + p}
     * @return one array of the pixels for each of the {@link #terms}
     */
    double[][] fit(double[] displacement, int pixels) {
        double[][] out = new double[terms().size()][pixels];
        double[][] history = Lanes.rows(columns[0].length);
        double[][] parameter = Lanes.rows(columns.length);
        double[] squares = new double[Lanes.COUNT];
        double[] sum = new double[Lanes.COUNT];
        for (int from = 0; from < pixels; from += Lanes.COUNT) {
            int lanes = Math.min(Lanes.COUNT, pixels - from);
            Arrays.fill(sum, 0);
            for (int k = 0; k < history.length; k++) {
                System.arraycopy(displacement, k * pixels + from, history[k], 0, lanes);
                Lanes.add(sum, history[k]);
            }
            solve(history, parameter, squares);
            for (int i = 0; i < lanes; i++) {
                if (sum[i] != 0 && !Double.isNaN(sum[i])) {
                    store(parameter, Math.sqrt(squares[i]), i, out, from + i);
                }
            }
        }
        return out;
    }

    /** Leaves the residuals in {@code history} and their sum of squares in {@code squares}. */
    private void solve(double[][] history, double[][] parameter, double[] squares) {
        Lanes.clear(parameter);
        Arrays.fill(squares, 0);
        for (int p = 0; p < parameter.length; p++) {
            for (int k = 0; k < history.length; k++) {
                Lanes.addScaled(parameter[p], history[k], inverse[p][k]);
            }
        }
        for (int k = 0; k < history.length; k++) {
            for (int p = 0; p < parameter.length; p++) {
                Lanes.addScaled(history[k], parameter[p], -columns[p][k]);
            }
            Lanes.addProduct(squares, history[k], history[k]);
        }
    }

    private void store(double[][] parameter, double residue, int lane, double[][] out, int pixel) {
        int at = 0;
        int p = 0;
        for (; p <= function.polynomial(); p++) {
            out[at++][pixel] = parameter[p][lane];
            out[at++][pixel] = spread[p] * residue;
        }
        for (int n = 0; n < function.periodsYears().size(); n++, p += 2) {
            double cosine = parameter[p][lane];
            double sine = parameter[p + 1][lane];
            double amplitude = Math.hypot(cosine, sine);
            out[at++][pixel] = amplitude;
            // by error propagation, the two taken as uncorrelated
            out[at++][pixel] =
                    amplitude == 0 ? 0 : Math.hypot(cosine * spread[p], sine * spread[p + 1]) * residue / amplitude;
            out[at++][pixel] = Math.atan2(cosine, sine);
            out[at++][pixel] = amplitude == 0
                    ? 0
                    : Math.hypot(sine * spread[p], cosine * spread[p + 1]) * residue / (amplitude * amplitude);
        }
        for (; p < parameter.length; p++) {
            out[at++][pixel] = parameter[p][lane];
            out[at++][pixel] = spread[p] * residue;
        }
        out[at][pixel] = residue;
    }
}
