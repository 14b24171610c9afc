package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system takes no more bytes, in the midst of a file, whatever is written. A program of its own is told by the kernel
 * that its files may have one kilobyte (the limit of {@code prlimit}), which to it is the same as a full disk.
 */
class OutOfDiskTest {

    private static final List<String> NAMES = List.of(
            "velocity.tif",
            "cloud.tif",
            "picture.png",
            "overlay.kmz",
            "footprint.shp",
            "footprint.gpkg",
            "footprint.geojson",
            "history.csv",
            "history.png");

    @TempDir
    Path folder;

    @Test
    void nothingStandsUnderTheFinalNameAndOldFilesAreAsTheyWere() throws Exception {
        Gdal.assumeInstalled("prlimit");
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Path old = Files.createDirectory(folder.resolve("old"));
        for (String name : NAMES) {
            Files.writeString(old.resolve(name), "as it was");
        }

        String said = run(OutOfDiskProgram.class, folder.resolve("inputs"), fresh, old);

        assertThat(said.lines()).hasSize(2 * NAMES.size()).allMatch(line -> line.endsWith(": refused"));
        assertThat(namesIn(fresh)).isEmpty();
        assertThat(namesIn(old)).containsAll(NAMES).noneMatch(name -> name.contains("tmp"));
        for (String name : NAMES) {
            assertThat(old.resolve(name)).hasContent("as it was");
        }
    }

    private static List<String> namesIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String run(Class<?> program, Path... folders) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                program.getName()),
                        Stream.of(folders).map(Path::toString))
                .toList();
        // its words go through a pipe: files are limited
        Process process = new ProcessBuilder(command)
                .redirectError(new File(said + ".err"))
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(Path.of(said + ".err")))
                .isZero();
        return words;
    }
}
