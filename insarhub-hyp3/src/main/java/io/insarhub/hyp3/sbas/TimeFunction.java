package io.insarhub.hyp3.sbas;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a displacement history is made of: c + v τ + a τ²/2 + …, a cosine and a sine for each period, and steps.
 *
 * @param polynomial degree of the polynomial, at least 1
 * @param periodsYears periods of the periodic terms, in years
 * @param steps dates from which on a step counts
 */
public record TimeFunction(int polynomial, List<Double> periodsYears, List<LocalDate> steps) {

    /** A straight line. */
    public static final TimeFunction LINEAR = new TimeFunction(1, List.of(), List.of());

    /** Copies the lists. */
    public TimeFunction {
        periodsYears = List.copyOf(periodsYears);
        steps = List.copyOf(steps);
    }

    /** Number of parameters. */
    int parameters() {
        return 1 + polynomial + 2 * periodsYears.size() + steps.size();
    }

    /** One column for each parameter, with a value for each date. */
    double[][] columns(List<LocalDate> dates, double utcSeconds) {
        double[] time = DecimalYears.since(dates, utcSeconds);
        List<double[]> columns = new ArrayList<>();
        double factorial = 1;
        for (int degree = 0; degree <= polynomial; degree++) {
            factorial *= Math.max(1, degree);
            double[] column = new double[time.length];
            for (int k = 0; k < time.length; k++) {
                column[k] = Math.pow(time[k], degree) / factorial;
            }
            columns.add(column);
        }
        for (double period : periodsYears) {
            double[] cosine = new double[time.length];
            double[] sine = new double[time.length];
            for (int k = 0; k < time.length; k++) {
                cosine[k] = Math.cos(2 * Math.PI * time[k] / period);
                sine[k] = Math.sin(2 * Math.PI * time[k] / period);
            }
            columns.add(cosine);
            columns.add(sine);
        }
        for (LocalDate step : steps) {
            columns.add(dates.stream()
                    .mapToDouble(date -> date.isBefore(step) ? 0 : 1)
                    .toArray());
        }
        return columns.toArray(double[][]::new);
    }

    /** A dataset of the velocity file. */
    record Term(String name, String unit) {}

    /** The datasets of the polynomial and the steps in the order of the parameters; periodic ones apart. */
    Term polynomialTerm(int degree) {
        return switch (degree) {
            case 0 -> new Term("intercept", "m");
            case 1 -> new Term("velocity", "m/year");
            case 2 -> new Term("acceleration", "m/year^2");
            default -> new Term("poly" + degree, "m/year^" + degree);
        };
    }

    /** Name before {@code Amplitude} and {@code Phase}. */
    static String periodName(double years) {
        if (years == 1) {
            return "annual";
        }
        return years == 0.5 ? "semiAnnual" : "period" + years + "Y";
    }

    static Term stepTerm(LocalDate date) {
        return new Term("step" + date.format(DateTimeFormatter.BASIC_ISO_DATE), "m");
    }
}
