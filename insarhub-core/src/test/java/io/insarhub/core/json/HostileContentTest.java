package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileContentTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/folders/python-0.2.5/p100_f466");

    @Test
    void a_file_that_is_cut_off_at_any_byte_is_an_error_and_never_half_a_document(@TempDir Path folder)
            throws IOException {
        byte[] whole = Files.readAllBytes(GOLDEN.resolve("insarhub_config.json"));
        Path file = folder.resolve("insarhub_config.json");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);

            assertThatThrownBy(() -> JsonReader.readObjectIfPresent(file))
                    .as("the first %d bytes", length)
                    .isInstanceOfSatisfying(
                            BadFileException.class,
                            e -> assertThat(e.problem())
                                    .matches("is empty.*|ends too early.*|is not JSON: Unrecognized token '[a-z]+'.*"));
            assertThat(file).hasBinaryContent(cut);
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void a_file_with_random_damage_is_read_or_is_a_bad_file_and_nothing_else(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] damaged = PythonJson.indentedBytes(Documents.document(seed));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }

        readOrBadFile(damaged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf", // continuation of nothing
                "c3",
                "e282",
                "f09f98", // cut short
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf", // longer than needed
                "eda080",
                "edbfbf",
                "eda0bdedb880", // surrogates, alone and as a pair
                "f4908080",
                "f5808080",
                "fe",
                "ff" // beyond Unicode
            })
    void bytes_that_are_not_utf_8_are_found(String hex, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("stack_p0_f0.json");
        ByteBuffer text = ByteBuffer.allocate(20).put("{\n\"é\": \"".getBytes(UTF_8));
        Files.write(
                file,
                Arrays.copyOf(
                        text.array(), text.put(HexFormat.of().parseHex(hex)).position()));
        Files.writeString(file, "\"}", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> JsonReader.read(file)).isInstanceOfSatisfying(BadFileException.class, e -> {
            assertThat(e.problem()).isEqualTo("is not UTF-8 text: a byte does not fit");
            assertThat(e.place()).hasValue("line 2, column 7");
        });
    }

    private static void readOrBadFile(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("hostile", ".json");
        try {
            Files.write(file, bytes);
            JsonReader.read(file);
        } catch (BadFileException e) {
            assertThat(e.file()).hasValue(file);
            assertThat(e.getMessage()).hasSizeLessThan(600);
        } finally {
            Files.delete(file);
        }
    }
}
