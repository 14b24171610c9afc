package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Weather at a place on a date, as the cache has it. What is unknown is empty.
 *
 * @param toMap all values, unknown ones included, in the key names of the file
 */
public record Weather(@JsonValue Map<String, Object> toMap) {

    private static final List<String> NUMBERS = List.of(
            "temp",
            "temp_mean_c",
            "temp_max",
            "temp_max_c",
            "temp_min",
            "temp_min_c",
            "precip",
            "precip_mm",
            "precip_3day",
            "precip_3d_mm",
            "precip_7day",
            "precip_7d_mm",
            "snow_depth",
            "snowfall",
            "soil_moisture",
            "et0",
            "wind_speed",
            "wind");

    /** Copies the values. */
    public Weather {
        toMap = JsonObjects.copyOf(toMap);
    }

    /** Temperature at the overpass, or the mean of the day, °C. */
    public OptionalDouble temperatureCelsius() {
        return fields().firstNumber("temp", "temp_mean_c");
    }

    /** Maximum temperature of the day, °C. */
    public OptionalDouble temperatureMaxCelsius() {
        return fields().firstNumber("temp_max", "temp_max_c");
    }

    /** Minimum temperature of the day, °C. */
    public OptionalDouble temperatureMinCelsius() {
        return fields().firstNumber("temp_min", "temp_min_c");
    }

    /** Precipitation of the day, mm. */
    public OptionalDouble precipitationMm() {
        return fields().firstNumber("precip", "precip_mm");
    }

    /** Precipitation of three days ending on the date, mm. */
    public OptionalDouble precipitation3DayMm() {
        return fields().firstNumber("precip_3day", "precip_3d_mm");
    }

    /** Precipitation of seven days ending on the date, mm. */
    public OptionalDouble precipitation7DayMm() {
        return fields().firstNumber("precip_7day", "precip_7d_mm");
    }

    /** Depth of the snow, metres. */
    public OptionalDouble snowDepthMeters() {
        return fields().firstNumber("snow_depth");
    }

    /** Snowfall of the day, cm. */
    public OptionalDouble snowfallCm() {
        return fields().firstNumber("snowfall");
    }

    /** Water in the upper soil, m³/m³. */
    public OptionalDouble soilMoisture() {
        return fields().firstNumber("soil_moisture");
    }

    /** Reference evapotranspiration of the day, mm. */
    public OptionalDouble evapotranspirationMm() {
        return fields().firstNumber("et0");
    }

    /** Wind speed, in the unit of the source. */
    public OptionalDouble windSpeed() {
        return fields().firstNumber("wind_speed", "wind");
    }

    /** Checks the kinds of the known values, for an error that tells where in the document. */
    static void check(Fields entry) {
        NUMBERS.forEach(entry::number);
    }

    private Fields fields() {
        return Fields.of(toMap);
    }
}
