package io.insarhub.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.Layout;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, from the real records to the pictures. */
class QuickStartTest {

    private static final Path RECORDS = Path.of("data/path13");

    @TempDir
    Path temp;

    private String run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuickStart.run(temp.resolve("study"), RECORDS, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }

    @Test
    void leaves_a_multi_stack_folder_with_config_stack_file_and_picture_of_each_stack() {
        String printed = run();

        Workdir wd = Workdir.open(temp.resolve("study"));
        assertThat(wd.layout()).isEqualTo(Layout.MULTI_STACK);
        assertThat(wd.stacks()).hasSizeGreaterThan(3).allSatisfy(stack -> {
            assertThat(stack.stage()).isEqualTo(Stage.PAIRS_SELECTED);
            assertThat(stack.status().problems()).isEmpty();
            assertThat(stack.path().resolve("insarhub_config.json")).isRegularFile();
            assertThat(stack.path().resolve("stack_" + stack.id() + ".json")).isRegularFile();
            assertThat(stack.path().resolve("network_" + stack.id() + ".png")).isRegularFile();
            assertThat(stack.config().orElseThrow().downloader().orElseThrow().component())
                    .contains("S1_SLC");
            assertThat(printed).contains(stack.id().toString());
        });
        int scenes = wd.stacks().stream()
                .map(StackFolder::stackFile)
                .mapToInt(f -> f.orElseThrow().scenes().size())
                .sum();
        assertThat(scenes).isBetween(170, 176);
        assertThat(printed).contains("Read 176 Sentinel-1 scenes").contains("Look at the largest network");
    }

    @Test
    void a_second_run_changes_no_byte() throws IOException {
        run();
        Map<String, String> first = contents();
        run();

        assertThat(contents()).isEqualTo(first).hasSizeGreaterThan(10);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temp.resolve("study"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        file.toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
