package io.insarhub.quality.score;

import static io.insarhub.quality.score.PairFeatures.known;

import java.util.ArrayList;
import java.util.List;

/** What alone makes a pair worthless, and what one should be warned of, where the coherence is not known. */
final class HardKills {

    private static final double MOST_WATER = 0.5;
    private static final double MOST_ICE = 0.4;
    private static final double MOST_RAIN_MM = 30;
    private static final double MOST_SNOW_CHANGE = 0.5;
    private static final double MOST_SNOW = 0.9;
    private static final double ACTIVE_NDVI = 0.30;
    private static final double MUCH_VEGETATION = 0.4;

    private HardKills() {}

    static List<String> of(PairFeatures f) {
        List<String> kills = new ArrayList<>(2);
        add(kills, f.landCover().water() > MOST_WATER, "water_dominant");
        add(kills, f.landCover().snow() > MOST_ICE, "snow_ice_dominant");
        add(kills, f.day1().precipitation() > MOST_RAIN_MM || f.day2().precipitation() > MOST_RAIN_MM, "heavy_rain");
        add(kills, f.hasWetSnow(), "wet_snow");
        add(kills, f.deltaSnow() > MOST_SNOW_CHANGE, "fresh_snowfall");
        add(kills, f.day1().snowCover() > MOST_SNOW || f.day2().snowCover() > MOST_SNOW, "heavy_snow_cover");
        add(kills, f.day1().fire() || f.day2().fire(), "fire");
        return kills;
    }

    /** Whether plants began or ceased to grow between the dates, over a large part of the area. */
    static boolean isNdviTransition(PairFeatures f) {
        double before = f.day1().ndvi();
        double after = f.day2().ndvi();
        return !Double.isNaN(before + after)
                && (before >= ACTIVE_NDVI) != (after >= ACTIVE_NDVI)
                && vegetation(f.landCover()) >= MUCH_VEGETATION;
    }

    /** Share of crops, grass and shrub. */
    static double vegetation(LandCoverShares cover) {
        return known(cover.crop()) + known(cover.grass()) + known(cover.shrub());
    }

    private static void add(List<String> kills, boolean holds, String name) {
        if (holds) {
            kills.add(name);
        }
    }
}
