package io.insarhub.api.file;

import io.insarhub.api.BadFileException;
import io.insarhub.api.json.Fields;
import java.util.OptionalInt;

/** The version that a cache says it has. */
final class SchemaVersion {

    private SchemaVersion() {}

    static void check(Fields fields, String key, int expected) {
        OptionalInt found = fields.integer(key);
        if (found.isEmpty() || found.getAsInt() != expected) {
            throw new BadFileException(
                    null,
                    fields.path(key),
                    "expected version " + expected + ", found "
                            + (found.isPresent() ? String.valueOf(found.getAsInt()) : "none"),
                    "It was written by another release; move it aside and it will be rebuilt",
                    null);
        }
    }
}
