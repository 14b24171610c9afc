package io.insarhub.quality;

import io.insarhub.api.BadOptionException;
import io.insarhub.quality.coherence.LevelFit;
import java.util.Optional;

/**
 * How the coherence of a place falls with the time between two scenes: γ(t) = γ∞ + (γ0 − γ∞) e^(−t/τ), one model for
 * each pixel and season. The form is that of the Global Seasonal Sentinel-1 Coherence data set (Kellndorfer et al. 2022,
 * Scientific Data 9, 73).
 *
 * @param gammaInfinity γ∞, the coherence that stays however long one waits, 0–1
 * @param gamma0 γ0, the coherence without any time between, 0–1
 * @param tauDays τ, the time in days after which 1/e of the difference is left, above 0
 */
public record DecayModel(double gammaInfinity, double gamma0, double tauDays) {

    /**
     * Checks the parameters.
     *
     * @throws BadOptionException if a coherence is outside 0–1, or τ is not above 0 and finite
     */
    public DecayModel {
        requireCoherence("gammaInfinity", gammaInfinity);
        requireCoherence("gamma0", gamma0);
        if (!(tauDays > 0 && tauDays < Double.POSITIVE_INFINITY)) {
            throw new BadOptionException("tauDays", "must be above 0 and finite, but is " + tauDays);
        }
    }

    /**
     * The expected coherence of a pair whose scenes are some days apart.
     *
     * @param temporalBaselineDays days between the scenes, 0 or more
     * @return γ(t), clamped to 0–1
     * @throws BadOptionException if the days are negative or NaN
     */
    public double coherence(double temporalBaselineDays) {
        if (!(temporalBaselineDays >= 0)) {
            throw new BadOptionException("temporalBaselineDays", "must be 0 or more, but is " + temporalBaselineDays);
        }
        double coherence = gammaInfinity + (gamma0 - gammaInfinity) * Math.exp(-temporalBaselineDays / tauDays);
        return Math.min(1.0, Math.max(0.0, coherence));
    }

    /**
     * Fits the model to coherences measured over several spans of time.
     *
     * <p>For each of 40 candidates of γ∞, evenly spaced from 0 to 0.95 of the lowest level, a straight line through
     * log(γ − γ∞) gives τ and γ0; the candidate with the smallest mean squared error over the levels wins, the first one
     * where several do. Levels that do not fall make a stable pixel: γ∞ = γ0 = their mean, τ = 30 days. A level is valid
     * when it is above 0 and not above 1; others, NaN among them, are left out.
     *
     * <p>Linear in the number of levels; keeps nothing between calls.
     *
     * @param temporalBaselineDays the spans in days, in any order
     * @param coherence the level of each span, 0–1; 0 or NaN where there is none
     * @return the model; empty for fewer than three valid levels
     * @throws BadOptionException if the arrays differ in length, or a span is negative or not finite
     */
    public static Optional<DecayModel> fit(double[] temporalBaselineDays, double[] coherence) {
        if (temporalBaselineDays.length != coherence.length) {
            throw new BadOptionException(
                    "coherence",
                    "has " + coherence.length + " levels for " + temporalBaselineDays.length
                            + " spans; each needs one");
        }
        for (int i = 0; i < temporalBaselineDays.length; i++) {
            double days = temporalBaselineDays[i];
            if (!(days >= 0 && days < Double.POSITIVE_INFINITY)) {
                throw new BadOptionException(
                        "temporalBaselineDays", "must be finite and 0 or more, but number " + i + " is " + days);
            }
        }
        LevelFit fit = new LevelFit(temporalBaselineDays);
        return fit.fit(coherence)
                ? Optional.of(new DecayModel(fit.gammaInfinity(), fit.gamma0(), fit.tauDays()))
                : Optional.empty();
    }

    private static void requireCoherence(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new BadOptionException(name, "is a coherence and must lie within 0–1, but is " + value);
        }
    }
}
