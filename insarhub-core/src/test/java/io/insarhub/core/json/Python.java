package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real Python, where there is one. */
final class Python {

    private Python() {}

    static void assumeInstalled() throws InterruptedException {
        boolean installed;
        try {
            installed = new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            installed = false;
        }
        assumeTrue(installed, "python3 is not installed: not compared with the real Python");
    }

    /** Runs a script with files for its input, output and errors. */
    static void run(String script, Path in, Path out) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("python", ".err");
        try {
            int exit = new ProcessBuilder("python3", "-X", "utf8", "-c", script)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            assertThat(exit).as(Files.readString(errors, UTF_8)).isZero();
        } finally {
            Files.delete(errors);
        }
    }
}
