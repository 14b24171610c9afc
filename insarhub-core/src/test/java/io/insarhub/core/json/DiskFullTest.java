package io.insarhub.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of 64 KB that is full. Where none can be mounted, {@link AtomicFileTest} still fails every step. */
class DiskFullTest {

    @TempDir
    Path folder;

    private boolean mounted;

    @BeforeEach
    void mount_a_small_disk() throws IOException, InterruptedException {
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
        assumeTrue(mounted, "not allowed to mount a small disk: not tried on a real one that is full");
    }

    @AfterEach
    void unmount_it() throws IOException, InterruptedException {
        assertThat(!mounted || succeeds("umount", folder.toString())).isTrue();
    }

    @Test
    void the_old_file_is_untouched_and_no_temporary_left_when_the_disk_is_full() throws IOException {
        Path file = folder.resolve("insarhub_config.json");
        JsonStore.write(file, Map.of("scenes", "s".repeat(20_000)));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> JsonStore.write(file, Map.of("scenes", "s".repeat(60_000))))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file + ": cannot be written: ")
                .hasMessageContaining(" (free there: ");
        assertThatThrownBy(() -> JsonStore.update(file, Map.class, Map::of, old -> Map.of("pairs", "p".repeat(60_000))))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(" (free there: ");

        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("insarhub_config.json", FolderLock.FILE_NAME);
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
