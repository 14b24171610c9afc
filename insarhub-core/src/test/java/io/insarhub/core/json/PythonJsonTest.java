package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonJsonTest {

    @Test
    void a_document_has_the_form_of_json_dumps_with_indent_2() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pairs", List.of(List.of("A", "B")));
        document.put("empty", List.of(List.of(), Map.of()));
        document.put("text", "\"\\/\b\f\n\r\t\u0000\u007fé\ud83d\ude00\ud83d");
        document.put("numbers", Arrays.asList(1, 2L, -0.0, 1e-5, 0.5f, Double.NaN, null, true));
        document.put(
                "exact", List.of(new BigInteger("12345678901234567890"), new BigDecimal("0.10000000000000000001")));

        assertThat(new String(PythonJson.indentedBytes(document), US_ASCII)).isEqualTo("""
                        {
                          "pairs": [
                            [
                              "A",
                              "B"
                            ]
                          ],
                          "empty": [
                            [],
                            {}
                          ],
                          "text": "\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u007f\\u00e9\\ud83d\\ude00\\ud83d",
                          "numbers": [
                            1,
                            2,
                            -0.0,
                            1e-05,
                            0.5,
                            NaN,
                            null,
                            true
                          ],
                          "exact": [
                            12345678901234567890,
                            0.10000000000000000001
                          ]
                        }""");
    }

    @Test
    void strings_longer_than_any_buffer_are_written_whole(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.json");
        for (int length = 16_380; length < 16_390; length++) {
            Map<String, Object> document = Map.of("k".repeat(length), "é" + "v".repeat(3 * length) + "\n");

            Files.write(file, PythonJson.indentedBytes(document));

            assertThat(JsonReader.readObject(file)).isEqualTo(document);
        }
    }

    static Stream<Object> whatCannotBeReadBack() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        return Stream.of(
                new Object(),
                'c',
                new int[] {1},
                Map.of(1, 2),
                Map.of("\ud83d", 1),
                Map.of("a\ude00\ud83db", 1),
                BigInteger.TEN.pow(5000),
                nested(1001),
                itself);
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeReadBack")
    void what_could_not_be_read_back_is_refused(Object value) {
        assertThatThrownBy(() -> PythonJson.indentedBytes(value)).isInstanceOf(BadOptionException.class);
    }

    @Test
    void the_deepest_document_that_is_written_can_be_read(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep.json");
        Object deepest = nested(1000);

        Files.write(file, PythonJson.indentedBytes(deepest));

        assertThat(JsonReader.read(file)).isEqualTo(deepest);
    }

    private static Object nested(int levels) {
        Object value = List.of();
        for (int i = 1; i < levels; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("k", value);
        }
        return value;
    }
}
