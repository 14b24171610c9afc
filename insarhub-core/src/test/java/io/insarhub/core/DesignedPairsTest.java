package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the designed selector promises, on the stacks that the compatible one is tested with. */
class DesignedPairsTest {

    /** Decay of a mixed landscape: a floor of 0.2, 0.75 at once, 25 days. */
    static final PairCoherence DECAY = pair -> OptionalDouble.of(0.2 + 0.55 * Math.exp(-days(pair) / 25.0));

    private static final double LOOKS = 80;

    private static final List<String> GOLDEN =
            List.of("stack20", "stack60", "stack60_tight", "stack60_noforce", "stack60_conflict", "edge_frameslip");

    @Test
    void at_the_same_number_of_pairs_the_mean_variance_is_at_most_1_in_1_3_in_the_median_of_the_golden_stacks() {
        assertThat(medianOfRatios(1)).isGreaterThanOrEqualTo(1.3);
    }

    @Test
    void at_65_percent_of_the_pairs_the_mean_variance_is_no_greater_in_the_median_of_the_golden_stacks() {
        assertThat(medianOfRatios(0.65)).isGreaterThanOrEqualTo(1);
    }

    /** Variance of the compatible network, infinite where it is in pieces, over that of the designed one. */
    private static double medianOfRatios(double shareOfPairs) {
        double[] ratios = GOLDEN.stream()
                .mapToDouble(name -> {
                    Scenes scenes = TestData.golden(name);
                    PairNetwork compatible =
                            PairSelection.compatible(TestData.withoutWeather()).select(scenes);
                    int pairs = (int) (shareOfPairs * compatible.pairs().size());
                    return compatible.meanVarianceMm2(DECAY, LOOKS).orElse(Double.POSITIVE_INFINITY)
                            / designed(pairs, scenes)
                                    .meanVarianceMm2(DECAY, LOOKS)
                                    .orElseThrow();
                })
                .sorted()
                .toArray();
        return (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_network_is_in_one_piece_without_needless_bridges_and_every_scene_is_in_a_triplet(long seed) {
        Scenes scenes = StackMaker.random(seed, 40);
        DesignPairsOptions options =
                DesignPairsOptions.builder().scenes(TestData.withoutWeather()).build();

        PairNetwork network = PairSelection.designed(options, DECAY).select(scenes);

        assertThat(network.isConnected()).isTrue();
        assertThat(network.pairs()).hasSizeLessThanOrEqualTo(80).isSorted();
        PairNetwork all = allWithinLimits(network);
        List<ScenePair> joining = network.pairs().stream()
                .filter(pair -> !all.pairs().contains(pair))
                .toList();
        assertThat(joining).hasSize(all.health().components().size() - 1);
        List<ScenePair> needed = new ArrayList<>(all.health().bridges());
        needed.addAll(joining);
        assertThat(network.health().bridges()).containsExactlyInAnyOrderElementsOf(needed);
        assertThat(network.warnings().stream().filter(w -> w.contains("joined by a bridge")))
                .hasSameSizeAs(joining);
        assertThat(inTriplets(network)).isEqualTo(inTriplets(all));
    }

    private static PairNetwork allWithinLimits(PairNetwork network) {
        SelectPairsOptions limits = SelectPairsOptions.defaults();
        List<String> names = network.sceneNames();
        List<Double> meters = List.copyOf(network.baselines().values());
        List<ScenePair> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                double days = Baselines.temporalDays(
                                network.scenes().get(a), network.scenes().get(b))
                        .orElseThrow();
                double apart = Math.abs(Math.rint(meters.get(a)) - Math.rint(meters.get(b)));
                if (Math.abs(days) <= limits.dtMaxDays() && apart <= limits.pbMaxMeters()) {
                    pairs.add(new ScenePair(names.get(a), names.get(b)));
                }
            }
        }
        return PairNetwork.of(network.baselines(), pairs);
    }

