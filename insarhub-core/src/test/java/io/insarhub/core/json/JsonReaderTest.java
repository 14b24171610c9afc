package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("insarhub_config.json");
    }

    @Test
    void every_kind_of_value_becomes_a_plain_one() throws IOException {
        given("""
                {"s": "a\\u00e9", "n": -7, "big": 123456789012345678901234567890, "x": 0.1, "exact": 0.1234567890123456789,
                 "nan": NaN, "inf": -Infinity, "t": true, "no": null, "list": [1, []], "map": {"k": {}}}
                """);

        assertThat(JsonReader.readObject(file))
                .containsEntry("s", "aé")
                .containsEntry("n", -7L)
                .containsEntry("big", new BigInteger("123456789012345678901234567890"))
                .containsEntry("x", 0.1)
                .containsEntry("exact", new BigDecimal("0.1234567890123456789"))
                .containsEntry("nan", Double.NaN)
                .containsEntry("inf", Double.NEGATIVE_INFINITY)
                .containsEntry("t", true)
                .containsEntry("no", null)
                .containsEntry("list", List.of(1L, List.of()))
                .containsEntry("map", Map.of("k", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // what stands in the file | line | column | what is said
                "{'a': 1,}                | 1 | 9  | is not JSON",
                "{'a': 1;                 | 1 | 8  | is not JSON",
                "{'a' 1}                  | 1 | 6  | is not JSON",
                "{'a': tru}               | 1 | 7  | is not JSON",
                "{'a': truth}             | 1 | 7  | is not JSON",
                "{'a': 01}                | 1 | 8  | is not JSON",
                "{'a': 1.}                | 1 | 8  | is not JSON",
                "{'a': .5}                | 1 | 7  | is not JSON",
                "{'a': +1}                | 1 | 8  | is not JSON",
                "{'a': 1e}                | 1 | 8  | is not JSON",
                "{'a': '\\x'}             | 1 | 9  | is not JSON",
                "{'a': '\\u12g4'}         | 1 | 12 | is not JSON",
                "{a: 1}                   | 1 | 2  | is not JSON",
                "{'a': 1} // comment      | 1 | 10 | is not JSON",
                "{'a': 1}~{'b': 2}        | 2 | 1  | more text follows",
                "{'a': 1} 2               | 1 | 10 | more text follows",
                "{'a': 1}]                | 1 | 9  | is not JSON",
                "{~ 'a': 1,~ 'b': 2,~ 'a': 3~} | 4 | 2 | the key \"a\" stands twice in one object",
                "{'x': {'é': 1, 'é': 2}}  | 1 | 16 | the key \"é\" stands twice in one object",
                "{'a': 'é€😀', 'b': x}     | 1 | 20 | is not JSON",
                "{'a': -INF}              | 1 | 7  | unknown number",
                "{'a': [1, 2              | 1 | 12 | ends too early",
                "{'a                      | 1 | 4  | ends too early",
                "{'a': 'b\\               | 1 | 10 | ends too early",
                "{'a': 1,~                | 2 | 1  | ends too early",
                "[1]                      | $ |    | expected an object, found an array",
                "'text'                   | $ |    | expected an object, found a string",
                " null                    | $ |    | expected an object, found null",
                "3                        | $ |    | expected an object, found a number",
                "false                    | $ |    | expected an object, found true or false",
            })
    void broken_text_is_an_error_that_tells_line_and_column(String text, String line, String column, String problem)
            throws IOException {
        given(text.replace('\'', '"').replace('~', '\n'));

        BadFileException e = whenRead();

        assertThat(e.place()).hasValue(column == null ? line : "line " + line + ", column " + column);
        assertThat(e.problem()).contains(problem);
        assertThat(e).hasMessageStartingWith(file + ", ").hasMessageContaining("Restore it from a backup");
    }

    @Test
    void a_missing_file_is_an_error_or_empty_as_asked() {
        assertThat(whenRead().problem()).isEqualTo("does not exist");
        assertThat(JsonReader.readObjectIfPresent(file)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t \r\n"})
    void an_empty_file_is_an_error(String nothing) throws IOException {
        given(nothing);

        assertThat(whenRead().problem()).isEqualTo("is empty, expected JSON");
    }

    @Test
    void a_folder_in_its_place_is_an_error() throws IOException {
        Files.createDirectory(file);

        assertThat(whenRead().problem()).isEqualTo("is a folder, expected a file");
    }

    @Test
    void a_link_to_nowhere_is_an_error_and_not_taken_for_absent() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("gone.json"));

        assertThat(whenRead().problem()).isEqualTo("is a link to a file that does not exist");
    }

    @Test
    void a_link_that_leads_in_a_circle_is_an_error() throws IOException {
        Files.createSymbolicLink(file, file.getFileName());

        assertThat(whenRead().problem()).startsWith("cannot be read: ");
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_an_error() throws IOException {
        given("{}");
        file = file.resolve("stack_p0_f0.json");

        assertThat(whenRead().problem()).startsWith("cannot be read: ");
    }

    @Test
    void a_pipe_is_not_waited_for() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThat(whenRead().problem()).isEqualTo("is not a regular file");
    }

    @Test
    void a_byte_order_mark_is_refused_as_python_does() throws IOException {
        given("\ufeff{}");

        assertThat(whenRead().problem()).isEqualTo("begins with a byte order mark, which JSON must not have");
    }

    @Test
    void other_unicode_encodings_are_refused() throws IOException {
        given("{\"a\": 1}", UTF_16);
        assertThat(whenRead().problem()).isEqualTo("is UTF-16 text, expected UTF-8");

        given("{\"a\": 1}", UTF_16LE);
        assertThat(whenRead().problem()).startsWith("is not JSON");

        given("{\"a\": 1}", Charset.forName("UTF-32BE"));
        assertThat(whenRead().problem()).startsWith("is not JSON");
    }

    @Test
    void latin_letters_in_another_encoding_are_found_where_they_stand() throws IOException {
        given("{\n  \"Ort\": \"Zürich\"\n}", ISO_8859_1);

        BadFileException e = whenRead();

        assertThat(e.place()).hasValue("line 2, column 12");
        assertThat(e.problem()).isEqualTo("is not UTF-8 text: a byte does not fit");
    }

    @Test
    void a_fault_far_into_a_long_file_is_found_where_it_stands() throws IOException {
        String row = "  \"" + "ü".repeat(1000) + "\",\n";
        byte[] text = ("[\n" + row.repeat(20)).getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(text, text.length + 2);
        bytes[text.length] = ' ';
        bytes[text.length + 1] = (byte) 0xC3;
        Files.write(file, bytes);

        assertThat(whenRead().place()).hasValue("line 22, column 2");
    }

    @Test
    void never_more_than_a_line_of_the_content_is_repeated() throws IOException {
        given("{\"a\": " + "secret".repeat(1000) + "}");
        assertThat(whenRead().getMessage()).contains("secret").doesNotContain("secret".repeat(14));

        String key = "k".repeat(9000);
        given("{\"" + key + "\": 1, \"" + key + "\": 2}");
        assertThat(whenRead().getMessage()).contains("kkk").doesNotContain("k".repeat(81));
    }

    @Test
    void a_number_of_more_digits_than_anyone_needs_is_an_error() throws IOException {
        given("{\"a\": " + "7".repeat(5000) + "}");

        assertThat(whenRead().problem()).startsWith("goes beyond what is read: Number value length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999", "0e99999999999"})
    void an_exponent_without_end_is_read_or_refused_but_never_a_crash(String number) throws IOException {
        given("{\"a\": " + number + "}");

        assertThat(catchThrowableOfType(RuntimeException.class, () -> JsonReader.read(file)))
                .satisfiesAnyOf(e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(BadFileException.class));
    }

    @Test
    void half_a_surrogate_pair_is_kept_in_a_string_and_refused_in_a_key() throws IOException {
        given("{\"a\": \"\\ud83d\"}");
        assertThat(JsonReader.readObject(file)).containsEntry("a", "\ud83d");

        given("{\"\\ud83d\": 1}");
        assertThat(whenRead().problem()).contains("surrogate");
    }

    @Test
    void any_value_can_be_read_where_an_object_is_not_needed() throws IOException {
        given(" [1.5, null] \n");

        assertThat(JsonReader.read(file)).isEqualTo(Arrays.asList(1.5, null));
    }

    private void given(String text) throws IOException {
        given(text, UTF_8);
    }

    private void given(String text, Charset charset) throws IOException {
        Files.write(file, text.getBytes(charset));
    }

    private BadFileException whenRead() {
        BadFileException ifPresent =
                catchThrowableOfType(BadFileException.class, () -> JsonReader.readObjectIfPresent(file));
        BadFileException e = catchThrowableOfType(BadFileException.class, () -> JsonReader.readObject(file));
        assertThat(e).isNotNull();
        assertThat(e.file()).hasValue(file);
        if (ifPresent != null) {
            assertThat(ifPresent).hasMessage(e.getMessage());
        }
        return e;
    }
}
