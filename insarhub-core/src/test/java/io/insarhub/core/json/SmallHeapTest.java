package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are far too large or too deep, read in a JVM of 64 MB: an error that says so, never out of memory. */
class SmallHeapTest {

    private static final long MB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_string_of_a_gigabyte_is_refused() throws IOException, InterruptedException {
        Path value = file("{\"a\": \"", "x", "\"}", 1024 * MB);

        assertThat(whenReadInASmallHeap(value))
                .singleElement()
                .asString()
                .startsWith(value + ", line 1, column 7: goes beyond what is read: String value length");
    }

    @Test
    void keys_and_numbers_without_end_are_refused() throws IOException, InterruptedException {
        Path key = file("{\"", "k", "\": 1}", 32 * MB);
        Path number = file("[1", "7", "]", 32 * MB);
        Path fraction = file("[0.", "7", "]", 32 * MB);
        Path word = file("[", "w", "]", 32 * MB);

        assertThat(whenReadInASmallHeap(key, number, fraction, word))
                .allSatisfy(
                        line -> assertThat(line).contains(", line 1, column ").hasSizeLessThan(600))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Name length"),
                        line -> assertThat(line).contains("value length"),
                        line -> assertThat(line).contains("value length"),
                        line -> assertThat(line).contains("Unrecognized token"));
    }

    @Test
    void fifty_thousand_levels_are_refused_and_do_not_overflow_the_stack() throws IOException, InterruptedException {
        Path arrays = file("", "[", "", 50_000);
        Path objects = file("", "{\"a\":", "", 50_000 * 5);
        Path both = file("", "{\"a\":[", "", 50_000 * 6);

        assertThat(whenReadInASmallHeap(arrays, objects, both))
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line).contains("nesting depth (1001) exceeds the maximum allowed (1000)"));
    }

    @Test
    void documents_whose_values_do_not_fit_are_refused_before_the_heap_is_full()
            throws IOException, InterruptedException {
        List<String> elements = List.of(
                ",1",
                ",12345",
                ",0.1",
                ",12345678901234567890",
                ",[]",
                ",{}",
                ",[0]",
                ",[[0]]",
                ",{\"a\":1}",
                ",{\"a\":{\"b\":0.5}}",
                ",\"s\"",
                ",\"é\\u65e5\"",
                ",\"" + "x".repeat(100_000) + "\"",
                ",\n        0.12345678");
        List<Path> files = new ArrayList<>();
        for (String element : elements) {
            files.add(file("[0", element, "]", 32 * MB));
        }

        assertThat(whenReadInASmallHeap(files.toArray(Path[]::new)))
                .zipSatisfy(
                        files,
                        (line, file) -> assertThat(line)
                                .isEqualTo(file
                                        + ": is too large for the memory of this program: it would take more than a"
                                        + " third of the heap (21 MB). Give the program more heap (java -Xmx…)"));
    }

    @Test
    void unique_keys_are_counted_too() throws IOException, InterruptedException {
        Path file = folder.resolve("keys.json");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write('{');
            for (int i = 0; i < 2_000_000; i++) {
                out.write(("\"k" + i + "\":1,").getBytes(UTF_8));
            }
            out.write("\"end\":1}".getBytes(UTF_8));
        }

        assertThat(whenReadInASmallHeap(file)).singleElement().asString().contains("too large for the memory");
    }

    @Test
    void what_fits_is_read_however_long_its_file_is() throws IOException, InterruptedException {
        Path blank = file("[", " ", "1]", 32 * MB);
        Path numbers = file("[0", ",\n            0.5", "]", 6 * MB);
        Path text = file("[\"", "x", "\"]", 3 * MB);

        assertThat(whenReadInASmallHeap(blank, numbers, text)).hasSize(3).allMatch(line -> line.startsWith("read "));
    }

    private Path file(String start, String repeated, String end, long size) throws IOException {
        Path file = Files.createTempFile(folder, "hostile", ".json");
        byte[] unit = repeated.getBytes(UTF_8);
        byte[] block = new byte[unit.length * (int) Math.max(1, Math.min(size, MB) / unit.length)];
        for (int i = 0; i < block.length; i += unit.length) {
            System.arraycopy(unit, 0, block, i, unit.length);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start.getBytes(UTF_8));
            for (long written = 0; written < size; written += block.length) {
                out.write(block);
            }
            out.write(end.getBytes(UTF_8));
        }
        return file;
    }

    private static List<String> whenReadInASmallHeap(Path... files) throws IOException, InterruptedException {
        String[] names = Arrays.stream(files).map(Path::toString).toArray(String[]::new);
        Process child = ChildJvm.start(SmallHeap.class, names);
        List<String> lines =
                new String(child.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(child.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
