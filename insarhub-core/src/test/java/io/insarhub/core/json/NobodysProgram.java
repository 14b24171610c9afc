package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import java.nio.file.Path;
import java.util.Map;

/** Program that tries one thing with a file and tells what came of it. */
final class NobodysProgram {

    private NobodysProgram() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "read" -> JsonReader.read(file);
                case "readIfPresent" -> JsonReader.readObjectIfPresent(file);
                case "write" -> AtomicFile.write(file, out -> out.write('{'));
                case "update" -> JsonStore.update(file, Map.class, Map::of, old -> Map.of("mine", true));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.out.println("done");
        } catch (BadFileException e) {
            System.out.println(e.getMessage());
        }
    }
}
