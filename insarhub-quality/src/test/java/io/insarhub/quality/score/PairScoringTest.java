package io.insarhub.quality.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Season;
import io.insarhub.core.json.PythonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PairScoringTest {

    private static final PairScoring SCORING = PairScoring.standard();

    static Stream<Arguments> vectors() throws URISyntaxException {
        List<Map<String, Object>> all = GoldenVectors.all();
        assertThat(all).hasSize(89);
        return java.util.stream.IntStream.range(0, all.size()).mapToObj(i -> Arguments.of(i, all.get(i)));
    }

    @ParameterizedTest(name = "vector {0}")
    @MethodSource("vectors")
    void scoresAndFactorsAreThoseOfThePythonProgram(int index, Map<String, Map<String, Object>> vector) {
        PairFeatures features = GoldenVectors.features(in(vector, "features"));

        Map<String, Object> chain = in(vector, "tier1_chain");
        double chainScore = GoldenVectors.number(chain.get("score"));
        boolean byLandCover = Tier.of(features) == Tier.LAND_COVER;
        assertThat(SCORING.score(features)).isEqualTo(byLandCover ? Decimals.round(100 * chainScore, 2) : chainScore);
        assertSame(factors(features, Tier.of(features)), chain.get("factors"));

        Map<String, Object> cover = in(vector, "land_cover");
        assertThat(SCORING.score(features, Tier.LAND_COVER) / 100)
                .isCloseTo(GoldenVectors.number(cover.get("score")), org.assertj.core.data.Offset.offset(1e-12));
        assertSame(factors(features, Tier.LAND_COVER), cover.get("factors"));
    }

    @ParameterizedTest(name = "vector {0}")
    @MethodSource("vectors")
    void textAndMapOfTheFactorsAreTheSame(int index, Map<String, Map<String, Object>> vector) throws IOException {
        PairFeatures features = GoldenVectors.features(in(vector, "features"));
        for (Tier tier : Tier.values()) {
            JsonFactors text = new JsonFactors(2);
            text.start();
            SCORING.factors(features, tier, text);
            text.finish();
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            PythonJson.nested(factors(features, tier), expected, 2);
            assertThat(new String(Arrays.copyOf(text.text(), text.length()), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(expected.toString(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void theWriterOfTextIsReadyForAnotherPair() {
        JsonFactors text = new JsonFactors(0);
        for (String expected : List.of("{\n  \"a\": 0.0001,\n  \"b\": -12.5\n}", "{}")) {
            text.start();
            if (expected.length() > 2) {
                text.number("a", 1e-4);
                text.number("b", -12.5);
            }
            text.finish();
            assertThat(new String(text.text(), 0, text.length(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatIsUnknownCostsNothingAndIsNull() {
        PairCoherence coherence = new PairCoherence(
                "s3", 0.6, 0.2, Double.NaN, Season.WINTER, Season.WINTER, List.of(new Segment(12, Season.WINTER, 0.6)));
        PairFeatures features = PairFeatures.of(
                12,
                Double.NaN,
                DayFeatures.unknown(),
                DayFeatures.unknown(),
                Double.NaN,
                LandCoverShares.unknown(),
                coherence);

        assertThat(Tier.of(features)).isEqualTo(Tier.COHERENCE);
        assertThat(SCORING.score(features)).isEqualTo(100);
        Map<String, Object> factors = factors(features, Tier.COHERENCE);
        assertThat(factors)
                .containsEntry("snow_cover_d1", 0.0)
                .containsEntry("temp_max_d1", null)
                .containsEntry("precip_3day_d2", null)
                .containsEntry("bperp_diff", null)
                .containsEntry("snow_source", null);
        PairFeatures nowhere = PairFeatures.of(
                12,
                Double.NaN,
                DayFeatures.unknown(),
                DayFeatures.unknown(),
                Double.NaN,
                LandCoverShares.unknown(),
                PairCoherence.unknown());
        assertThat(Tier.of(nowhere)).isEqualTo(Tier.FLAT);
        assertThat(SCORING.score(nowhere)).isEqualTo(Decimals.round(100 * (1 - .22 * 0.0667), 2));
    }

    @Test
    void fireKillsWhereTheCoherenceIsNotKnown() {
        DayFeatures burning = new DayFeatures(0, null, 20, 0, 0, 0, 0.5, true);
        LandCoverShares cover = new LandCoverShares(0.1, 0.3, 0.2, 0.1, 0.05, 0.2, 0, 0.05);
        PairFeatures features =
                PairFeatures.of(12, 30, burning, DayFeatures.unknown(), 0, cover, PairCoherence.unknown());

        assertThat(SCORING.score(features)).isZero();
        assertThat(factors(features, Tier.LAND_COVER))
                .containsEntry("branch", "killed")
                .containsEntry("hard_kills", List.of("fire"));
    }

    @Test
    void release04TakesCoherenceAsGoodFromPoint4() {
        PairFeatures features = PairFeatures.of(
                12,
                30,
                DayFeatures.unknown(),
                DayFeatures.unknown(),
                0,
                LandCoverShares.unknown(),
                new PairCoherence("s3", 0.4, 0.2, 0.3, Season.WINTER, Season.WINTER, List.of()));

        assertThat(new PairScoring(0.40, false).score(features)).isEqualTo(100);
        assertThat(SCORING.score(features)).isEqualTo(84);
    }

    private static Map<String, Object> factors(PairFeatures features, Tier tier) {
        MapFactors out = new MapFactors();
        SCORING.factors(features, tier, out);
        return out.toMap();
    }

    private static Map<String, Object> in(Map<String, Map<String, Object>> vector, String key) {
        return java.util.Objects.requireNonNull(vector.get(key));
    }

    /** Same keys in the same order, same values; 0 and 0.0 are the same number. */
    private static void assertSame(@Nullable Object actual, @Nullable Object expected) {
        assertThat(String.valueOf(plain(actual))).isEqualTo(String.valueOf(plain(expected)));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            map.forEach((k, v) -> entries.add(k + "=" + plain(v)));
            return entries;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> String.valueOf(plain(v))).toList();
        }
        return value instanceof Number n ? (Object) n.doubleValue() : value;
    }

    @Test
    void roundsTheExactBinaryValueTiesToEven() {
        Map<Double, Double> twoDecimals = new TreeMap<>(Map.of(2.675, 2.67, 0.125, 0.12, 0.375, 0.38, 1.005, 1.0));
        twoDecimals.forEach((value, rounded) ->
                assertThat(Decimals.round(value, 2)).as("%s", value).isEqualTo(rounded));
        assertThat(Decimals.round(1e300, 4)).isEqualTo(1e300);
        assertThat(Decimals.round(Double.NaN, 4)).isNaN();
    }

    @net.jqwik.api.Property
    void roundsAsExactArithmeticDoes(
            @net.jqwik.api.ForAll @net.jqwik.api.constraints.DoubleRange(min = -1e4, max = 1e4) double value,
            @net.jqwik.api.ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 6) int decimals) {
        double exact = new java.math.BigDecimal(value)
                .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                .doubleValue();
        assertThat(Decimals.round(value, decimals)).isEqualTo(exact);
    }
}