    private static List<String> inTriplets(PairNetwork network) {
        List<ScenePair> pairs = network.pairs();
        return network.sceneNames().stream()
                .filter(scene -> pairs.stream()
                        .filter(pair -> !of(pair, scene))
                        .anyMatch(side -> pairs.stream()
                                        .filter(pair -> of(pair, scene)
                                                && (of(pair, side.reference()) || of(pair, side.secondary())))
                                        .count()
                                == 2))
                .toList();
    }

    private static boolean of(ScenePair pair, String scene) {
        return pair.reference().equals(scene) || pair.secondary().equals(scene);
    }

    @Test
    void the_variance_is_that_of_the_inverse_laplacian() {
        PairNetwork network = designed(36, StackMaker.random(3, 16));
        int n = network.scenes().size();
        double[][] laplacian = new double[n][n];
        for (ScenePair pair : network.pairs()) {
            int a = network.sceneNames().indexOf(pair.reference());
            int b = network.sceneNames().indexOf(pair.secondary());
            double gamma = DECAY.coherence(pair).orElseThrow();
            double scale = 55.466 / (4 * Math.PI);
            double weight = 2 * LOOKS * gamma * gamma / (1 - gamma * gamma) / (scale * scale);
            laplacian[a][a] += weight;
            laplacian[b][b] += weight;
            laplacian[a][b] -= weight;
            laplacian[b][a] -= weight;
        }

        double trace = traceOfInverseWithoutFirst(laplacian);

        assertThat(network.meanVarianceMm2(DECAY, LOOKS).orElseThrow())
                .isCloseTo(trace / (n - 1), within(1e-9 * trace));
    }

