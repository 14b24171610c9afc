package io.insarhub.core.json;

import io.insarhub.api.json.JsonObjects;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Program that writes one version of a file after the other, and prints the number of each that is written. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        long last = Long.parseLong(arguments[1]);
        for (long version = version(file) + 1; version <= last; version++) {
            JsonStore.write(file, document(version));
            System.out.println(version);
        }
    }

    static long version(Path file) {
        return JsonReader.readObjectIfPresent(file)
                .map(document -> (Long) document.get("version"))
                .orElse(0L);
    }

    /** A version of the file: any mixture of two versions, or a part of one, differs from it. */
    static Map<String, Object> document(long version) {
        List<Long> filler = Collections.nCopies(3000 + (int) (version % 7) * 500, version);
        return JsonObjects.with(JsonObjects.with(JsonObjects.empty(), "version", version), "filler", filler);
    }
}
