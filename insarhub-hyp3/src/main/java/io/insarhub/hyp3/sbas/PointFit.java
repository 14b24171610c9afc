package io.insarhub.hyp3.sbas;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A time function fitted to the history of one pixel, by the same arithmetic as the velocity file. */
public final class PointFit {

    private final TimeFunction function;
    private final LocalDate origin;
    private final double utcSeconds;
    private final Map<String, Double> terms;

    private PointFit(TimeFunction function, LocalDate origin, double utcSeconds, Map<String, Double> terms) {
        this.function = function;
        this.origin = origin;
        this.utcSeconds = utcSeconds;
        this.terms = Collections.unmodifiableMap(terms);
    }

    /**
     * Fits.
     *
     * @param dates ascending
     * @param meters displacement on each date
     * @param utcSeconds time of the day of the acquisitions
     */
    public static PointFit of(TimeFunction function, List<LocalDate> dates, double[] meters, double utcSeconds) {
        HistoryFit fit = new HistoryFit(function, new Network(dates, List.of()), utcSeconds);
        double[][] values = fit.fit(meters, 1);
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            terms.put(fit.terms().get(i).name(), values[i][0]);
        }
        return new PointFit(function, dates.get(0), utcSeconds, terms);
    }

    /**
     * The parameters in metres and years, by the names that MintPy's velocity file has for them: {@code velocity}, {@code
     * velocityStd}, {@code annualAmplitude}, {@code step20200704}, … Standard errors are NaN where there are no more dates
     * than parameters.
     */
    public Map<String, Double> terms() {
        return terms;
    }

    /** The function's value on a date, metres. */
    public double meters(LocalDate date) {
        double[][] columns = function.columns(List.of(origin, date), utcSeconds);
        double sum = 0;
        int column = 0;
        for (int degree = 0; degree <= function.polynomial(); degree++) {
            sum += term(function.polynomialTerm(degree).name()) * columns[column++][1];
        }
        for (double period : function.periodsYears()) {
            double amplitude = term(TimeFunction.periodName(period) + "Amplitude");
            double phase = term(TimeFunction.periodName(period) + "Phase");
            sum += amplitude * Math.sin(phase) * columns[column++][1];
            sum += amplitude * Math.cos(phase) * columns[column++][1];
        }
        for (LocalDate step : function.steps()) {
            sum += term(TimeFunction.stepTerm(step).name()) * columns[column++][1];
        }
        return sum;
    }

    private double term(String name) {
        return terms.getOrDefault(name, 0.0);
    }
}
