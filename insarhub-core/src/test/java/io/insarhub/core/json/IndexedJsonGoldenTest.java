package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.json.JsonObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexedJsonGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Set<String> LARGE = Set.of("scores", "factors", "weather", "s1_coherence.map");

    static Stream<Path> goldenFiles() throws IOException {
        try (Stream<Path> folders = Files.walk(GOLDEN.resolve("folders"));
                Stream<Path> quality = Files.walk(GOLDEN.resolve("quality"))) {
            return Stream.concat(folders, quality)
                    .filter(p -> p.toString().endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_golden_file_left_where_it_lies_equals_the_one_built(Path file) throws IOException {
        Object plain = JsonTexts.plain(Files.readAllBytes(file));

        assertThat(IndexedJson.read(file, LARGE)).isEqualTo(plain);
        assertThat(IndexedJson.read(file, LARGE, 0)).isEqualTo(plain);
        assertThat(plain).isEqualTo(IndexedJson.read(file, Set.of(), 300));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void it_is_written_as_it_was_and_compact_as_python_would(Path file) throws IOException {
        Map<String, Object> indexed = IndexedJson.read(file, LARGE, 0);
        Object plain = JsonTexts.plain(Files.readAllBytes(file));

        assertThat(PythonJson.indentedBytes(indexed)).isEqualTo(Files.readAllBytes(file));
        assertThat(compact(indexed)).isEqualTo(compact(plain));
    }

    @Test
    void a_change_beside_a_large_member_copies_that_member_byte_for_byte() throws IOException {
        Path file = GOLDEN.resolve("quality/folder42/.insarhub_quality_cache.json");
        Map<String, Object> cache = IndexedJson.read(file, LARGE);
        assertThat(cache.get("s1_coherence")).isInstanceOf(IndexedObject.class);

        Map<String, Object> changed = JsonObjects.with(cache, "ndvi", Map.of("new", 1L));

        assertThat(changed.get("s1_coherence")).isSameAs(cache.get("s1_coherence"));
        assertThat(new String(PythonJson.indentedBytes(changed), US_ASCII))
                .isEqualTo(Files.readString(file).replace("\"ndvi\": {}", "\"ndvi\": {\n    \"new\": 1\n  }"));
    }

    @Test
    void the_typed_database_takes_it_as_it_is() throws IOException {
        Path file = GOLDEN.resolve("quality/folder42/.insarhub_pair_quality_db.json");
        PairQualityDb db = PairQualityDb.of(IndexedJson.read(file, LARGE));

        assertThat(db.toMap().get("factors")).isInstanceOf(IndexedObject.class);
        assertThat(db.sceneNames()).hasSize(42);
        assertThat(db.scores()).hasSize(861);
    }

    private static byte[] compact(@Nullable Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PythonJson.compact(value, out);
        return out.toByteArray();
    }
}
