package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexedFileTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_replaced_while_it_is_read_goes_on_as_it_was() throws IOException {
        Path file = write("{\"big\": {\"a\": {\"x\": 1}, \"b\": [2]}}");
        Map<String, Object> big = big(file);
        assertThat(big.get("b")).isEqualTo(List.of(2L));

        Path other = Files.writeString(folder.resolve("other"), "{}");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(big.get("a")).isEqualTo(Map.of("x", 1L));
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void a_file_that_is_cut_while_it_is_read_is_an_error_at_whatever_length() throws IOException {
        String text = "{\"big\": {\"a\": {\"x\": 1}, \"b\": [2, 3, 4]}}";
        for (int length = 0; length < text.length(); length++) {
            Path file = write(text);
            Map<String, Object> big = big(file);
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(length);
            }

            assertThatThrownBy(() -> big.get("b"))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("changed");
            assertThatThrownBy(() -> PythonJson.indented(big, new ByteArrayOutputStream()))
                    .isInstanceOf(BadFileException.class);
        }
    }

    @Test
    void a_file_that_is_written_over_in_place_is_an_error_and_not_a_missing_key() throws IOException {
        Path file = write("{\"big\": {\"a\": 1, \"b\": 2}}");
        Map<String, Object> big = big(file);

        Files.writeString(file, "{\"big\": {\"c\": 1, \"d\": 2}}");

        assertThatThrownBy(() -> big.get("a"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> big.keySet().iterator().next()).isInstanceOf(BadFileException.class);
    }

    @Test
    void an_interrupted_reader_reads_on_and_so_do_the_others() throws IOException {
        Map<String, Object> big = big(write("{\"big\": {\"a\": {\"x\": 1}, \"b\": 2}}"));

        Thread.currentThread().interrupt();
        Object read = big.get("a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).isEqualTo(Map.of("x", 1L));
        assertThat(big.get("b")).isEqualTo(2L);
    }

    @Test
    void eight_threads_read_one_object_at_once() throws Exception {
        StringBuilder text = new StringBuilder("{\"big\": {");
        for (int i = 0; i < 2000; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("\"key")
                    .append(i)
                    .append("\": [")
                    .append(i)
                    .append("]");
        }
        Map<String, Object> big = big(write(text.append("}}").toString()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> readers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int start = t * 250;
                readers.add(() -> {
                    long wrong = 0;
                    for (int i = 0; i < 2000; i++) {
                        int k = (start + i) % 2000;
                        wrong += List.of((long) k).equals(big.get("key" + k)) ? 0 : 1;
                    }
                    return wrong;
                });
            }
            for (Future<Long> wrong : threads.invokeAll(readers)) {
                assertThat(wrong.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a": 1,\\n "b" 2}        | line 2, column 6   | ':'
            {"a": 1,\\n}              | line 2, column 1   | a key in double quotes
            {"a": {"b": [1, 2}}       | line 1, column 18  | ']'
            {"a": [1, 2]]             | line 1, column 13  | ',' or '}'
            {"é": 1, "é": 2}          | line 1, column 10  | stands twice
            {"a": 1} x                | line 1, column 10  | after the end
            {"a": "b                  | line 1, column 9   | cut off
            {"a": tru}                | line 1, column 7   | tru
            {"a": }                   | line 1, column 7   | a value
            [1]                       | line 1, column 1   | an object
            {"a": {"b": 1 "c": 2}}    | line 1, column 15  | comma
            """)
    void a_fault_is_told_with_its_place(String text, String place, String problem) throws IOException {
        Path file = write(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> IndexedJson.read(file, Set.of())).isInstanceOfSatisfying(BadFileException.class, e -> {
            assertThat(e.file()).contains(file);
            assertThat(e.place()).contains(place);
            assertThat(e.problem()).contains(problem);
        });
    }

    @Test
    void a_fault_inside_a_large_object_is_told_with_its_place_in_the_file() throws IOException {
        Map<String, Object> big = big(write("{\n  \"big\": {\n    \"a\": 1,\n    \"b\": [1 2]\n  }\n}"));

        assertThat(big.get("a")).isEqualTo(1L);
        assertThatThrownBy(() -> big.get("b"))
                .isInstanceOfSatisfying(
                        BadFileException.class, e -> assertThat(e.place()).contains("line 4, column 13"));
    }

    @Test
    void what_is_no_file_with_content_is_told() throws IOException {
        Path missing = folder.resolve("missing.json");
        Path empty = write("");

        assertThatThrownBy(() -> IndexedJson.read(missing, Set.of())).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> IndexedJson.read(empty, Set.of())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> IndexedJson.read(folder, Set.of())).hasMessageContaining("is a folder");
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("file.json"), text.getBytes(UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> big(Path file) {
        Map<String, Object> big =
                (Map<String, Object>) IndexedJson.read(file, Set.of("big"), 0).get("big");
        assertThat(big).isInstanceOf(IndexedObject.class);
        return big;
    }
}
