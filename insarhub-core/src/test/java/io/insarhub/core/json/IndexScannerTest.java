package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexScannerTest {

    private static final int BUFFER = 1 << 16;

    @TempDir
    Path folder;

    @Test
    void every_token_may_lie_across_the_end_of_the_buffer() throws IOException {
        String tail =
                "\",\n \"k\\\"\\u00e9y\" : {\"in\\\\\": [ -1.5e3 , \"v\\\\\" , {} ] } , \"n\": 12.25 , \"é\": null }  ";
        for (int pad = BUFFER - tail.length() - 8; pad < BUFFER; pad++) {
            byte[] text = ("{\"pad\": \"" + "x".repeat(pad) + tail).getBytes(UTF_8);
            Path file = Files.write(folder.resolve("file.json"), text);

            assertThat(IndexedJson.read(file, Set.of(), 0)).isEqualTo(JsonTexts.plain(text));
        }
    }

    @Test
    void numbers_across_the_end_of_the_buffer_are_read_whole() throws IOException {
        for (int pad = BUFFER - 30; pad < BUFFER; pad++) {
            String text =
                    "{\"" + "x".repeat(100) + "\":" + " ".repeat(pad - 104) + "-12.5 , \"e\": 1.5e-3, \"z\": null}";
            IndexedFile file = IndexedFile.open(Files.writeString(folder.resolve("file.json"), text), "");
            IndexScanner scanner = new IndexScanner(file, 0, file.size(), 0);

            scanner.beginObject();
            assertThat(scanner.nextKey()).isTrue();
            assertThat(scanner.number()).isEqualTo(-12.5);
            assertThat(scanner.nextKey()).isTrue();
            assertThat(scanner.keyIs("e")).isTrue();
            assertThat(scanner.number()).isEqualTo(0.0015);
            assertThat(scanner.nextKey()).isTrue();
            assertThat(scanner.number()).isNaN();
            assertThat(scanner.nextKey()).isFalse();
            scanner.end();
            file.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "true", "[1]", "{}", "tru", "x1", ""})
    void what_is_no_number_is_refused_as_one(String value) throws IOException {
        Path path = Files.writeString(folder.resolve("file.json"), "{\"a\":" + value + "}");
        try (IndexedFile file = IndexedFile.open(path, "")) {
            IndexScanner scanner = new IndexScanner(file, 0, file.size(), 0);
            scanner.beginObject();
            scanner.nextKey();

            assertThatThrownBy(scanner::number)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("line 1, column 6");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nesting_is_followed_as_deep_as_the_plain_reader_does_and_no_deeper(String open) throws IOException {
        String close = open.equals("[") ? "]" : "}";
        byte[] deepest = ("{\"a\":" + open.repeat(999) + "1" + close.repeat(999) + "}").getBytes(UTF_8);
        byte[] deeper = ("{\"a\":" + open.repeat(1000) + "1" + close.repeat(1000) + "}").getBytes(UTF_8);
        Path file = folder.resolve("file.json");

        Files.write(file, deepest);
        assertThat(PythonJson.indentedBytes(IndexedJson.read(file, Set.of())))
                .isEqualTo(PythonJson.indentedBytes(JsonTexts.plain(deepest)));
        Files.write(file, deeper);
        assertThatThrownBy(() -> JsonTexts.plain(deeper)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IndexedJson.read(file, Set.of(), 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("1000 levels");
    }

    @Test
    void a_key_of_more_than_50000_bytes_is_refused() throws IOException {
        Path longest = Files.writeString(folder.resolve("a.json"), "{\"" + "k".repeat(50_000) + "\": 1}");
        Path longer = Files.writeString(folder.resolve("b.json"), "{\"" + "k".repeat(50_001) + "\": 1}");

        assertThat(IndexedJson.read(longest, Set.of(), 0)).isEqualTo(Map.of("k".repeat(50_000), 1L));
        assertThatThrownBy(() -> IndexedJson.read(longer, Set.of(), 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("line 1, column 2")
                .hasMessageContaining("longer than 50000 bytes");
    }

    @Test
    void places_beyond_four_gigabytes_are_reached() throws IOException {
        Path path = folder.resolve("huge.json");
        long end = 5L << 30;
        try (var huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength(end);
            huge.write("{\"a\": {\"x\": 1}, \"b\": [2]}".getBytes(UTF_8));
            huge.seek(end);
            huge.write("{\"a\": {\"x\": 3}, \"b\": [4]}".getBytes(UTF_8));
        }
        try (IndexedFile file = IndexedFile.open(path, "")) {
            IndexedObject late = IndexedObject.scan(file, end, 0);

            assertThat(late).isEqualTo(Map.of("a", Map.of("x", 3L), "b", List.of(4L)));
            assertThat(late.get("b")).isEqualTo(List.of(4L));
        }
    }
}
