package io.insarhub.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {

    private static final int THREADS = 8;
    private static final int TIMES = 1000;

    // many thousand updates, each forced to disk: in memory where the system has a folder for that
    private static final Path MEMORY = Path.of("/dev/shm");

    private Path folder = MEMORY;

    @BeforeEach
    void make_a_folder(@TempDir Path onDisk) throws IOException {
        folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "insarhub") : onDisk;
    }

    @AfterEach
    void remove_it() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void two_processes_of_eight_threads_that_change_different_sections_a_thousand_times_lose_nothing()
            throws IOException, InterruptedException {
        Path file = folder.resolve("insarhub_config.json");
        Files.writeString(file, "{\"analyzer\": \"Hyp3_SBAS\", \"of_another_program\": [1.50]}");

        Process first = start(file, "first");
        Process second = start(file, "second");

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        Map<String, Object> expected = new TreeMap<>();
        for (int thread = 0; thread < THREADS; thread++) {
            expected.put("first" + thread, (long) TIMES);
            expected.put("second" + thread, (long) TIMES);
        }
        assertThat(JsonReader.readObject(file))
                .containsAllEntriesOf(expected)
                .containsKeys("analyzer", "of_another_program")
                .hasSize(2 * THREADS + 2);
        assertThat(folder).isDirectoryNotContaining(TemporaryFiles::isTemporary);
    }

    private static Process start(Path file, String name) throws IOException {
        return ChildJvm.start(
                ConfigUpdater.class, file.toString(), name, String.valueOf(THREADS), String.valueOf(TIMES));
    }
}
