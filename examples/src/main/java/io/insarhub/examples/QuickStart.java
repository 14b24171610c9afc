package io.insarhub.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first thing to run. Everything it makes goes into one folder. */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Makes the folder.
     *
     * @param args the folder to write to
     */
    public static void main(String[] args) throws IOException {
        Path output = Files.createDirectories(Path.of(args[0]));
        System.out.println("Output folder: " + output.toAbsolutePath());
    }
}
