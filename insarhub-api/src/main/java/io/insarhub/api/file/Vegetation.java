package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A vegetation index at a place, as the cache has it. What is unknown is empty.
 *
 * @param toMap all values, unknown ones included, in the key names of the file
 */
public record Vegetation(@JsonValue Map<String, Object> toMap) {

    private static final List<String> NUMBERS = List.of("ndvi");

    /** Copies the values. */
    public Vegetation {
        toMap = JsonObjects.copyOf(toMap);
    }

    /** NDVI, −1–1. */
    public OptionalDouble ndvi() {
        return fields().firstNumber("ndvi");
    }

    /** Who told, such as {@code modis}. */
    public Optional<String> source() {
        return fields().string("source");
    }

    /** An entry that is an object, or a plain number, under a key of a section. */
    static Optional<Vegetation> read(Fields section, String key) {
        if (section.json().get(key) instanceof Number) {
            return Optional.of(new Vegetation(Map.of("ndvi", section.number(key).orElse(Double.NaN))));
        }
        return section.object(key).map(entry -> new Vegetation(entry.json()));
    }

    /** Checks the kinds of the known values, for an error that tells where in the document. */
    static void check(Fields entry) {
        NUMBERS.forEach(entry::number);
        entry.string("source");
    }

    private Fields fields() {
        return Fields.of(toMap);
    }
}
