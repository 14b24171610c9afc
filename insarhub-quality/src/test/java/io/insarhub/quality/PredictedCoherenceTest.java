package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.DesignPairsOptions;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the designed selector promises, with the coherence that decay maps and the climatology predict. */
class PredictedCoherenceTest {

    private static final Logger LOG = LoggerFactory.getLogger(PredictedCoherenceTest.class);
    private static final double LOOKS = 80;
    private static final SelectPairsOptions LIMITS =
            SelectPairsOptions.builder().avoidLowQualityDays(false).build();
    /** The smallest stack's best network of 17 pairs, found by trying all 21,474,180: no selector does better. */
    private static final double EDGE_OPTIMUM = 1.1552;

    private static final List<String> GOLDEN =
            List.of("stack20", "stack60", "stack60_tight", "stack60_noforce", "stack60_conflict", "edge_frameslip");

    @TempDir
    private Path folder;

    @Test
    void isThatOfTheFactorsWithMapsAndWithout() {
        try (TestServer server = Services.start()) {
            StackFolder stack = Studies.stack(folder, 40);
            PredictedCoherence without = PredictedCoherence.of(stack);
            List<ScenePair> pairs = Studies.pairs(stack);
            var before = new PairQualityScorer(GoldenFolder.OFFLINE).score(pairs, StageContext.in(folder));
            var after = new PairQualityScorer(Services.options(server).build()).score(pairs, StageContext.in(folder));

            PredictedCoherence with = PredictedCoherence.of(stack);

            assertThat(without.mappedSeasons()).isEmpty();
            assertThat(with.mappedSeasons()).containsExactly(Season.values());
            for (ScenePair pair : pairs) {
                assertThat(without.coherence(pair).orElseThrow())
                        .isEqualTo(PredictedCoherence.atLatitude(37.6)
                                .coherence(pair)
                                .orElseThrow())
                        .isCloseTo(expected(before.factors(pair).orElseThrow().toMap()), within(5.1e-5));
                assertThat(with.coherence(pair).orElseThrow())
                        .isCloseTo(expected(after.factors(pair).orElseThrow().toMap()), within(5.1e-5));
            }
            assertThat(with.coherence(new ScenePair("no", "name"))).isEmpty();
        }
    }

    @Test
    void thePromisesOfTheDesignedSelectorHoldOnTheGoldenStacks() {
        promises("climatology", scenes -> PredictedCoherence.atLatitude(37.6));
        try (TestServer server = Services.start()) {
            promises("decay maps", scenes -> withMaps(scenes, server));
        }
    }

    private PairCoherence withMaps(Scenes scenes, TestServer server) {
        StackFolder stack = Studies.stack(folder, 2);
        List<String> names = scenes.stream().map(scene -> scene.name()).toList();
        stack.updateStackFile(file -> StackFile.empty().withScenes(names));
        PairQualityDatabase.open(stack, Services.options(server).build())
                .rebuild(null)
                .join();
        PredictedCoherence predicted =
                PredictedCoherence.of(Workdir.open(folder).stacks().get(0));
        assertThat(predicted.mappedSeasons()).hasSize(4);
        return predicted;
    }

    /** Mean variances of the compatible network, infinite where it is in pieces, over those of the designed one. */
    private static void promises(String source, Function<Scenes, PairCoherence> prediction) {
        List<Double> same = new ArrayList<>();
        List<Double> fewer = new ArrayList<>();
        for (String name : GOLDEN) {
            Scenes scenes = Scenes.read(Services.path("/golden/select_pairs/" + name + ".geojson"));
            PairCoherence coherence = prediction.apply(scenes);
            PairNetwork compatible = PairSelection.compatible(LIMITS).select(scenes);
            double variance = compatible.meanVarianceMm2(coherence, LOOKS).orElse(Double.POSITIVE_INFINITY);
            int pairs = compatible.pairs().size();
            PairNetwork designed = designed(scenes, coherence, pairs);
            PairNetwork small = designed(scenes, coherence, (int) (0.65 * pairs));
            assertThat(designed.isConnected()).isTrue();
            assertThat(small.isConnected()).isTrue();
            same.add(variance / designed.meanVarianceMm2(coherence, LOOKS).orElseThrow());
            fewer.add(variance / small.meanVarianceMm2(coherence, LOOKS).orElseThrow());
            LOG.info(String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %d | %s | %.2f | %.2f | %d |",
                    source,
                    name,
                    pairs,
                    compatible.isConnected() ? "one piece" : "in pieces",
                    same.get(same.size() - 1),
                    fewer.get(fewer.size() - 1),
                    designed.health().bridges().size()));
        }
        if (source.equals("climatology")) {
            assertThat(same.get(GOLDEN.indexOf("edge_frameslip"))).isGreaterThan(0.999 * EDGE_OPTIMUM);
        }
        assertThat(median(same)).as(source).isGreaterThanOrEqualTo(1.3);
        assertThat(median(fewer)).as(source).isGreaterThanOrEqualTo(1);
    }

    private static PairNetwork designed(Scenes scenes, PairCoherence coherence, int pairs) {
        DesignPairsOptions options =
                DesignPairsOptions.builder().scenes(LIMITS).maxPairs(pairs).build();
        return PairSelection.designed(options, coherence).select(scenes);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double expected(Map<String, Object> factors) {
        return factors.get("coherence_expected") instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
