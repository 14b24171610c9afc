package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Coherence that falls alike everywhere and always: γ(t) = γ∞ + (γ0 − γ∞) e^(−t/τ).
 *
 * @param gammaInfinity γ∞, what stays, 0–1
 * @param gamma0 γ0, without time between, 0–1
 * @param tauDays τ, days, above 0
 */
record ConstantDecay(double gammaInfinity, double gamma0, double tauDays) implements PairCoherence {

    /** About what middle latitudes have over the year, for where nobody knows better. */
    static final ConstantDecay TYPICAL = new ConstantDecay(0.14, 0.68, 17);

    static final String KEY = "decay_model";
    private static final String GAMMA_INFINITY = "gamma_inf";
    private static final String GAMMA_0 = "gamma0";
    private static final String TAU = "tau_days";

    ConstantDecay {
        boolean possible = gammaInfinity >= 0
                && gamma0 >= gammaInfinity
                && gamma0 <= 1
                && tauDays > 0
                && tauDays < Double.POSITIVE_INFINITY;
        if (!possible) {
            throw new BadOptionException(
                    KEY,
                    "needs 0 ≤ gamma_inf ≤ gamma0 ≤ 1 and tau_days above 0, but is " + gammaInfinity + ", " + gamma0
                            + " and " + tauDays);
        }
    }

    /** Reads {@code {gamma_inf, gamma0, tau_days}}. */
    static ConstantDecay of(Object value) {
        if (value instanceof Map<?, ?> map
                && map.get(GAMMA_INFINITY) instanceof Number floor
                && map.get(GAMMA_0) instanceof Number start
                && map.get(TAU) instanceof Number days) {
            return new ConstantDecay(floor.doubleValue(), start.doubleValue(), days.doubleValue());
        }
        throw new BadOptionException(
                KEY, "must be an object of the numbers gamma_inf, gamma0 and tau_days, but is " + value);
    }

    /** What {@link #of} reads. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(GAMMA_INFINITY, gammaInfinity);
        map.put(GAMMA_0, gamma0);
        map.put(TAU, tauDays);
        return map;
    }

    @Override
    public OptionalDouble coherence(ScenePair pair) {
        LocalDate one = SceneName.parse(pair.reference()).date();
        LocalDate other = SceneName.parse(pair.secondary()).date();
        if (one == null || other == null) {
            return OptionalDouble.empty();
        }
        long days = Math.abs(ChronoUnit.DAYS.between(one, other));
        return OptionalDouble.of(gammaInfinity + (gamma0 - gammaInfinity) * Math.exp(-days / tauDays));
    }
}
