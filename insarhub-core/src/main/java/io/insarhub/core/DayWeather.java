package io.insarhub.core;

import org.jspecify.annotations.Nullable;

/**
 * Weather and snow at a scene on the day it was taken; null is unknown.
 *
 * @param snowFraction share of the ground covered by snow, 0–1
 * @param maxTemperatureCelsius highest temperature of the day, °C
 * @param precipitation3DayMm precipitation of the day and the two before it, mm
 * @param precipitationMm precipitation of the day, mm; counts where the three-day sum is unknown
 */
public record DayWeather(
        @Nullable Double snowFraction,
        @Nullable Double maxTemperatureCelsius,
        @Nullable Double precipitation3DayMm,
        @Nullable Double precipitationMm) {

    /** Snow below which a warm day counts as no wet snow, a share of the ground. */
    private static final double WET_SNOW_FRACTION = 0.3;

    /** Takes NaN for unknown, too. */
    public DayWeather {
        snowFraction = known(snowFraction);
        maxTemperatureCelsius = known(maxTemperatureCelsius);
        precipitation3DayMm = known(precipitation3DayMm);
        precipitationMm = known(precipitationMm);
    }

    /** True if neither snow nor precipitation is known. */
    public boolean isUnknown() {
        return snowFraction == null && precipitation() == null;
    }

    /**
     * Why such a day spoils a scene: snow on at least the given share of the ground; snow on more than 0.3 of it at more
     * than 0 °C (wet snow); or at least the given precipitation.
     *
     * @param snowThreshold share of the ground, 0–1
     * @param precipitationThresholdMm mm
     * @return the reason in words; null if the day is good as far as is known
     */
    @Nullable String badBecause(double snowThreshold, double precipitationThresholdMm) {
        if (snowFraction != null && snowFraction >= snowThreshold) {
            return "snow on " + percent(snowFraction) + " of the ground (limit " + percent(snowThreshold) + ")";
        }
        if (snowFraction != null
                && snowFraction > WET_SNOW_FRACTION
                && maxTemperatureCelsius != null
                && maxTemperatureCelsius > 0) {
            return "wet snow: " + percent(snowFraction) + " of the ground at up to " + maxTemperatureCelsius + " °C";
        }
        Double rain = precipitation();
        return rain != null && rain >= precipitationThresholdMm
                ? rain + " mm of precipitation (limit " + precipitationThresholdMm + " mm)"
                : null;
    }

    private @Nullable Double precipitation() {
        return precipitation3DayMm == null ? precipitationMm : precipitation3DayMm;
    }

    private static @Nullable Double known(@Nullable Double value) {
        return value == null || value.isNaN() ? null : value;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
