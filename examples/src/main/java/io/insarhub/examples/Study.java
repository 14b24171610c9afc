package io.insarhub.examples;

import io.insarhub.core.aoi.Aoi;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to study.
 *
 * @param area where
 * @param start the first day of scenes; null for no bound
 * @param end the last; null for no bound
 */
record Study(Aoi area, @Nullable LocalDate start, @Nullable LocalDate end) {

    /** Of an area {@code west,south,east,north}, degrees, and days such as 2024-01-31; empty for no bound. */
    static Study of(String box, String start, String end) {
        return new Study(
                Aoi.parse("[" + box + "]"),
                start.isEmpty() ? null : LocalDate.parse(start),
                end.isEmpty() ? null : LocalDate.parse(end));
    }

    /** The search, in the key names of the config file. */
    Map<String, Object> search() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("intersectsWith", area.toWkt());
        if (start != null) {
            options.put("start", start.toString());
        }
        if (end != null) {
            options.put("end", end.toString());
        }
        return options;
    }
}
