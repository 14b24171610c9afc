package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import java.nio.file.Path;

/** Program that reads files, one after the other, and tells what came of each. */
final class SmallHeap {

    private SmallHeap() {}

    public static void main(String[] files) {
        for (String file : files) {
            try {
                Object value = JsonReader.read(Path.of(file));
                System.out.println(
                        "read " + (value == null ? "null" : value.getClass().getSimpleName()));
            } catch (BadFileException e) {
                System.out.println(e.getMessage());
            } catch (Throwable e) {
                System.out.println("CRASHED " + e);
            }
        }
    }
}