    /** Gauss and Jordan on the matrix without its first row and column. */
    private static double traceOfInverseWithoutFirst(double[][] matrix) {
        int n = matrix.length - 1;
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i + 1], 1, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            double pivot = work[k][k];
            for (int j = 0; j < 2 * n; j++) {
                work[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = i == k ? 0 : work[i][k];
                for (int j = 0; j < 2 * n; j++) {
                    work[i][j] -= factor * work[k][j];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += work[i][n + i];
        }
        return trace;
    }

    @Test
    void the_order_of_the_scenes_does_not_matter() {
        List<Scene> scenes = new ArrayList<>(StackMaker.random(5, 30).list());
        PairNetwork network = designed(60, Scenes.of(scenes));
        Collections.shuffle(scenes, new Random(1));

        assertThat(designed(60, Scenes.of(scenes))).isEqualTo(network);
    }

    @Test
    void a_budget_of_credits_buys_whole_pairs() {
        DesignPairsOptions options = DesignPairsOptions.builder()
                .scenes(TestData.withoutWeather())
                .maxCredits(449)
                .creditsPerPair(15)
                .build();

        assertThat(PairSelection.designed(options, DECAY)
                        .select(TestData.golden("stack20"))
                        .pairs())
                .hasSize(29);
    }

    @Test
    void a_budget_that_cannot_hold_the_scenes_together_is_refused() {
        Scenes scenes = TestData.golden("stack20");

        assertThat(designed(19, scenes).isConnected()).isTrue();
        assertThatThrownBy(() -> designed(18, scenes))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("takes 19")
                .hasMessageContaining("max_pairs");
    }

    @Test
    void pieces_are_left_apart_or_joined_within_wider_limits_where_that_is_asked_for() {
        Scenes scenes = TestData.golden("edge_disconnected");
        DesignPairsOptions.Builder builder = DesignPairsOptions.builder().scenes(TestData.withoutWeather());

        PairNetwork apart =
                PairSelection.designed(builder.neverBridge().build(), DECAY).select(scenes);
        double days = apart.health().gaps().stream()
                .mapToDouble(NetworkHealth.Gap::days)
                .max()
                .orElseThrow();
        PairNetwork tooNarrow = PairSelection.designed(
                        builder.bridgeWithin(121, 150).build(), DECAY)
                .select(scenes);
        PairNetwork wide = PairSelection.designed(
                        builder.bridgeWithin(days + 1, 1000).build(), DECAY)
                .select(scenes);

        assertThat(apart.isConnected()).isFalse();
        assertThat(tooNarrow.isConnected()).isFalse();
        assertThat(wide.isConnected()).isTrue();
    }

    @Test
    void a_share_of_long_pairs_is_kept_where_it_is_asked_for() {
        DesignPairsOptions options = DesignPairsOptions.builder()
                .scenes(TestData.withoutWeather())
                .maxPairs(100)
                .longPairs(0.2, 340, 390)
                .build();

        List<ScenePair> pairs = PairSelection.designed(options, DECAY)
                .select(StackMaker.random(11, 50))
                .pairs();

        assertThat(pairs).hasSize(100);
        assertThat(pairs.stream().filter(pair -> days(pair) >= 340 && days(pair) <= 390))
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void the_determinant_is_another_criterion() {
        Scenes scenes = StackMaker.random(2, 30);
        DesignPairsOptions.Builder builder =
                DesignPairsOptions.builder().scenes(TestData.withoutWeather()).maxPairs(50);

        PairNetwork byTrace = PairSelection.designed(builder.build(), DECAY).select(scenes);
        PairNetwork byDeterminant =
                PairSelection.designed(builder.byDeterminant().build(), DECAY).select(scenes);

        assertThat(byTrace.meanVarianceMm2(DECAY, LOOKS).orElseThrow())
                .isLessThan(byDeterminant.meanVarianceMm2(DECAY, LOOKS).orElseThrow());
    }

    @Test
    void pairs_of_unknown_coherence_are_counted_in_a_warning() {
        DesignPairsOptions options =
                DesignPairsOptions.builder().scenes(TestData.withoutWeather()).build();

        PairNetwork network = PairSelection.designed(
                        options, pair -> days(pair) > 60 ? OptionalDouble.empty() : DECAY.coherence(pair))
                .select(TestData.golden("stack20"));

        assertThat(network.warnings()).anyMatch(warning -> warning.contains("coherence of"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge_0scene", "edge_1scene", "edge_2scenes", "edge_2scenes_far", "edge_samedate"})
    void small_stacks_are_no_trouble(String name) {
        PairNetwork network =
                PairSelection.designed(DesignPairsOptions.defaults(), DECAY).select(TestData.golden(name));

        assertThat(network.isConnected()).isTrue();
    }

    @Test
    void options_go_to_a_map_and_back_with_unknown_keys() {
        Map<String, Object> map = Map.of(
                "selector",
                "designed",
                "max_pairs",
                70,
                "bridging",
                "within",
                "bridge_days",
                200,
                "criterion",
                "d",
                "dt_max",
                90,
                "new_key",
                "kept");

        DesignPairsOptions options = DesignPairsOptions.of(map);

        assertThat(options.maxPairs()).hasValue(70);
        assertThat(options.scenes().dtMaxDays()).isEqualTo(90);
        assertThat(options.toMap())
                .containsEntry("bridging", "WITHIN")
                .containsEntry("criterion", "D")
                .containsEntry("new_key", "kept");
        assertThat(DesignPairsOptions.of(options.toMap())).isEqualTo(options);
    }

    @Test
    void an_option_out_of_range_is_named() {
        for (Map<String, Object> bad : Arrays.<Map<String, Object>>asList(
                Map.of("max_pairs", 0),
                Map.of("max_credits", 0),
                Map.of("credits_per_pair", 0),
                Map.of("bridging", "perhaps"),
                Map.of("bridge_days", -1),
                Map.of("long_pair_share", 1.1),
                Map.of("long_pair_max_days", 1),
                Map.of("criterion", "E"),
                Map.of("looks", 0))) {
            String key = bad.keySet().iterator().next();
            assertThatThrownBy(() -> DesignPairsOptions.of(bad))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageStartingWith(key);
        }
    }

    static PairNetwork designed(int pairs, Scenes scenes) {
        DesignPairsOptions options = DesignPairsOptions.builder()
                .scenes(TestData.withoutWeather())
                .maxPairs(pairs)
                .build();
        return PairSelection.designed(options, DECAY).select(scenes);
    }

    private static long days(ScenePair pair) {
        return ChronoUnit.DAYS.between(
                Objects.requireNonNull(SceneName.parse(pair.reference()).date()),
                Objects.requireNonNull(SceneName.parse(pair.secondary()).date()));
    }
}
