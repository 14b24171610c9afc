package io.insarhub.quality.score;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the area on the day of a scene. NaN means unknown.
 *
 * @param snowCover share of the ground under snow, 0–1
 * @param snowSource who told of the snow; null if nobody did
 * @param temperatureMax of the day, °C
 * @param precipitation of the day, mm
 * @param precipitation3Day sum of three days up to this one, mm
 * @param precipitation7Day sum of seven days up to this one, mm
 * @param ndvi vegetation index, −1–1
 * @param fire whether something burned there within three days
 */
public record DayFeatures(
        double snowCover,
        @Nullable String snowSource,
        double temperatureMax,
        double precipitation,
        double precipitation3Day,
        double precipitation7Day,
        double ndvi,
        boolean fire) {

    private static final double WET_SNOW_COVER = 0.30;

    /** A day of which nothing is known. */
    public static DayFeatures unknown() {
        return new DayFeatures(Double.NaN, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
    }

    /** The same day with its vegetation index, which only scores by land cover need. */
    public DayFeatures withNdvi(double other) {
        return new DayFeatures(
                snowCover,
                snowSource,
                temperatureMax,
                precipitation,
                precipitation3Day,
                precipitation7Day,
                other,
                fire);
    }

    /** Snow that melts: wet snow swallows the radar's signal. False where snow or temperature is unknown. */
    boolean hasWetSnow() {
        return temperatureMax > 0 && snowCover > WET_SNOW_COVER;
    }
}
