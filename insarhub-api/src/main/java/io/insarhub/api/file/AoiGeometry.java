package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Area and extent of an area of interest, as the cache has them. What is unknown is empty.
 *
 * @param toMap all values, unknown ones included, in the key names of the file
 */
public record AoiGeometry(@JsonValue Map<String, Object> toMap) {

    private static final List<String> NUMBERS = List.of("area_km2");

    /** Copies the values. */
    public AoiGeometry {
        toMap = JsonObjects.copyOf(toMap);
    }

    /** Geodesic area on WGS84, km². */
    public OptionalDouble areaKm2() {
        return fields().firstNumber("area_km2");
    }

    /** West, south, east, north in degrees. */
    public Optional<List<Double>> boundingBox() {
        return box(fields());
    }

    /** True if it was computed less than 365 days before a time. */
    public boolean isFresh(Instant now) {
        return Expiry.isFresh(fields(), now);
    }

    /** Checks the kinds of the known values, for an error that tells where in the document. */
    static void check(Fields entry) {
        NUMBERS.forEach(entry::number);
        entry.instant("_fetched_at");
        box(entry);
    }

    private static Optional<List<Double>> box(Fields entry) {
        return entry.list("bbox", "a number", v -> v instanceof Number n ? n.doubleValue() : null);
    }

    private Fields fields() {
        return Fields.of(toMap);
    }
}
