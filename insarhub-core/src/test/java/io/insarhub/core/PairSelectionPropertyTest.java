package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for the compatible selector whatever the stack. */
class PairSelectionPropertyTest {

    @Property(tries = 150)
    void every_pair_is_within_the_limits_and_earlier_first(
            @ForAll long seed, @ForAll @IntRange(max = 60) int size, @ForAll("options") SelectPairsOptions options) {
        Scenes scenes = StackMaker.random(seed, size);

        PairNetwork network = PairSelection.compatible(options).select(scenes);

        assertThat(network.pairs()).isSorted().doesNotHaveDuplicates().allSatisfy(pair -> {
            Scene reference = scenes.find(pair.reference()).orElseThrow();
            Scene secondary = scenes.find(pair.secondary()).orElseThrow();
            assertThat(Baselines.temporalDays(reference, secondary).orElseThrow())
                    .isBetween(0.0, options.dtMaxDays());
            double meters =
                    Math.rint(baseline(network, pair.secondary())) - Math.rint(baseline(network, pair.reference()));
            assertThat(Math.abs(meters)).isLessThanOrEqualTo(options.pbMaxMeters());
        });
    }

    @Property(tries = 150)
    void no_scene_keeps_too_many_pairs_but_where_a_warning_says_so(
            @ForAll long seed, @ForAll @IntRange(max = 60) int size, @ForAll("options") SelectPairsOptions options) {
        PairNetwork network = PairSelection.compatible(options).select(StackMaker.random(seed, size));

        degrees(network).forEach((scene, degree) -> {
            if (degree > options.maxDegree()) {
                assertThat(network.warnings()).anyMatch(warning -> warning.startsWith(scene + " keeps "));
            }
        });
    }

    /** Step 4 by its definition: before trimming nobody is short who could have more. */
    @Property(tries = 60)
    void a_scene_short_of_pairs_has_every_partner_it_may_have(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        SelectPairsOptions untrimmed =
                TestData.withoutWeather().toBuilder().maxDegree(1000).build();

        PairNetwork network = PairSelection.compatible(untrimmed).select(StackMaker.random(seed, size));

        Map<String, Integer> degrees = degrees(network);
        for (Scene scene : network.scenes()) {
            long possible = network.scenes().stream()
                    .filter(other -> !other.equals(scene)
                            && Math.abs(Baselines.temporalDays(scene, other).orElseThrow()) <= 120
                            && Math.abs(Math.rint(baseline(network, scene.name()))
                                            - Math.rint(baseline(network, other.name())))
                                    <= 150)
                    .count();
            assertThat(degrees.getOrDefault(scene.name(), 0)).isGreaterThanOrEqualTo((int) Math.min(3, possible));
        }
    }

    @Property(tries = 60)
    void the_order_of_the_scenes_does_not_matter(
            @ForAll long seed, @ForAll @IntRange(max = 50) int size, @ForAll("options") SelectPairsOptions options) {
        Scenes scenes = StackMaker.random(seed, size);
        List<Scene> shuffled = new ArrayList<>(scenes.list());
        Collections.shuffle(shuffled, new Random(seed + 1));

        PairSelection selection = PairSelection.compatible(options);

        assertThat(selection.select(Scenes.of(shuffled))).isEqualTo(selection.select(scenes));
    }

    @Property(tries = 60)
    void whole_metres_make_no_difference_where_baselines_are_whole(
            @ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        List<Scene> whole = StackMaker.random(seed, size).stream()
                .map(scene -> Scene.builder(scene.name())
                        .times(scene.start(), scene.stop())
                        .publishedBaseline(
                                scene.publishedBaselineMeters() == null
                                        ? null
                                        : Math.rint(scene.publishedBaselineMeters()),
                                null)
                        .build())
                .toList();
        SelectPairsOptions exact =
                TestData.withoutWeather().toBuilder().keepBaselineFraction(true).build();

        assertThat(PairSelection.compatible(exact).select(Scenes.of(whole)).pairs())
                .isEqualTo(PairSelection.compatible(TestData.withoutWeather())
                        .select(Scenes.of(whole))
                        .pairs());
    }

    @Provide
    Arbitrary<SelectPairsOptions> options() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.doubles().between(0, 300),
                        Arbitraries.of(0.0, 30.0, 120.0, 400.0),
                        Arbitraries.of(0.0, 3.0, 100.0),
                        Arbitraries.of(true, false))
                .as((min, max, meters, days, tolerance, force) -> TestData.withoutWeather().toBuilder()
                        .minDegree(min)
                        .maxDegree(max)
                        .pbMaxMeters(meters)
                        .dtMaxDays(days)
                        .dtToleranceDays(tolerance)
                        .forceConnect(force)
                        .build());
    }

    private static double baseline(PairNetwork network, String scene) {
        return network.baselines().getOrDefault(scene, Double.NaN);
    }

    private static Map<String, Integer> degrees(PairNetwork network) {
        Map<String, Integer> degrees = new HashMap<>();
        for (ScenePair pair : network.pairs()) {
            degrees.merge(pair.reference(), 1, Integer::sum);
            degrees.merge(pair.secondary(), 1, Integer::sum);
        }
        return degrees;
    }
}
