package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.Snow;
import io.insarhub.api.file.Vegetation;
import io.insarhub.api.file.Weather;
import io.insarhub.quality.features.CachedFeatures;
import io.insarhub.quality.features.FireCache;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of feature by date: where the cache has it, and when what it has counts as known. */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
enum DayFeature {
    /** Weather. */
    WEATHER(
            List.of(
                    "temp_max",
                    "temp_min",
                    "precip",
                    "precip_3day",
                    "precip_7day",
                    "snow_depth",
                    "snowfall",
                    "soil_moisture",
                    "et0"),
            List.of("temp_max", "precip", "precip_3day", "precip_7day")),
    /** Snow on the ground. */
    SNOW(List.of("snow_cover_frac", "glacier_fraction"), List.of("snow_cover_frac")),
    /** Vegetation. */
    NDVI(List.of("ndvi"), List.of("ndvi")),
    /** Hot spots. */
    FIRE(List.of("fire_count"), List.of("fire_count"));

    private static final List<String> SNOW_OF_WEATHER = List.of("snow_depth", "snowfall", "temp_max", "temp_min");

    private final List<String> names;
    private final List<String> needed;

    DayFeature(List<String> names, List<String> needed) {
        this.names = names;
        this.needed = needed;
    }

    /** The names of its values. */
    List<String> names() {
        return names;
    }

    /** True if the values say all that scores are made of; others may come by asking again. */
    boolean isComplete(Map<String, Double> values) {
        return values.keySet().containsAll(needed);
    }

    /** What a cache knows of a date, under the first point that has an entry. */
    Map<String, Double> known(QualityCache cache, List<LonLat> points, LocalDate date) {
        Map<String, Object> entry = CachedFeatures.first(points, (lat, lon) -> entry(cache, lat, lon, date))
                .orElse(Map.of());
        Map<String, Double> known = new LinkedHashMap<>();
        for (String name : names) {
            if (entry.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
                known.put(name, number.doubleValue());
            }
        }
        return known;
    }

    /** The cache with the values of a date; those that are not known are null in the file, as the Python program has it. */
    QualityCache put(QualityCache cache, List<LonLat> points, LocalDate date, Map<String, Double> values) {
        double lat = points.get(0).latitude();
        double lon = points.get(0).longitude();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        names.forEach(name -> entry.put(name, values.get(name)));
        return switch (this) {
            case WEATHER -> cache.withWeather(lat, lon, date, entry);
            case SNOW -> {
                Map<String, Double> weather = WEATHER.known(cache, points, date);
                SNOW_OF_WEATHER.forEach(name -> entry.put(name, weather.get(name)));
                entry.put("snow_source", values.isEmpty() ? "openmeteo" : "modis");
                yield cache.withSnow(lat, lon, date, entry);
            }
            case NDVI -> {
                entry.put("source", "modis");
                yield cache.withNdvi(lat, lon, date, entry);
            }
            case FIRE -> FireCache.with(cache, lat, lon, date, entry);
        };
    }

    private Optional<Map<String, Object>> entry(QualityCache cache, double lat, double lon, LocalDate date) {
        return switch (this) {
            case WEATHER -> cache.weather(lat, lon, date).map(DayFeature::canonical);
            case SNOW -> cache.snow(lat, lon, date).map(Snow::toMap);
            case NDVI -> cache.ndvi(lat, lon, date).map(Vegetation::toMap);
            case FIRE -> FireCache.entry(cache, lat, lon, date);
        };
    }

    /** Weather under the names that this library writes, where the cache has synonyms of them. */
    private static Map<String, Object> canonical(Weather weather) {
        Map<String, Object> entry = new LinkedHashMap<>(weather.toMap());
        weather.temperatureMaxCelsius().ifPresent(v -> entry.put("temp_max", v));
        weather.temperatureMinCelsius().ifPresent(v -> entry.put("temp_min", v));
        weather.precipitationMm().ifPresent(v -> entry.put("precip", v));
        weather.precipitation3DayMm().ifPresent(v -> entry.put("precip_3day", v));
        weather.precipitation7DayMm().ifPresent(v -> entry.put("precip_7day", v));
        return entry;
    }
}
