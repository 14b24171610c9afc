package io.insarhub.quality.score;

import static io.insarhub.quality.score.PairFeatures.clamp;
import static io.insarhub.quality.score.PairFeatures.known;

import org.jspecify.annotations.Nullable;

/**
 * The score of a pair whose coherence can be told (tier 1; tier 3 when it is told by the climatology): 100 less what
 * coherence, snow, rain and a change of frost take. 0 on wet snow.
 */
final class CoherenceScore {

    private static final double WORST_COHERENCE = 0.10;
    private static final double SNOW_WEIGHT = 0.25;
    private static final double RAIN_WEIGHT = 0.75;
    private static final double FULL_RAIN_MM = 30;
    private static final double FREEZE_THAW_WEIGHT = 0.05;
    private static final double FREEZE_THAW = 0.05;

    private CoherenceScore() {}

    /**
     * The score, 0–100, a whole number.
     *
     * @param goodCoherence from which on the coherence takes nothing: G of the formula
     */
    static int of(PairFeatures f, double coherence, double goodCoherence) {
        if (f.hasWetSnow()) {
            return 0;
        }
        double lost = coherencePenalty(coherence, goodCoherence)
                + SNOW_WEIGHT * snow(f)
                + RAIN_WEIGHT * rain(f.day1())
                + RAIN_WEIGHT * rain(f.day2())
                + FREEZE_THAW_WEIGHT * freezeThaw(f);
        return (int) Math.min(100, Math.max(0, Math.rint(100 * (1 - lost))));
    }

    static void factors(PairFeatures f, double coherence, String source, double goodCoherence, FactorSink out) {
        PairCoherence c = f.coherence();
        boolean killed = f.hasWetSnow();
        out.text("coherence_source", source);
        out.number("coherence_expected", coherence);
        out.number("coherence_climatology", c.climatology());
        out.flag("coherence_same_season", c.isOneSeason());
        out.text("coherence_season_d1", text(c.season1()));
        out.text("coherence_season_d2", text(c.season2()));
        out.segments("coherence_segments", c.segments());
        out.begin("penalties");
        penalty(out, "coherence", killed, coherencePenalty(coherence, goodCoherence));
        penalty(out, "snow", killed, SNOW_WEIGHT * snow(f));
        penalty(out, "precip_d1", killed, RAIN_WEIGHT * rain(f.day1()));
        penalty(out, "precip_d2", killed, RAIN_WEIGHT * rain(f.day2()));
        penalty(out, "freeze_thaw", killed, FREEZE_THAW_WEIGHT * freezeThaw(f));
        out.end();
        // unknown snow stands as 0.0 here, as the Python program writes it
        out.number("snow_cover_d1", known(f.day1().snowCover()));
        out.number("snow_cover_d2", known(f.day2().snowCover()));
        out.number("delta_snow", known(f.deltaSnow()));
        out.number("temp_max_d1", f.day1().temperatureMax());
        out.number("temp_max_d2", f.day2().temperatureMax());
        out.number("precip_3day_d1", f.day1().precipitation3Day());
        out.number("precip_3day_d2", f.day2().precipitation3Day());
        out.whole("dt_days", f.days());
        out.number("bperp_diff", f.bperpMeters());
        out.text("hard_kill", killed ? "wet_snow" : null);
        out.text("snow_source", f.day1().snowSource());
        out.number("rho_inf", c.floor());
        out.number("coherence_abs", killed ? 0 : Math.max(known(c.floor()), coherence));
        out.whole("score", of(f, coherence, goodCoherence));
    }

    private static double coherencePenalty(double coherence, double good) {
        double missing = clamp((good - coherence) / (good - WORST_COHERENCE));
        return missing * missing;
    }

    private static double snow(PairFeatures f) {
        double most = Math.max(known(f.day1().snowCover()), known(f.day2().snowCover()));
        return Math.min(1, Math.max(most, known(f.deltaSnow())));
    }

    private static double rain(DayFeatures day) {
        return Math.min(known(day.precipitation3Day()) / FULL_RAIN_MM, 1);
    }

    private static double freezeThaw(PairFeatures f) {
        return f.freezeThaw() ? FREEZE_THAW : 0;
    }

    private static void penalty(FactorSink out, String name, boolean killed, double lost) {
        out.number(name, killed ? 0 : Decimals.round(lost, 4));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
