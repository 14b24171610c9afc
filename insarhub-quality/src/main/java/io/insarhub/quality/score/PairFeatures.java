package io.insarhub.quality.score;

/**
 * Everything that a score is made of. NaN means unknown and costs nothing.
 *
 * @param days between the two dates
 * @param bperpMeters size of the perpendicular baseline
 * @param daysNormalized min(days / 180, 1)
 * @param bperpNormalized clamp((bperp − 150) / 650, 0, 1)
 * @param annualRepeat whether the pair is within 20 days of 1 to 5 years
 * @param day1 the reference's date
 * @param day2 the secondary's date
 * @param deltaSnow |difference of the snow-covered shares|, 0–1
 * @param freezeThaw whether exactly one of the two days stayed below freezing
 * @param seasonPenalty 0 for one season to 0.95 for opposite ones
 * @param vegetationTemporal larger NDVI × {@code daysNormalized}
 */
public record PairFeatures(
        int days,
        double bperpMeters,
        double daysNormalized,
        double bperpNormalized,
        boolean annualRepeat,
        DayFeatures day1,
        DayFeatures day2,
        double deltaSnow,
        boolean freezeThaw,
        double seasonPenalty,
        double vegetationTemporal,
        LandCoverShares landCover,
        PairCoherence coherence) {

    private static final int FULL_DAYS = 180;
    private static final double FREE_BPERP = 150;
    private static final double BPERP_RANGE = 650;
    private static final int YEAR = 365;
    private static final int YEAR_TOLERANCE = 20;
    private static final int MOST_YEARS = 5;

    /** The features of a pair from those of its dates. */
    public static PairFeatures of(
            int days,
            double bperpMeters,
            DayFeatures day1,
            DayFeatures day2,
            double seasonPenalty,
            LandCoverShares landCover,
            PairCoherence coherence) {
        double daysNormalized = Decimals.round(Math.min(days / (double) FULL_DAYS, 1), 4);
        double bperp = Decimals.round(Math.abs(bperpMeters), 1);
        return new PairFeatures(
                days,
                bperp,
                daysNormalized,
                Decimals.round(clamp((bperp - FREE_BPERP) / BPERP_RANGE), 4),
                isAnnualRepeat(days),
                day1,
                day2,
                Decimals.round(Math.abs(day2.snowCover() - day1.snowCover()), 4),
                isFreezeThaw(day1.temperatureMax(), day2.temperatureMax()),
                seasonPenalty,
                Decimals.round(larger(day1.ndvi(), day2.ndvi()) * daysNormalized, 4),
                landCover,
                coherence);
    }

    boolean hasWetSnow() {
        return day1.hasWetSnow() || day2.hasWetSnow();
    }

    static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }

    /** The value, or 0 where it is unknown. */
    static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static boolean isAnnualRepeat(int days) {
        for (int years = 1; years <= MOST_YEARS; years++) {
            if (Math.abs(days - YEAR * years) <= YEAR_TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFreezeThaw(double temperature1, double temperature2) {
        return !Double.isNaN(temperature1 + temperature2) && (temperature1 < 0) != (temperature2 < 0);
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }
}
