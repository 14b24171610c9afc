package io.insarhub.quality.features;

import io.insarhub.api.file.QualityCache;
import io.insarhub.api.json.JsonObjects;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hot spots in the quality cache: a section of this library's own, {@code fire}, keyed like the weather. The Python program
 * keeps it and does not read it.
 */
public final class FireCache {

    private static final String SECTION = "fire";

    private FireCache() {}

    /** What the cache has of a place, degrees, on a date. */
    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    public static Optional<Map<String, Object>> entry(
            QualityCache cache, double latitude, double longitude, LocalDate date) {
        return cache.toMap().get(SECTION) instanceof Map<?, ?> section
                        && section.get(key(latitude, longitude, date)) instanceof Map<?, ?> entry
                ? Optional.of((Map<String, Object>) entry)
                : Optional.empty();
    }

    /** The cache with an entry. */
    public static QualityCache with(
            QualityCache cache, double latitude, double longitude, LocalDate date, Map<String, ?> entry) {
        Map<String, Object> section = new LinkedHashMap<>();
        if (cache.toMap().get(SECTION) instanceof Map<?, ?> old) {
            old.forEach((key, value) -> section.put(String.valueOf(key), value));
        }
        section.put(key(latitude, longitude, date), JsonObjects.copyOf(entry));
        return QualityCache.of(JsonObjects.with(cache.toMap(), SECTION, section));
    }

    /** True if something burned within three days; false if nothing did, or nobody asked. */
    static boolean burned(QualityCache cache, double latitude, double longitude, LocalDate date) {
        return entry(cache, latitude, longitude, date)
                .map(entry -> entry.get("fire_count") instanceof Number count && count.doubleValue() > 0)
                .orElse(false);
    }

    private static String key(double latitude, double longitude, LocalDate date) {
        return String.format(Locale.ROOT, "%.3f:%.3f:%s", latitude, longitude, date);
    }
}
