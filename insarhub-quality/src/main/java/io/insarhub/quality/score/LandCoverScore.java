package io.insarhub.quality.score;

import static io.insarhub.quality.score.PairFeatures.known;

import java.util.List;

/**
 * The score of a pair whose coherence is not known, by the land cover (tier 2): three branches, blended by their shares
 * of the area. 0–1, four decimals.
 */
final class LandCoverScore {

    private static final String[] NAMES = {"A_urban_bare", "B_veg", "C_forest"};
    private static final Weights[] WEIGHTS = {Weights.URBAN_BARE, Weights.VEGETATION, Weights.FOREST};
    private static final double BEST_FOREST = 0.25;
    private static final double BEST_AT_TRANSITION = 0.50;

    private final PairFeatures features;
    private final double[] values;
    private final List<String> kills;
    private final boolean transition;
    private final double[] shares;
    private final double[] scores;

    LandCoverScore(PairFeatures f) {
        features = f;
        values = Weights.values(f);
        kills = HardKills.of(f);
        transition = HardKills.isNdviTransition(f);
        shares = shares(f.landCover());
        scores = new double[] {
            WEIGHTS[0].score(values), WEIGHTS[1].score(values), Math.min(BEST_FOREST, WEIGHTS[2].score(values))
        };
    }

    double score() {
        if (!kills.isEmpty()) {
            return 0;
        }
        double blended = shares[0] * scores[0] + shares[1] * scores[1] + shares[2] * scores[2];
        return Decimals.round(transition ? Math.min(blended, BEST_AT_TRANSITION) : blended, 4);
    }

    void factors(FactorSink out) {
        if (!kills.isEmpty()) {
            out.text("branch", "killed");
            out.begin("contributions");
            out.end();
            out.texts("hard_kills", kills);
            out.texts("warnings", List.of());
            out.number("score", 0);
            return;
        }
        int dominant = dominant();
        LandCoverShares cover = features.landCover();
        out.text("branch", NAMES[dominant]);
        out.begin("branch_weights");
        out.number("A", Decimals.round(shares[0], 3));
        out.number("B", Decimals.round(shares[1], 3));
        out.number("C", Decimals.round(shares[2], 3));
        out.end();
        out.number("score_A", Decimals.round(scores[0], 4));
        out.number("score_B", Decimals.round(scores[1], 4));
        out.number("score_C", Decimals.round(scores[2], 4));
        WEIGHTS[dominant].contributions(values, shares[dominant], out);
        out.texts("hard_kills", List.of());
        out.texts("warnings", transition ? List.of("ndvi_transition") : List.of());
        out.number("veg_fraction", Decimals.round(HardKills.vegetation(cover), 3));
        out.number("ndvi_d1", features.day1().ndvi());
        out.number("ndvi_d2", features.day2().ndvi());
        share(out, "lc_urban", cover.urban());
        share(out, "lc_bare", cover.bare());
        share(out, "lc_crop", cover.crop());
        share(out, "lc_grass", cover.grass());
        share(out, "lc_shrub", cover.shrub());
        share(out, "lc_forest", cover.forest());
        share(out, "lc_water", cover.water());
        share(out, "lc_snow", cover.snow());
        out.number("score", score());
    }

    private static void share(FactorSink out, String key, double share) {
        out.number(key, Decimals.round(known(share), 3));
    }

    private int dominant() {
        int most = 0;
        for (int branch = 1; branch < shares.length; branch++) {
            if (shares[branch] > shares[most]) {
                most = branch;
            }
        }
        return most;
    }

    private static double[] shares(LandCoverShares cover) {
        double a = known(cover.urban()) + known(cover.bare());
        double b = HardKills.vegetation(cover);
        double c = known(cover.forest());
        double all = a + b + c;
        return all > 0 ? new double[] {a / all, b / all, c / all} : new double[3];
    }
}
