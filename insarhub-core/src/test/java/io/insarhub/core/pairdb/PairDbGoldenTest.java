package io.insarhub.core.pairdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.api.BadFileException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases of both releases of the Python program. */
class PairDbGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path LARGEST = GOLDEN.resolve("quality/folder42/.insarhub_pair_quality_db.json");

    @TempDir
    Path folder;

    static Stream<Path> databases() throws IOException {
        try (Stream<Path> all = Files.walk(GOLDEN)) {
            return all.filter(p -> p.endsWith(".insarhub_pair_quality_db.json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void every_pair_is_answered_as_by_the_document_in_memory(Path file) throws IOException {
        Map<String, Object> document = plain(file);
        Map<String, Object> scores = object(document, "scores");
        Map<String, Object> factors = object(document, "factors");
        PairQualityDb typed = PairQualityDb.of(document);
        try (PairDbIndex db = PairDbIndex.open(file)) {
            assertThat(db.header().sceneNames()).isEqualTo(typed.sceneNames());
            assertThat(db.size())
                    .isEqualTo(scores.size())
                    .isEqualTo(db.header().pairCount().getAsInt());
            for (Map.Entry<String, Object> pair : scores.entrySet()) {
                String[] names = pair.getKey().split(":", 2);
                assertThat(db.rawScore(names[0], names[1])).hasValue(((Number) pair.getValue()).doubleValue());
                assertThat(db.score100(names[1], names[0]))
                        .isEqualTo(typed.score(new ScenePair(names[0], names[1])))
                        .hasValue(((Number) pair.getValue()).doubleValue());
                assertThat(db.factors(names[0], names[1])).contains(object(factors, pair.getKey()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void written_again_in_any_order_it_is_the_same_bytes(Path file) throws IOException {
        Map<String, Object> document = plain(file);
        List<Map.Entry<String, Object>> pairs =
                new ArrayList<>(object(document, "scores").entrySet());
        Collections.shuffle(pairs, new Random(7));
        Path target = folder.resolve("db.json");

        try (PairDbIndex db = PairDbIndex.open(file);
                PairDbWriter writer = PairDbWriter.create(
                        target, db.header().toMap(), db.header().sceneNames())) {
            for (Map.Entry<String, Object> pair : pairs) {
                String[] names = pair.getKey().split(":", 2);
                Map<String, Object> factors = db.factors(names[0], names[1]).orElseThrow();
                writer.add(names[0], names[1], (Number) pair.getValue(), factors);
            }
            writer.complete();
        }

        assertThat(Files.readString(target)).isEqualTo(Files.readString(file));
        assertThat(folder).isDirectoryContaining("glob:**db.json").isDirectoryNotContaining("glob:**tmp*");
    }

    @Test
    void cut_anywhere_it_is_refused() throws IOException {
        byte[] text = Files.readAllBytes(LARGEST);
        Random random = new Random(3);
        Path file = folder.resolve("db.json");
        for (int i = 0; i < 120; i++) {
            int length = i < 40 ? i : i < 80 ? text.length - 1 - (i - 40) : random.nextInt(text.length);
            Files.write(file, Arrays.copyOf(text, length));

            assertThatThrownBy(() -> openAndReadAll(file)).isInstanceOf(BadFileException.class);
        }
    }

    @Test
    void damaged_anywhere_it_is_refused_or_the_damage_is_in_a_value() throws IOException {
        byte[] text = Files.readAllBytes(GOLDEN.resolve("folders/python-0.4/p100_f466/.insarhub_pair_quality_db.json"));
        Random random = new Random(5);
        Path file = folder.resolve("db.json");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = text.clone();
            damaged[random.nextInt(text.length)] = (byte) "{}[]\",:\\x1\u0000".charAt(random.nextInt(11));
            Files.write(file, damaged);
            boolean sound = isSound(file);
            try {
                openAndReadAll(file);
            } catch (BadFileException e) {
                assertThat(e.file()).contains(file);
                refused++;
                continue;
            }
            assertThat(sound).isTrue();
        }
        assertThat(refused).isBetween(1, 299);
    }

    private static boolean isSound(Path file) {
        try {
            PairQualityDb.of(plain(file));
            return true;
        } catch (IOException | BadFileException e) {
            return false;
        }
    }

    private static void openAndReadAll(Path file) {
        try (PairDbIndex db = PairDbIndex.open(file)) {
            List<String> names = db.header().sceneNames();
            for (String a : names) {
                for (String b : names) {
                    db.score100(a, b);
                    db.factors(a, b);
                }
            }
        }
    }

    private static Map<String, Object> plain(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JsonValues.factory().createParser(in)) {
            Object value = JsonValues.read(parser);
            if (parser.nextToken() != null) {
                throw BadFileException.shape("$", "more text follows");
            }
            return object(value == null ? Map.of() : Map.of("", value), "");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> holder, String key) {
        Object value = holder.get(key);
        if (!(value instanceof Map)) {
            throw BadFileException.shape(key, "is no object");
        }
        return (Map<String, Object>) value;
    }
}
