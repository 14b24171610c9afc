package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.StackMaker;
import io.insarhub.core.TestData;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A network in pieces must say so wherever it is looked at. */
class Pain20NetworkInPiecesTest {

    private static final PairSelection SELECTION = PairSelection.compatible(TestData.withoutWeather());

    /** Two runs of six scenes with 144 days between them. */
    private static final List<Scene> GAP_OF_144_DAYS = IntStream.range(0, 12)
            .mapToObj(i -> StackMaker.scene(12.0 * i + (i < 6 ? 0 : 132), 5.0 * i))
            .toList();

    @Test
    void a_gap_of_144_days_is_the_first_thing_that_the_network_says() {
        PairNetwork network = SELECTION.select(Scenes.of(GAP_OF_144_DAYS));

        String warning = "The network is in 2 pieces";
        String gap = "Gaps: 144 days and 5 m between " + GAP_OF_144_DAYS.get(5).name() + " and "
                + GAP_OF_144_DAYS.get(6).name();
        assertThat(network.isConnected()).isFalse();
        assertThat(network.warnings().get(0)).startsWith(warning).contains(gap);
        assertThat(network.toString()).contains("WARNING: " + warning).contains(gap);
        assertThat(network.health().toString())
                .startsWith("WARNING: " + warning)
                .contains(gap);
        assertThat(network.health().components()).hasSize(2);
    }

    @Test
    void a_caller_that_needs_one_piece_can_demand_it() {
        PairNetwork network = SELECTION.select(Scenes.of(GAP_OF_144_DAYS));

        assertThatThrownBy(network::requireConnected)
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("2 pieces")
                .hasMessageContaining("144 days")
                .hasMessageContaining("dt_max");
    }

    @Test
    void a_scene_that_found_no_partner_is_a_piece_and_is_left_out_with_its_reason() {
        PairNetwork network = SELECTION.select(TestData.golden("edge_bigperp"));

        assertThat(network.health().components()).hasSize(2);
        assertThat(network.warnings().get(0)).startsWith("The network is in 2 pieces");
        assertThat(network.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.scene()).contains("_20200208T");
            assertThat(out.cause()).isEqualTo(Cause.NO_PAIR);
            assertThat(out.reason()).endsWith("is 12 days and 771 m away");
        });
    }

    @Test
    void a_network_in_one_piece_does_not_cry_wolf() {
        PairNetwork network = SELECTION.select(TestData.golden("stack20"));

        assertThat(network.isConnected()).isTrue();
        assertThat(network.warnings()).noneMatch(warning -> warning.contains("pieces"));
    }

    @Test
    void scenes_with_fewer_pairs_than_wanted_are_told() {
        PairNetwork network = SELECTION.select(TestData.golden("edge_disconnected"));

        assertThat(network.warnings())
                .filteredOn(warning -> warning.startsWith("Scenes with fewer pairs than min_degree 3"))
                .singleElement()
                .asString()
                .contains("_C01F (1)")
                .contains("_1041 (1)");
    }
}
