package io.insarhub.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** GDAL's command-line programs, where they are installed. */
public final class Gdal {

    private Gdal() {}

    /** Skips the test, by name, where a program is not installed. */
    public static void assumeInstalled(String program) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            found |= Files.isExecutable(Path.of(folder, program));
        }
        assumeTrue(found, "skipped: " + program + " is not installed (Debian: gdal-bin)");
    }

    /** Skips the test, by name, where GDAL's Python has no such module. */
    public static void assumeHas(String module) throws Exception {
        Process process = new ProcessBuilder(python(), "-c", "import " + module)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(process.waitFor() == 0, "skipped: " + module + " is not installed (Debian: python3-gdal)");
    }

    /** The system's own Python, for which distributions package GDAL, or else the first one found. */
    public static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }

    /** Runs a program and returns what it prints; fails if it fails or complains. */
    public static String run(String... command) throws Exception {
        Path out = Files.createTempFile("gdal", ".out");
        Path err = Files.createTempFile("gdal", ".err");
        try {
            int status = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            String complaints = Files.readString(err, StandardCharsets.UTF_8);
            if (status != 0 || !complaints.isBlank()) {
                throw new AssertionError(String.join(" ", command) + " returned " + status + ": " + complaints);
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
