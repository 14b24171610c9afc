package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRoundTripTest {

    static Stream<Path> filesOfThePythonReleases() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/test/resources/golden/folders"))) {
            return all.filter(p -> p.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("filesOfThePythonReleases")
    void a_file_of_the_python_program_survives_reading_and_writing_byte_for_byte(Path file) throws IOException {
        byte[] written;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JsonValues.factory().createParser(in)) {
            written = PythonJson.indentedBytes(JsonValues.read(parser));
        }
        assertThat(new String(written, UTF_8)).isEqualTo(Files.readString(file));
    }
}
