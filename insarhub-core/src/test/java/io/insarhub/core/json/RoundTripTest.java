package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void a_document_that_is_written_and_read_is_the_same_and_so_are_its_bytes_when_written_again(@ForAll long seed)
            throws IOException {
        Map<String, Object> document = Documents.document(seed);
        byte[] written = PythonJson.indentedBytes(document);

        Map<String, Object> read = readFromFile(written);

        assertThat(read).isEqualTo(document);
        assertThat(read.keySet()).containsExactlyElementsOf(document.keySet());
        assertThat(PythonJson.indentedBytes(read)).isEqualTo(written);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void the_form_on_one_line_reads_back_the_same(@ForAll long seed) throws IOException {
        byte[] written = compact(Documents.document(seed));

        assertThat(compact(readFromFile(written))).isEqualTo(written);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void only_ascii_is_written_and_no_newline_at_the_end(@ForAll long seed) {
        String written = new String(PythonJson.indentedBytes(Documents.document(seed)), UTF_8);

        assertThat(written).matches("[\n -~]*").endsWith("}");
    }

    @Test
    void two_thousand_documents_have_the_bytes_that_the_real_python_gives_them(@TempDir Path folder)
            throws IOException, InterruptedException {
        Python.assumeInstalled();
        Path ours = folder.resolve("ours.json");
        Map<String, Object> all = Map.of(
                "documents",
                LongStream.range(0, 2_000).mapToObj(Documents::document).toList());
        Files.write(ours, compact(all));
        Path indented = folder.resolve("indented.json");
        Path oneLine = folder.resolve("one-line.json");

        Python.run("import sys, json; sys.stdout.write(json.dumps(json.load(sys.stdin), indent=2))", ours, indented);
        Python.run("import sys, json; sys.stdout.write(json.dumps(json.load(sys.stdin)))", ours, oneLine);

        assertThat(PythonJson.indentedBytes(all)).isEqualTo(Files.readAllBytes(indented));
        assertThat(compact(all)).isEqualTo(Files.readAllBytes(oneLine));
    }

    @Test
    void text_that_is_not_escaped_is_read_too() throws IOException {
        byte[] bytes = "{\"Ort\": \"Zürich 日本 \ud83d\ude00\"}".getBytes(UTF_8);

        assertThat(readFromFile(bytes)).containsEntry("Ort", "Zürich 日本 \ud83d\ude00");
    }

    private static Map<String, Object> readFromFile(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("round-trip", ".json");
        try {
            Files.write(file, bytes);
            return JsonReader.readObject(file);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] compact(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PythonJson.compact(value, bytes);
        return bytes.toByteArray();
    }
}
