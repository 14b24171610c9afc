package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.NetworkHealth.Component;
import io.insarhub.core.NetworkHealth.Gap;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkHealthTest {

    /** Scenes a to f, twelve days apart, 10 m from each to the next. */
    private static final List<Scene> SCENES = IntStream.range(0, 6)
            .mapToObj(i -> StackMaker.scene(12.0 * i, 10.0 * i))
            .toList();

    @Test
    void a_kite_with_a_tail_is_measured_as_one_sees_it() {
        NetworkHealth health = network("ab bc ac cd").health();

        assertThat(health.sceneCount()).isEqualTo(6);
        assertThat(health.pairCount()).isEqualTo(4);
        assertThat(health.isConnected()).isFalse();
        assertThat(health.components())
                .extracting(Component::scenes)
                .containsExactly(names("abcd"), names("e"), names("f"));
        assertThat(health.components().get(0).first()).isEqualTo(LocalDate.of(2020, 1, 3));
        assertThat(health.components().get(0).last()).isEqualTo(LocalDate.of(2020, 2, 8));
        assertThat(health.gaps())
                .containsExactly(new Gap(12, 10, name('d'), name('e')), new Gap(12, 10, name('e'), name('f')));
        assertThat(health.bridges()).containsExactly(pair("cd"));
        assertThat(health.cutScenes()).containsExactly(name('c'));
        assertThat(health.degreeHistogram()).isEqualTo(Map.of(0, 2, 1, 1, 2, 2, 3, 1));
        assertThat(health.triplets()).isEqualTo(1);
        assertThat(health.pairsInNoTriplet()).isEqualTo(1);
        assertThat(health.shareInNoTriplet()).isEqualTo(0.25, within(0.0));
        assertThat(health.redundancy()).isEqualTo(4 - (6 - 3));
        assertThat(health.leftOut())
                .extracting(LeftOut::scene, LeftOut::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(name('e'), Cause.NO_PAIR),
                        org.assertj.core.groups.Tuple.tuple(name('f'), Cause.NO_PAIR));
        assertThat(health.leftOut().get(0).reason()).endsWith("is 12 days and 10 m away");
    }

    @Test
    void credits_are_the_price_of_the_pairs() {
        NetworkHealth health = network("ab bc ac cd").health();

        assertThat(health.credits(NetworkHealth.CREDITS_PER_PAIR_20X4)).isEqualTo(40);
        assertThat(health.credits(NetworkHealth.CREDITS_PER_PAIR_10X2)).isEqualTo(60);
    }

    @Test
    void the_report_says_in_words_what_is_wrong_the_gravest_first() {
        String report = network("ab bc ac cd").health().report();

        assertThat(report.lines().toList())
                .startsWith(
                        "WARNING: The network is in 3 pieces, and no displacement can be carried from one to another."
                                + " Gaps: 12 days and 10 m between " + name('d') + " and " + name('e')
                                + "; 12 days and 10 m between " + name('e') + " and " + name('f')
                                + ". Allow longer spans (dt_max, dt_targets) or baselines (pb_max), add scenes, or leave"
                                + " scenes out",
                        "6 scenes, 4 pairs, 3 pieces",
                        "  piece 1: 4 scenes, 2020-01-03 to 2020-02-08",
                        "  gap: 12 days and 10 m between " + name('d') + " and " + name('e'),
                        "  piece 2: 1 scene, 2020-02-20")
                .contains(
                        "Pairs of a scene: 0 (2 scenes), 1 (1 scene), 2 (2 scenes), 3 (1 scene)",
                        "Redundancy: 1 pair more than needed to hold the pieces together",
                        "Triplets (closed loops of three): 1; 25 % of the pairs are in none, so nothing checks their"
                                + " unwrapping",
                        "Pairs whose loss would split the network: 1",
                        "  " + pair("cd"),
                        "Scenes left out: 2",
                        "Cost at HyP3: 40 credits at 20x4 looks, 60 at 10x2");
    }

    @Test
    void a_whole_network_has_nothing_to_warn_of() {
        PairNetwork network = network("ab bc ac cd bd ce de df ef");

        assertThat(network.isConnected()).isTrue();
        assertThat(network.health().gaps()).isEmpty();
        assertThat(network.health().bridges()).isEmpty();
        assertThat(network.health().warning()).isEmpty();
        assertThat(network.warnings()).isEmpty();
        assertThat(network.requireConnected()).isSameAs(network);
        assertThat(network).hasToString("6 scenes, 9 pairs");
        assertThat(network.health()).hasToString(network.health().report());
        assertThat(network.health().report()).startsWith("6 scenes, 9 pairs, 1 piece\nPairs of a scene");
    }

    @Test
    void nothing_and_one_scene_are_whole() {
        PairNetwork nothing =
                PairSelection.compatible(TestData.withoutWeather()).select(Scenes.of(List.of()));
        PairNetwork one = PairSelection.compatible(TestData.withoutWeather()).select(Scenes.of(SCENES.subList(0, 1)));

        assertThat(nothing.isConnected()).isTrue();
        assertThat(nothing.health().report()).startsWith("0 scenes, 0 pairs, 0 pieces\nPairs of a scene: none");
        assertThat(nothing.health().shareInNoTriplet()).isZero();
        assertThat(one.isConnected()).isTrue();
        assertThat(one.leftOut()).extracting(LeftOut::reason).containsExactly("it is the only scene");
    }

    @Test
    void a_network_chosen_elsewhere_can_be_looked_at() {
        Map<String, Double> baselines = new LinkedHashMap<>();
        baselines.put("c_20200127", 40.0);
        baselines.put("a_20200103", 0.0);
        baselines.put("b_20200115", -12.0);

        PairNetwork network = PairNetwork.of(
                baselines,
                List.of(new ScenePair("b_20200115", "c_20200127"), new ScenePair("a_20200103", "b_20200115")));

        assertThat(network.sceneNames()).containsExactly("a_20200103", "b_20200115", "c_20200127");
        assertThat(network.pairs()).isSorted();
        assertThat(network.anchor()).isEmpty();
        assertThat(network.health().bridges()).hasSize(2);
        assertThatThrownBy(() -> PairNetwork.of(baselines, List.of(new ScenePair("a_20200103", "d_20200301"))))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("d_20200301");
        assertThatThrownBy(() -> PairNetwork.of(Map.of("x", 1.0), List.of())).hasMessageContaining("x has none");
    }

    @Test
    void the_golden_disconnected_stack_shows_its_pieces() {
        NetworkHealth health = PairSelection.compatible(TestData.withoutWeather())
                .select(TestData.golden("edge_disconnected"))
                .health();

        assertThat(health.components())
                .extracting(piece -> piece.scenes().size())
                .containsExactly(6, 2, 8);
        assertThat(health.gaps().get(0).days()).isEqualTo(12, within(0.001));
        assertThat(health.gaps().get(0).baselineMeters()).isBetween(150.0, 220.0);
        assertThat(health.gaps().get(1).days()).isGreaterThan(400);
    }

    private static PairNetwork network(String pairs) {
        Map<String, Double> baselines = new LinkedHashMap<>();
        SCENES.forEach(scene -> baselines.put(scene.name(), scene.publishedBaselineMeters()));
        return PairNetwork.of(
                baselines,
                Stream.of(pairs.split(" ")).map(NetworkHealthTest::pair).toList());
    }

    private static ScenePair pair(String letters) {
        return new ScenePair(name(letters.charAt(0)), name(letters.charAt(1)));
    }

    private static List<String> names(String letters) {
        return letters.chars().mapToObj(letter -> name((char) letter)).toList();
    }

    private static String name(char letter) {
        return SCENES.get(letter - 'a').name();
    }
}
