package io.insarhub.quality;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import java.util.Optional;

/** The search behind {@link DecayModel#fit}: the valid levels, and the best of the candidates for γ∞. */
final class DecayFit {

    private static final int CANDIDATES = 40;
    private static final double HIGHEST_CANDIDATE = 0.95;
    private static final int FEWEST_LEVELS = 3;
    private static final double STABLE_TAU_DAYS = 30;

    private final double[] days;
    private final double[] levels;

    private DecayFit(double[] days, double[] levels) {
        this.days = days;
        this.levels = levels;
    }

    /** The valid levels and their days; empty where there are too few to fit. */
    static Optional<DecayFit> of(double[] days, double[] levels) {
        if (days.length != levels.length) {
            throw new BadOptionException(
                    "coherence", "has " + levels.length + " levels for " + days.length + " spans; each needs one");
        }
        double[] validDays = new double[days.length];
        double[] validLevels = new double[days.length];
        int n = 0;
        for (int i = 0; i < days.length; i++) {
            if (!(days[i] >= 0 && days[i] < Double.POSITIVE_INFINITY)) {
                throw new BadOptionException(
                        "temporalBaselineDays", "must be finite and 0 or more, but number " + i + " is " + days[i]);
            }
            if (levels[i] > 0 && levels[i] <= 1) {
                validDays[n] = days[i];
                validLevels[n] = levels[i];
                n++;
            }
        }
        return n < FEWEST_LEVELS
                ? Optional.empty()
                : Optional.of(new DecayFit(Arrays.copyOf(validDays, n), Arrays.copyOf(validLevels, n)));
    }

    /** The model of the candidate that fits best, or the constant one where the levels do not fall. */
    DecayModel best() {
        double step = HIGHEST_CANDIDATE * lowestLevel() / (CANDIDATES - 1);
        DecayModel best = null;
        double smallestError = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CANDIDATES; k++) {
            double gammaInfinity = k * step;
            Line line = logLine(gammaInfinity);
            if (!(line.slope < 0)) {
                continue;
            }
            double error = meanSquaredError(gammaInfinity, line);
            if (error < smallestError) {
                smallestError = error;
                double gamma0 = Math.min(1.0, gammaInfinity + Math.exp(line.intercept));
                best = new DecayModel(gammaInfinity, gamma0, -1 / line.slope);
            }
        }
        return best == null ? constant() : best;
    }

    private record Line(double intercept, double slope) {}

    /**
     * Least squares of log(γ − γ∞) on t. Logarithms are taken relative to the first one, so that equal levels give a slope
     * of exactly 0. The slope is NaN where all levels belong to one and the same span.
     */
    private Line logLine(double gammaInfinity) {
        double meanDays = Arrays.stream(days).sum() / days.length;
        double firstLog = Math.log(levels[0] - gammaInfinity);
        double sumOfLogs = 0;
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < levels.length; i++) {
            double log = Math.log(levels[i] - gammaInfinity) - firstLog;
            sumOfLogs += log;
            covariance += (days[i] - meanDays) * log;
            variance += (days[i] - meanDays) * (days[i] - meanDays);
        }
        double slope = covariance / variance;
        return new Line(firstLog + sumOfLogs / levels.length - slope * meanDays, slope);
    }

    /** Of the line's own prediction: γ0 is not clamped here. */
    private double meanSquaredError(double gammaInfinity, Line line) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            double predicted = gammaInfinity + Math.exp(line.intercept + line.slope * days[i]);
            sum += (levels[i] - predicted) * (levels[i] - predicted);
        }
        return sum / levels.length;
    }

    private double lowestLevel() {
        return Arrays.stream(levels).min().orElseThrow();
    }

    private DecayModel constant() {
        double mean = Math.min(1.0, Arrays.stream(levels).sum() / levels.length);
        return new DecayModel(mean, mean, STABLE_TAU_DAYS);
    }
}
