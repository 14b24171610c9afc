package io.insarhub.quality.features;

import io.insarhub.api.LonLat;
import io.insarhub.api.file.LandCover;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.Snow;
import io.insarhub.api.file.Vegetation;
import io.insarhub.api.file.Weather;
import io.insarhub.quality.score.DayFeatures;
import io.insarhub.quality.score.LandCoverShares;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The features of a place that a folder's quality cache holds: of each date, and the land cover. What it lacks is unknown,
 * and listed.
 */
public final class CachedFeatures {

    /** What the place is called where it is told that it is unknown. */
    public static final String AREA = "area of interest";

    private final Map<LocalDate, DayFeatures> days = new HashMap<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final Map<String, String> reasons;
    private LandCoverShares landCover = LandCoverShares.unknown();

    private CachedFeatures(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * Looks up everything at once.
     *
     * @param cache the folder's cache, or null if it has none
     * @param place where; null if nobody knows
     * @param reasons by feature why it could not be had where it is missing, as far as somebody tried
     */
    public static CachedFeatures read(
            @Nullable QualityCache cache,
            @Nullable Place place,
            Collection<LocalDate> dates,
            Map<String, String> reasons) {
        CachedFeatures features = new CachedFeatures(reasons);
        if (place == null) {
            features.unknown.add(
                    new Unknown(AREA, reasons.getOrDefault(AREA, "the config does not tell where the study is")));
        } else if (cache == null) {
            features.unknown.add(new Unknown("weather, snow, land cover", "nothing has been fetched yet"));
        } else {
            features.landCover =
                    cache.landCover(place.hash()).map(CachedFeatures::shares).orElse(LandCoverShares.unknown());
            features.note("land cover", features.landCover.isKnown() ? 0 : 1, 1);
            features.readDays(cache, place, dates);
        }
        return features;
    }

    private void readDays(QualityCache cache, Place place, Collection<LocalDate> dates) {
        List<LonLat> points = place.cachePoints();
        int noWeather = 0;
        int noSnow = 0;
        int noNdvi = 0;
        for (LocalDate date : dates) {
            Optional<Weather> weather = first(points, (lat, lon) -> cache.weather(lat, lon, date));
            Optional<Snow> snow = first(points, (lat, lon) -> cache.snow(lat, lon, date));
            double measured = first(points, (lat, lon) -> cache.ndvi(lat, lon, date))
                    .map(Vegetation::ndvi)
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .orElse(Double.NaN);
            double ndvi = Double.isNaN(measured) ? NdviClimatology.at(place.latitude(), date) : measured;
            boolean fire = points.stream()
                    .anyMatch(point -> FireCache.burned(cache, point.latitude(), point.longitude(), date));
            DayFeatures day = day(weather, snow, ndvi, fire);
            noNdvi += Double.isNaN(measured) ? 1 : 0;
            noWeather += weather.isEmpty() ? 1 : 0;
            noSnow += Double.isNaN(day.snowCover()) ? 1 : 0;
            days.put(date, day);
        }
        note("weather", noWeather, dates.size());
        note("snow_cover", noSnow, dates.size());
        if (reasons.containsKey("ndvi") && noNdvi > 0) {
            unknown.add(new Unknown(
                    "ndvi", "that of the climatology for " + noNdvi + " of " + dates.size() + " dates" + why("ndvi")));
        }
        if (reasons.containsKey("fire")) {
            unknown.add(new Unknown("fire", String.valueOf(reasons.get("fire"))));
        }
    }

    /** What is known of a date. */
    public DayFeatures day(LocalDate date) {
        return days.getOrDefault(date, DayFeatures.unknown());
    }

    /** The land cover of the area. */
    public LandCoverShares landCover() {
        return landCover;
    }

    /** What could not be had. */
    public List<Unknown> unknown() {
        return List.copyOf(unknown);
    }

    private void note(String feature, int missing, int of) {
        if (missing > 0) {
            String reason = "not in the quality cache" + (of > 1 ? " for " + missing + " of " + of + " dates" : "");
            unknown.add(new Unknown(feature, reason + why(feature)));
        }
    }

    private String why(String feature) {
        String reason = reasons.get(feature);
        return reason == null ? "" : "; " + reason;
    }

    private static DayFeatures day(Optional<Weather> weather, Optional<Snow> snow, double ndvi, boolean fire) {
        double temperature = value(weather.map(Weather::temperatureMaxCelsius));
        return new DayFeatures(
                value(snow.map(Snow::coverFraction)),
                snow.flatMap(Snow::source).orElse(null),
                Double.isNaN(temperature) ? value(snow.map(Snow::temperatureMaxCelsius)) : temperature,
                value(weather.map(Weather::precipitationMm)),
                value(weather.map(Weather::precipitation3DayMm)),
                value(weather.map(Weather::precipitation7DayMm)),
                ndvi,
                fire);
    }

    private static LandCoverShares shares(LandCover cover) {
        return new LandCoverShares(
                cover.forest().orElse(Double.NaN),
                cover.shrub().orElse(Double.NaN),
                cover.grass().orElse(Double.NaN),
                cover.crop().orElse(Double.NaN),
                cover.urban().orElse(Double.NaN),
                cover.bare().orElse(Double.NaN),
                cover.snow().orElse(Double.NaN),
                cover.water().orElse(Double.NaN));
    }

    private static double value(Optional<OptionalDouble> number) {
        return number.orElse(OptionalDouble.empty()).orElse(Double.NaN);
    }

    /** What a look-up by latitude and longitude finds at the first of some points that has it. */
    public static <T> Optional<T> first(List<LonLat> points, BiFunction<Double, Double, Optional<T>> lookUp) {
        return points.stream()
                .map(point -> lookUp.apply(point.latitude(), point.longitude()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
