package io.insarhub.api.file;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scale that a score stands on in a file. Files have both, even mixed; this library shows 0–100 alone. */
public enum ScoreScale {
    /** 0–1. */
    UNIT(100),
    /** 0–100. */
    PERCENT(1);

    /** Scores in a tier-1 factor set are rounded to whole numbers. */
    private static final double ROUNDING = 0.51;

    private final int factor;

    ScoreScale(int factor) {
        this.factor = factor;
    }

    /** A number of this scale on 0–100, kept within it: the decimal point moves, so that 0.57 is 57. */
    public double toPercent(double raw) {
        boolean exact = this == PERCENT || !Double.isFinite(raw);
        double percent = exact ? raw : BigDecimal.valueOf(raw).movePointRight(2).doubleValue();
        return Math.min(100, Math.max(0, percent));
    }

    /** A score of 0–100 as a number of this scale. */
    public double fromPercent(double percent) {
        return percent / factor;
    }

    /**
     * Tells the scale of one score.
     *
     * <p>A number above 1 can only be 0–100. Otherwise the factors tell: their own {@code score} where it is a hundred
     * times the number rather than the number itself; {@code branch} or {@code contributions} mean 0–1,
     * {@code penalties} 0–100. Where they are silent, the file decides.
     *
     * @param raw the number in the file
     * @param factors the factors of the same pair, or null
     * @param file the scale of the file as a whole
     */
    public static ScoreScale of(double raw, @Nullable Map<String, ?> factors, ScoreScale file) {
        if (raw > 1) {
            return PERCENT;
        }
        return factors == null ? file : told(raw, factors).orElse(file);
    }

    private static Optional<ScoreScale> told(double raw, Map<String, ?> factors) {
        if (factors.get("score") instanceof Number own
                && Math.abs(own.doubleValue() - 100 * raw) <= ROUNDING
                && Math.abs(own.doubleValue() - 100 * raw) < Math.abs(own.doubleValue() - raw)) {
            return Optional.of(UNIT);
        }
        if (factors.containsKey("branch") || factors.containsKey("contributions")) {
            return Optional.of(UNIT);
        }
        return factors.containsKey("penalties") ? Optional.of(PERCENT) : Optional.empty();
    }
}
