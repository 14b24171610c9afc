package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Snow at a place on a date, as the cache has it. What is unknown is empty.
 *
 * @param toMap all values, unknown ones included, in the key names of the file
 */
public record Snow(@JsonValue Map<String, Object> toMap) {

    private static final List<String> NUMBERS =
            List.of("snow_cover_frac", "glacier_fraction", "snow_depth", "snowfall", "temp_max", "temp_min");

    /** Copies the values. */
    public Snow {
        toMap = JsonObjects.copyOf(toMap);
    }

    /** Fraction of the area under snow, 0–1. */
    public OptionalDouble coverFraction() {
        return fields().firstNumber("snow_cover_frac");
    }

    /** Fraction of the area under permanent ice, 0–1. */
    public OptionalDouble glacierFraction() {
        return fields().firstNumber("glacier_fraction");
    }

    /** Depth of the snow, metres. */
    public OptionalDouble depthMeters() {
        return fields().firstNumber("snow_depth");
    }

    /** Snowfall of the day, cm. */
    public OptionalDouble snowfallCm() {
        return fields().firstNumber("snowfall");
    }

    /** Maximum temperature of the day, °C. */
    public OptionalDouble temperatureMaxCelsius() {
        return fields().firstNumber("temp_max");
    }

    /** Minimum temperature of the day, °C. */
    public OptionalDouble temperatureMinCelsius() {
        return fields().firstNumber("temp_min");
    }

    /** Who told, such as {@code openmeteo}. */
    public Optional<String> source() {
        return fields().string("snow_source");
    }

    /** Checks the kinds of the known values, for an error that tells where in the document. */
    static void check(Fields entry) {
        NUMBERS.forEach(entry::number);
        entry.string("snow_source");
    }

    private Fields fields() {
        return Fields.of(toMap);
    }
}
