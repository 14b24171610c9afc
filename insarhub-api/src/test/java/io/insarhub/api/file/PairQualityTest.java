package io.insarhub.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.ScenePair;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairQualityTest {

    private static final String A = "S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_750C";
    private static final String B = "S1A_IW_SLC__1SDV_20200115T005900_20200115T005928_030012_03600C_A072";
    private static final String C = "S1A_IW_SLC__1SDV_20200127T005900_20200127T005927_030024_036018_7678";
    private static final ScenePair AB = new ScenePair(A, B);
    private static final ScenePair AC = new ScenePair(A, C);
    private static final ScenePair BC = new ScenePair(B, C);

    @Test
    void both_separators_and_both_orders_are_read() {
        PairQuality quality = PairQuality.of(Map.of("scores", Map.of(A + ":" + B, 40L, C + "," + A, 87.5)));

        assertThat(quality.score(AB)).hasValue(40);
        assertThat(quality.score(AC)).hasValue(87.5);
        assertThat(quality.score(BC)).isEmpty();
        assertThat(quality.scores()).containsOnlyKeys(AB, AC).containsEntry(AC, 87.5);
    }

    @Test
    void the_separator_of_the_file_is_kept_and_a_new_file_has_the_documented_one() {
        PairQuality python = PairQuality.of(Map.of("scores", Map.of(A + ":" + B, 40L)));

        PairQuality changed = python.withScores(Map.of(AB, 41.0, BC, 12.0), Map.of());
        assertThat(changed.toMap().get("scores")).isEqualTo(Map.of(A + ":" + B, 41L, B + ":" + C, 12L));
        assertThat(PairQuality.empty()
                        .withScores(Map.of(AB, 41.5), Map.of())
                        .toMap()
                        .get("scores"))
                .isEqualTo(Map.of(A + "," + B, 41.5));
        assertThat(PairQuality.emptyForPython()
                        .withScores(Map.of(AB, 41.5), Map.of())
                        .toMap()
                        .get("scores"))
                .isEqualTo(Map.of(A + ":" + B, 41.5));
    }

    @Test
    void a_file_of_small_numbers_is_on_0_to_1() {
        PairQuality quality = PairQuality.of(Map.of("scores", Map.of(A + "," + B, 0.5, A + "," + C, 1L)));

        assertThat(quality.score(AB)).hasValue(50);
        assertThat(quality.score(AC)).hasValue(100);
        assertThat(quality.withScores(Map.of(BC, 25.0), Map.of()).toMap().get("scores"))
                .isEqualTo(Map.of(A + "," + B, 0.5, A + "," + C, 1L, B + "," + C, 0.25));
    }

    @Test
    void factors_tell_the_scale_of_their_pair_even_in_a_mixed_file() {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put(A + ":" + B, 0.5);
        scores.put(A + ":" + C, 1L);
        scores.put(B + ":" + C, 36L);
        PairQuality quality = PairQuality.of(Map.of(
                "scores",
                scores,
                "factors",
                Map.of(
                        A + ":" + B, Map.of("branch", "B_veg", "score", 0.5),
                        A + ":" + C, Map.of("penalties", Map.of("coherence", 0.9), "score", 1L),
                        B + ":" + C, Map.of("penalties", Map.of(), "score", 36L))));

        assertThat(quality.score(AB)).hasValue(50);
        assertThat(quality.score(AC)).hasValue(1);
        assertThat(quality.score(BC)).hasValue(36);
    }

    @Test
    void factors_whose_own_score_is_a_hundred_times_the_number_mean_0_to_1() {
        PairQuality quality = PairQuality.of(Map.of(
                "scores", Map.of(A + ":" + B, 0.36),
                "factors", Map.of(A + ":" + B, Map.of("penalties", Map.of("coherence", 0.61), "score", 36L))));

        assertThat(quality.score(AB)).hasValue(36);
    }

    @Test
    void an_unknown_score_is_absent_not_zero() {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put(A + "," + B, null);
        scores.put(A + "," + C, Double.NaN);
        PairQuality quality = PairQuality.of(Map.of("scores", scores));

        assertThat(quality.score(AB)).isEmpty();
        assertThat(quality.score(AC)).isEmpty();
        assertThat(quality.toMap().get("scores")).isEqualTo(scores);
    }

    @Test
    void an_infinite_score_is_absent_and_does_not_tell_the_scale_of_the_others() {
        PairQuality quality = PairQuality.of(Map.of(
                "scores",
                Map.of(
                        A + "," + B, Double.POSITIVE_INFINITY,
                        A + "," + C, Double.NEGATIVE_INFINITY,
                        B + "," + C, 0.5)));

        assertThat(quality.scores()).containsExactly(Map.entry(BC, 50.0));
    }

    @Test
    void factors_that_a_section_lacks_are_not_added_where_there_are_none() {
        PairQuality scoresAlone = PairQuality.of(Map.of("scores", Map.of(A + "," + B, 40L)));

        assertThat(scoresAlone.withScores(Map.of(AC, 50.0), Map.of()).toMap()).containsOnlyKeys("scores");
        assertThat(PairQuality.empty().withScores(Map.of(AC, 50.0), Map.of()).toMap())
                .containsOnlyKeys("scores", "factors");
        assertThat(scoresAlone
                        .withScores(Map.of(), Map.of(AC, PairFactors.of(Map.of("coherence", 0.5))))
                        .factors(AC))
                .isPresent();
    }

    @Test
    void known_factors_have_accessors_under_all_their_names() {
        PairFactors documented = PairFactors.of(
                Map.of("coherence", 0.72, "ndvi", 0.85, "snow", 0.0, "rain", 0.1, "fire", 0.0, "precip_3d_d1", 3.5));
        PairFactors tier1 = PairFactors.of(
                Map.of("coherence_expected", 0.2, "hard_kill", "wet_snow", "precip_3day_d1", 6.6, "dt_days", 24L));
        PairFactors tier2 = PairFactors.of(Map.of("branch", "killed", "hard_kills", java.util.List.of("fire")));

        assertThat(documented.coherence()).hasValue(0.72);
        assertThat(documented.rain()).hasValue(0.1);
        assertThat(documented.precipitation3DayMm1()).hasValue(3.5);
        assertThat(tier1.coherence()).hasValue(0.2);
        assertThat(tier1.hardKills()).containsExactly("wet_snow");
        assertThat(tier1.precipitation3DayMm1()).hasValue(6.6);
        assertThat(tier1.temporalBaselineDays()).hasValue(24);
        assertThat(tier1.ndvi()).isEmpty();
        assertThat(tier2.hardKills()).containsExactly("fire");
        assertThat(tier2.branch()).contains("killed");
    }

    @Test
    void a_wrong_kind_is_an_error_with_its_path() {
        assertThatThrownBy(() -> StackFile.of(Map.of("pair_quality", Map.of("scores", Map.of(A + "," + B, "good")))))
                .hasMessageContaining("$.pair_quality.scores[\"" + A + "," + B + "\"]")
                .hasMessageContaining("expected a number, found the string \"good\"");
        assertThatThrownBy(() -> PairQuality.of(Map.of("factors", Map.of(A + "," + B, 3L))))
                .hasMessageContaining("$.factors[");
        assertThatThrownBy(() -> PairQuality.of(Map.of("scores", true))).hasMessageContaining("$.scores");
    }
}
