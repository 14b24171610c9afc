package io.insarhub.core.pairdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairDbIndexTest {

    private static final String HEADER =
            "{\"_schema_version\": 1, \"_built_at\": \"2026-11-22T06:53:08.710647+00:00\", \"_n_scenes\": 3,"
                    + " \"_n_pairs\": 3, \"_complete\": true, \"_scene_names\": [\"A\", \"B\", \"C\"]";

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_header_is_told() throws IOException {
        PairDbIndex db = open(HEADER + ", \"mine\": [1], \"scores\": {\"A:B\": 3}, \"factors\": {}}");

        assertThat(db.header().builtAt()).map(Object::toString).contains("2026-11-22T06:53:08.710647Z");
        assertThat(db.header().sceneCount()).hasValue(3);
        assertThat(db.header().pairCount()).hasValue(3);
        assertThat(db.header().complete()).isTrue();
        assertThat(db.header().sceneNames()).containsExactly("A", "B", "C");
        assertThat(db.header().toMap()).containsEntry("mine", List.of(1L)).doesNotContainKeys("scores", "factors");
        assertThat(db.size()).isEqualTo(1);
    }

    @Test
    void the_header_alone_is_had_without_the_rest() throws IOException {
        Path file = folder.resolve("db.json");
        Files.writeString(file, HEADER + ", \"scores\": {broken}}");
        assertThat(PairDbHeader.read(file).complete()).isTrue();
        assertThat(PairDbHeader.read(file).sceneNames()).containsExactly("A", "B", "C");

        Files.writeString(file, "{\"scores\": {\"A:B\": 1}, \"_schema_version\": 1, \"_complete\": false}");
        assertThat(PairDbHeader.read(file).complete()).isFalse();

        Files.writeString(file, HEADER + ", \"scores\": {");
        assertThatThrownBy(() -> PairDbHeader.read(file)).isInstanceOf(BadFileException.class);
        Files.writeString(file, "{\"_schema_version\": 3, \"_complete\": 17}");
        assertThatThrownBy(() -> PairDbHeader.read(file)).hasMessageContaining("expected version 1, found 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A:B", "A,B", "B:A", "B,A", "\\u0041:B"})
    void a_pair_is_found_with_either_separator_and_in_either_order(String key) throws IOException {
        PairDbIndex db =
                open(HEADER + ", \"scores\": {\"" + key + "\": 38}, \"factors\": {\"" + key + "\": {\"ndvi\": 0.5}}}");

        assertThat(db.rawScore("A", "B")).hasValue(38);
        assertThat(db.score100("B", "A")).hasValue(38);
        assertThat(db.factors("A", "B")).contains(Map.of("ndvi", 0.5));
        assertThat(db.factors("B", "A")).contains(Map.of("ndvi", 0.5));
        assertThat(db.score100("A", "C")).isEmpty();
        assertThat(db.score100("A", "X")).isEmpty();
        assertThat(db.factors("A", "X")).isEmpty();
    }

    /** Raw score, factors of the pair, another score of the file; what it means on 0–100. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            38    | {"penalties": {}, "score": 38}           | 0    | 38
            38    | {"branch": "A_urban_bare"}               | 0    | 38
            0     | {"branch": "killed"}                     | 0    | 0
            1     | {"penalties": {}, "score": 1}            | 0    | 1
            1     | {"penalties": {}, "score": 100}          | 0    | 100
            1     | {"branch": "B_veg", "score": 1.0}        | 50   | 100
            0.57  | {"penalties": {}, "score": 57}           | 0    | 57
            0.01  | {"penalties": {}, "score": 1}            | 0.5  | 1
            0.4   | {"penalties": {}, "score": 0.4}          | 0.5  | 0.4
            0.4   | {"penalties": {}}                        | 0.5  | 0.4
            0.4   | {"branch": "C_forest", "score": 0.4}     | 99   | 40
            0.4   | {"contributions": {}, "dt_days": 12}     | 99   | 40
            0.4   | {"other": {"branch": 1}}                 | 99   | 0.4
            0.4   | {"other": {"penalties": 1}}              | 0.9  | 40
            0.4   | {}                                       | 0.9  | 40
            0.4   | {}                                       | 99   | 0.4
            1     | {"score": "100"}                         | 0.9  | 100
            1     | {"score": NaN}                           | 2    | 1
            101   | {}                                       | 2    | 100
            -0.5  | {"branch": 1}                            | 2    | 0
            """)
    void a_score_is_shown_on_0_to_100_whatever_scale_it_was_written_on(
            String raw, String factors, String other, double expected) throws IOException {
        PairDbIndex db = open(HEADER + ", \"scores\": {\"A:B\": " + raw + ", \"A:C\": " + other
                + "}, \"factors\": {\"A:C\": {\"x\": [1]}, \"A:B\": " + factors + "}}");

        assertThat(db.score100("A", "B")).hasValue(expected);
        assertThat(db.rawScore("A", "B")).hasValue(Double.parseDouble(raw));
    }

    @Test
    void without_factors_the_file_decides() throws IOException {
        PairDbIndex unit = open(HEADER + ", \"scores\": {\"A:B\": 0.4, \"A:C\": 1}}");
        assertThat(unit.score100("A", "B")).hasValue(40);
        assertThat(unit.score100("A", "C")).hasValue(100);
        assertThat(unit.factors("A", "B")).isEmpty();

        PairDbIndex percent = open(HEADER + ", \"scores\": {\"A:B\": 0.4, \"A:C\": 1.5}}");
        assertThat(percent.score100("A", "B")).hasValue(0.4);
    }

    @Test
    void clear_scores_are_answered_without_the_factors() throws IOException {
        PairDbIndex db =
                open(HEADER + ", \"scores\": {\"A:B\": 38, \"A:C\": 0, \"B:C\": 1}, \"factors\": {\"A:B\" 1 }}");

        assertThat(db.score100("A", "B")).hasValue(38);
        assertThat(db.score100("A", "C")).hasValue(0);
        assertThat(db.rawScore("B", "C")).hasValue(1);
        assertThatThrownBy(() -> db.score100("B", "C"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("':' after the key");
        assertThatThrownBy(() -> db.factors("A", "B")).isInstanceOf(BadFileException.class);
        assertThatThrownBy(db::settleScales).isInstanceOf(BadFileException.class);
    }

    @Test
    void unknown_scores_are_no_scores() throws IOException {
        PairDbIndex db = open(HEADER + ", \"scores\": {\"A:B\": null, \"A:C\": NaN, \"no pair\": 7, \":\": [1]}}");

        assertThat(db.score100("A", "B")).isEmpty();
        assertThat(db.rawScore("A", "C")).isEmpty();
        assertThat(db.size()).isEqualTo(2);
    }

    @Test
    void an_infinite_score_is_none_and_does_not_tell_the_scale_of_the_others() throws IOException {
        PairDbIndex db = open(HEADER + ", \"scores\": {\"A:B\": Infinity, \"A:C\": -Infinity, \"B:C\": 0.5}}");

        assertThat(db.score100("A", "B")).isEmpty();
        assertThat(db.rawScore("A", "C")).isEmpty();
        assertThat(db.score100("B", "C")).hasValue(50);
    }

    @Test
    void a_stub_has_no_scores() throws IOException {
        PairDbIndex stub = open("{\"_schema_version\": 1, \"_n_scenes\": 2, \"_n_pairs\": 1, \"_complete\": false}");

        assertThat(stub.header().complete()).isFalse();
        assertThat(stub.score100("A", "B")).isEmpty();
        assertThat(stub.factors("A", "B")).isEmpty();
    }

    @Test
    void members_may_stand_in_any_order() throws IOException {
        PairDbIndex db = open("{\"factors\": {\"A:B\": {\"branch\": \"B_veg\"}}, \"scores\": {\"A:B\": 0.25},"
                + HEADER.substring(1) + "}");

        assertThat(db.header().sceneNames()).hasSize(3);
        assertThat(db.score100("A", "B")).hasValue(25);
        assertThat(db.factors("A", "B")).contains(Map.of("branch", "B_veg"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"_schema_version": 2, "scores": 1}                                   | expected version 1, found 2. It was written by another release; move it aside
            {"_complete": true}                                                   | expected version 1, found none
            {"_schema_version": 1, "_complete": true}                             | complete but has no scores. Delete it
            {"_schema_version": 1, "_complete": "yes", "scores": {}}              | $._complete: expected true or false, found the string "yes". Delete it
            {"_schema_version": 1, "_complete": true, "scores": {"A:B": "x"}}     | line 1, column 61: expected a number
            {"_schema_version": 1, "_complete": true, "scores": {"A:B": 1, "B,A": 2}} | column 64: the pair "B,A" stands twice
            {"_schema_version": 1, "_schema_version": 1}                          | stands twice
            {"_schema_version": 1, "_complete": true, "scores": {"A:B": 1}        | line 1, column 63: the text ends in the middle of an object
            {"_schema_version": 1, "_complete": true, "scores": {"A:B": 1         | does not end with '}'
            {"_schema_version": 1} 1                                              | does not end with '}'
            []                                                                    | does not end with '}'
            """)
    void a_bad_file_is_told_with_what_to_do(String text, String problem) throws IOException {
        assertThatThrownBy(() -> open(text))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(problem);
    }

    @Property(tries = 200)
    void any_pairs_in_any_order_are_found_and_no_others(
            @ForAll @IntRange(min = 2, max = 9) int sceneCount,
            @ForAll @IntRange(max = 8) int missing,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < sceneCount; i++) {
            for (int j = i + 1; j < sceneCount; j++) {
                keys.add("S" + i + ":S" + j);
            }
        }
        if (random.nextBoolean()) {
            Collections.shuffle(keys, random);
        }
        keys = keys.subList(0, Math.max(0, keys.size() - missing));
        StringBuilder scores = new StringBuilder();
        for (String key : keys) {
            scores.append(scores.isEmpty() ? "" : ",").append("\"" + key + "\": " + score(key));
        }
        Path file = Files.createTempFile("pairs", ".json");
        Files.writeString(file, HEADER + ", \"scores\": {" + scores + "}, \"factors\": {}}");

        try (PairDbIndex db = PairDbIndex.open(file)) {
            assertThat(db.size()).isEqualTo(keys.size());
            for (int i = 0; i <= sceneCount; i++) {
                for (int j = 0; j <= sceneCount; j++) {
                    String key = "S" + Math.min(i, j) + ":S" + Math.max(i, j);
                    assertThat(db.score100("S" + i, "S" + j))
                            .isEqualTo(keys.contains(key) ? OptionalDouble.of(score(key)) : OptionalDouble.empty());
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static int score(String key) {
        return 2 + Math.floorMod(key.hashCode(), 98);
    }

    @Test
    void a_closed_index_goes_on_with_what_it_has() throws IOException {
        PairDbIndex db = open(HEADER + ", \"scores\": {\"A:B\": 38}, \"factors\": {\"A:B\": {}}}");

        db.close();

        assertThat(db.score100("A", "B")).isEqualTo(OptionalDouble.of(38));
        assertThatThrownBy(() -> db.factors("A", "B")).isInstanceOf(IllegalStateException.class);
    }

    private PairDbIndex open(String text) throws IOException {
        return PairDbIndex.open(Files.write(folder.resolve("db.json"), text.getBytes(UTF_8)));
    }
}
