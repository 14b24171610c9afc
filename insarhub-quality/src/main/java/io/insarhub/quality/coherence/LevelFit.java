package io.insarhub.quality.coherence;

/**
 * Fits γ(t) = γ∞ + (γ0 − γ∞) e^(−t/τ) to levels of coherence: for each of 40 candidates of γ∞ a straight line through
 * log(γ − γ∞), the candidate with the smallest mean squared error, the first on ties. Levels that do not fall make a
 * stable pixel: γ∞ = γ0 = their mean, τ = 30 days.
 *
 * <p>Made once for the spans of time, used for many pixels: it keeps its result and its scratch space, so that fitting
 * builds no object. For one thread.
 */
public final class LevelFit {

    private static final int CANDIDATES = 40;
    private static final double HIGHEST_CANDIDATE = 0.95;
    private static final int FEWEST_LEVELS = 3;
    private static final double STABLE_TAU_DAYS = 30;
    /** Spans that are whole multiples of a step, up to this many: their exponentials are powers of one. */
    private static final int MOST_STEPS = 16;

    private final double[] days;
    private final double stepDays;
    private final double[] t;
    private final double[] levels;
    private final double[] logs;
    private int n;
    private double meanDays;
    private double variance;
    private double gammaInfinity;
    private double gamma0;
    private double tauDays;

    /**
     * A fit for levels at these spans of time.
     *
     * @param days finite, 0 or more, in any order
     */
    public LevelFit(double... days) {
        this.days = days.clone();
        stepDays = step(days);
        t = new double[days.length];
        levels = new double[days.length];
        logs = new double[days.length];
    }

    /**
     * Fits one pixel.
     *
     * @param all the level of each span; valid above 0 and up to 1
     * @return false if fewer than three levels are valid: there is no model then
     */
    public boolean fit(double[] all) {
        n = 0;
        double lowest = 1;
        double sum = 0;
        double sumOfDays = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0 && all[i] <= 1) {
                t[n] = days[i];
                levels[n++] = all[i];
                lowest = Math.min(lowest, all[i]);
                sum += all[i];
                sumOfDays += days[i];
            }
        }
        if (n < FEWEST_LEVELS) {
            return false;
        }
        meanDays = sumOfDays / n;
        variance = 0;
        for (int i = 0; i < n; i++) {
            variance += (t[i] - meanDays) * (t[i] - meanDays);
        }
        if (!search(HIGHEST_CANDIDATE * lowest / (CANDIDATES - 1))) {
            gammaInfinity = Math.min(1, sum / n);
            gamma0 = gammaInfinity;
            tauDays = STABLE_TAU_DAYS;
        }
        return true;
    }

    /** γ∞ of the last fit. */
    public double gammaInfinity() {
        return gammaInfinity;
    }

    /** γ0 of the last fit, at most 1. */
    public double gamma0() {
        return gamma0;
    }

    /** τ of the last fit, days. */
    public double tauDays() {
        return tauDays;
    }

    private boolean search(double step) {
        double smallestError = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CANDIDATES; k++) {
            double candidate = k * step;
            // logarithms relative to the first one: equal levels give a slope of exactly 0
            double firstLog = Math.log(levels[0] - candidate);
            double sumOfLogs = 0;
            double covariance = 0;
            for (int i = 1; i < n; i++) {
                logs[i] = Math.log(levels[i] - candidate) - firstLog;
                sumOfLogs += logs[i];
                covariance += (t[i] - meanDays) * logs[i];
            }
            double slope = covariance / variance;
            if (!(slope < 0)) {
                continue;
            }
            double intercept = firstLog + sumOfLogs / n - slope * meanDays;
            double error = squaredError(candidate, intercept, slope);
            if (error < smallestError) {
                smallestError = error;
                gammaInfinity = candidate;
                gamma0 = Math.min(1, candidate + Math.exp(intercept));
                tauDays = -1 / slope;
            }
        }
        return smallestError < Double.POSITIVE_INFINITY;
    }

    /** Of the line's own prediction, in which γ0 is not clamped. */
    private double squaredError(double candidate, double intercept, double slope) {
        double first = Math.exp(intercept + slope * t[0]);
        double perStep = stepDays > 0 ? Math.exp(slope * stepDays) : 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double decaying = stepDays > 0
                    ? first * power(perStep, (int) Math.rint((t[i] - t[0]) / stepDays))
                    : Math.exp(intercept + slope * t[i]);
            double off = levels[i] - candidate - decaying;
            sum += off * off;
        }
        return sum;
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = Math.abs(exponent); i > 0; i--) {
            power *= base;
        }
        return exponent < 0 ? 1 / power : power;
    }

    /** The largest step of which every span is a whole multiple; 0 if there is none that is worth it. */
    private static double step(double[] days) {
        double step = 0;
        double longest = 0;
        for (double d : days) {
            if (d != Math.rint(d) || d > Integer.MAX_VALUE) {
                return 0;
            }
            step = commonDivisor(step, d);
            longest = Math.max(longest, d);
        }
        return step > 0 && longest / step <= MOST_STEPS ? step : 0;
    }

    private static double commonDivisor(double a, double b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
