package io.insarhub.quality.score;

import static io.insarhub.quality.score.PairFeatures.known;

/** What each feature takes from a score that is made without knowing the coherence: the columns of quality.md's table. */
final class Weights {

    static final Weights URBAN_BARE = new Weights(.15, .12, .08, .06, .06, .04, .04, .00, .02, .02, -.15);
    static final Weights VEGETATION = new Weights(.18, .08, .08, .07, .07, .04, .08, .12, .02, .02, -.18);
    static final Weights FOREST = new Weights(.25, .10, .08, .06, .05, .04, .08, .15, .05, .02, -.18);
    static final Weights FLAT = new Weights(.22, .08, .10, .08, .08, .04, .06, .08, .03, .02, -.18);

    private static final String[] NAMES = {
        "dt_normalized",
        "bperp_normalized",
        "snow_cover_frac_d1",
        "snow_cover_frac_d2",
        "delta_snow_cover",
        "freeze_thaw",
        "precip_7day_d1",
        "precip_7day_d2",
        "season_penalty",
        "veg_temporal",
        "lc_forest_fraction",
        "lc_water_fraction",
        "is_annual_repeat"
    };
    private static final double FULL_RAIN_MM = 80;
    private static final double SMALLEST_TOLD = 0.0001;

    private final double[] weights;

    private Weights(
            double days,
            double bperp,
            double snow,
            double deltaSnow,
            double freezeThaw,
            double rain,
            double season,
            double vegetation,
            double forest,
            double water,
            double annualRepeat) {
        weights = new double[] {
            days, bperp, snow, snow, deltaSnow, freezeThaw, rain, rain, season, vegetation, forest, water, annualRepeat
        };
    }

    /** The features in the order of the weights; what is unknown is 0 and costs nothing. */
    static double[] values(PairFeatures f) {
        return new double[] {
            known(f.daysNormalized()),
            known(f.bperpNormalized()),
            known(f.day1().snowCover()),
            known(f.day2().snowCover()),
            known(f.deltaSnow()),
            f.freezeThaw() ? 1 : 0,
            Math.min(known(f.day1().precipitation7Day()) / FULL_RAIN_MM, 1),
            Math.min(known(f.day2().precipitation7Day()) / FULL_RAIN_MM, 1),
            known(f.seasonPenalty()),
            known(f.vegetationTemporal()),
            known(f.landCover().forest()),
            known(f.landCover().water()),
            f.annualRepeat() ? 1 : 0
        };
    }

    /** 1 less what the features take, 0–1. */
    double score(double[] values) {
        double lost = 0;
        for (int i = 0; i < values.length; i++) {
            lost += weights[i] * values[i];
        }
        return PairFeatures.clamp(1 - lost);
    }

    /** What each feature took, for a branch of this share of the area; the negligible ones are left out. */
    void contributions(double[] values, double share, FactorSink out) {
        out.begin("contributions");
        for (int i = 0; i < values.length; i++) {
            double contribution = weights[i] * share * values[i];
            if (Math.abs(contribution) > SMALLEST_TOLD) {
                out.number(NAMES[i], Decimals.round(contribution, 4));
            }
        }
        out.end();
    }
}
