package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Shares of land-cover classes in an area, 0–1, as the cache has them. What is unknown is empty.
 *
 * @param toMap all values, unknown ones included, in the key names of the file
 */
public record LandCover(@JsonValue Map<String, Object> toMap) {

    private static final List<String> NUMBERS = List.of(
            "lc_forest_fraction",
            "tree_cover_frac",
            "lc_shrub_fraction",
            "lc_grass_fraction",
            "lc_crop_fraction",
            "lc_urban_fraction",
            "urban_frac",
            "lc_bare_fraction",
            "lc_snow_fraction",
            "lc_water_fraction");

    /** Copies the values. */
    public LandCover {
        toMap = JsonObjects.copyOf(toMap);
    }

    /** Forest. */
    public OptionalDouble forest() {
        return fields().firstNumber("lc_forest_fraction", "tree_cover_frac");
    }

    /** Shrub. */
    public OptionalDouble shrub() {
        return fields().firstNumber("lc_shrub_fraction");
    }

    /** Grass. */
    public OptionalDouble grass() {
        return fields().firstNumber("lc_grass_fraction");
    }

    /** Crops. */
    public OptionalDouble crop() {
        return fields().firstNumber("lc_crop_fraction");
    }

    /** Built-up. */
    public OptionalDouble urban() {
        return fields().firstNumber("lc_urban_fraction", "urban_frac");
    }

    /** Bare ground. */
    public OptionalDouble bare() {
        return fields().firstNumber("lc_bare_fraction");
    }

    /** Snow and ice. */
    public OptionalDouble snow() {
        return fields().firstNumber("lc_snow_fraction");
    }

    /** Water. */
    public OptionalDouble water() {
        return fields().firstNumber("lc_water_fraction");
    }

    /** The WorldCover code of the class with the largest share, such as 10 for forest. */
    public OptionalInt dominantClass() {
        return fields().integer("lc_dominant_class");
    }

    /** True if it was fetched less than 365 days before a time. */
    public boolean isFresh(Instant now) {
        return Expiry.isFresh(fields(), now);
    }

    /** Checks the kinds of the known values, for an error that tells where in the document. */
    static void check(Fields entry) {
        NUMBERS.forEach(entry::number);
        entry.integer("lc_dominant_class");
        entry.instant("_fetched_at");
    }

    private Fields fields() {
        return Fields.of(toMap);
    }
}
