package io.insarhub.core.pairdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairDbWriterTest {

    @TempDir
    Path folder;

    private Path target = Path.of("");

    @BeforeEach
    void nameTarget() {
        target = folder.resolve(".db.json");
    }

    @Test
    void the_document_has_pythons_form_and_the_scenes_order() throws IOException {
        try (PairDbWriter writer = PairDbWriter.create(
                target,
                Map.of("_built_at", "2026-11-22T00:00:00Z", "mine", List.of(), "_n_pairs", 7),
                List.of("C", "A", "é\""))) {
            writer.add("C", "é\"", 0.5, Map.of());
            writer.add("C", "A", 38L, Map.of("score", 38));
            assertThat(writer.size()).isEqualTo(2);
            writer.complete();
        }

        assertThat(Files.readString(target)).isEqualTo("""
                {
                  "_schema_version": 1,
                  "_built_at": "2026-11-22T00:00:00Z",
                  "_n_scenes": 3,
                  "_n_pairs": 2,
                  "_complete": true,
                  "_scene_names": [
                    "A",
                    "C",
                    "\\u00e9\\""
                  ],
                  "mine": [],
                  "scores": {
                    "C:A": 38,
                    "C:\\u00e9\\"": 0.5
                  },
                  "factors": {
                    "C:A": {
                      "score": 38
                    },
                    "C:\\u00e9\\"": {}
                  }
                }""");
        assertThat(PairDbIndex.open(target).score100("é\"", "C")).hasValue(0.5);
    }

    @Test
    void a_database_without_pairs_is_whole_too() throws IOException {
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), List.of("A"))) {
            writer.complete();
        }

        assertThat(Files.readString(target)).endsWith("\"scores\": {},\n  \"factors\": {}\n}");
        assertThat(PairDbIndex.open(target).header().complete()).isTrue();
    }

    @Test
    void closed_before_it_is_complete_it_leaves_the_old_file_and_nothing_else() throws IOException {
        Files.writeString(target, "old");
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), List.of("A", "B"))) {
            writer.add("A", "B", 1.0, Map.of("big", "x".repeat(200_000)));
            assertThat(files()).hasSize(2).anyMatch(name -> name.matches("\\.\\.db\\.json\\.tmp-[0-9a-f]{16}"));
        }

        assertThat(files()).containsExactly(".db.json");
        assertThat(Files.readString(target)).isEqualTo("old");
    }

    @Test
    void texts_larger_than_the_buffer_come_back_in_any_order() {
        List<String> scenes = IntStream.range(0, 8).mapToObj(i -> "S" + i).toList();
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), scenes)) {
            for (int i = 7; i >= 0; i--) {
                for (int j = 0; j < i; j++) {
                    writer.add("S" + j, "S" + i, 2, Map.of("text", text(i, j)));
                }
            }
            writer.complete();
        }

        PairDbIndex db = PairDbIndex.open(target);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(db.factors("S" + i, "S" + j)).contains(Map.of("text", text(i, j)));
            }
        }
    }

    @Test
    void several_threads_may_add() throws Exception {
        List<String> scenes =
                IntStream.range(0, 64).mapToObj(i -> "S" + (100 + i)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), scenes)) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int row = i;
                tasks.add(() -> {
                    for (int j = row + 1; j < 64; j++) {
                        writer.add(scenes.get(row), scenes.get(j), row + 2, Map.of("i", row, "j", j));
                    }
                    return row;
                });
            }
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
            writer.complete();
        } finally {
            threads.shutdownNow();
        }

        PairDbIndex db = PairDbIndex.open(target);
        assertThat(db.size()).isEqualTo(64 * 63 / 2);
        for (int i = 0; i < 64; i++) {
            for (int j = i + 1; j < 64; j++) {
                assertThat(db.score100(scenes.get(i), scenes.get(j))).hasValue(i + 2);
                assertThat(db.factors(scenes.get(i), scenes.get(j))).contains(Map.of("i", (long) i, "j", (long) j));
            }
        }
    }

    @Test
    void what_cannot_be_a_pair_is_refused_and_harmless() throws IOException {
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), List.of("A", "B"))) {
            assertThatThrownBy(() -> writer.add("A", "X", 1, Map.of()))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("X");
            assertThatThrownBy(() -> writer.add("A", "A", 1, Map.of())).isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.add("A", "B", Double.NaN, Map.of())).isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.add("A", "B", 1, Map.of("x", new Object())))
                    .isInstanceOf(BadOptionException.class);
            writer.add("A", "B", 77, Map.of());
            assertThatThrownBy(() -> writer.add("B", "A", 78, Map.of()))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("before");
            writer.complete();
            assertThatThrownBy(() -> writer.add("A", "B", 1, Map.of())).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(writer::complete).isInstanceOf(IllegalStateException.class);
        }

        assertThat(PairDbIndex.open(target).score100("A", "B")).hasValue(77);
    }

    @Test
    void a_target_that_cannot_be_written_is_told_and_leaves_nothing() throws IOException {
        Path nowhere = folder.resolve("nowhere/db.json");
        assertThatThrownBy(() -> PairDbWriter.create(nowhere, Map.of(), List.of("A")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(nowhere.toString());

        Files.createDirectories(target.resolve("in the way"));
        PairDbWriter writer = PairDbWriter.create(target, Map.of(), List.of("A"));
        assertThatThrownBy(writer::complete).isInstanceOf(BadFileException.class);
        assertThat(files()).containsExactly(".db.json");
    }

    @Test
    void an_index_that_is_open_answers_from_the_file_that_it_opened() {
        write(10, "first");
        PairDbIndex before = PairDbIndex.open(target);

        write(20, "second");

        assertThat(before.score100("A", "B")).hasValue(10);
        assertThat(before.factors("A", "B")).contains(Map.of("text", "first"));
        assertThat(PairDbIndex.open(target).factors("A", "B")).contains(Map.of("text", "second"));
    }

    private void write(int score, String text) {
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), List.of("A", "B"))) {
            writer.add("A", "B", score, Map.of("text", text));
            writer.complete();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(int i, int j) {
        return ("" + i + j).repeat((i * 8 + j) % 5 == 0 ? 40_000 : 100);
    }
}
