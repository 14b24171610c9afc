package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkModelTest {

    private static final Instant DAY = Instant.parse("2020-01-03T00:00:00Z");

    private final List<Node> nodes = List.of(
            new Node("a", DAY, 0, 0, false),
            new Node("b", DAY.plusSeconds(86_400 * 3 / 2), 10, 0, false),
            new Node("c", DAY, 20, 1, false),
            new Node("d", DAY, Double.NaN, 0, true));

    @Test
    void a_pair_knows_its_temporal_baseline_either_way() {
        NetworkModel model = new NetworkModel("", nodes, List.of(new Edge(0, 1, 50), new Edge(1, 0, 50)));

        assertThat(model.edges()).allMatch(e -> Math.abs(model.temporalBaselineDays(e) - 1.5) < 1e-9);
    }

    @Test
    void it_does_not_change_with_the_lists_it_was_made_from() {
        List<Node> mine = new ArrayList<>(nodes);
        NetworkModel model = new NetworkModel("", mine, List.of());

        mine.clear();

        assertThat(model.nodes()).hasSize(4);
    }

    @Test
    void contradictions_are_named() {
        assertBad(new Edge(0, 4, 50), "edges[0]: names scenes 0 and 4; there are 0 to 3");
        assertBad(new Edge(-1, 0, 50), "edges[0]: names scenes -1 and 0; there are 0 to 3");
        assertBad(new Edge(1, 1, 50), "edges[0]: pairs scene b with itself");
        assertBad(new Edge(0, 3, 50), "edges[0]: uses scene d, which is left out");
        assertBad(
                new Edge(0, 2, 50),
                "edges[0]: joins components 0 and 1; scenes that a pair joins are of one component");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_score_is_from_0_to_100(double score) {
        assertThatThrownBy(() -> new Edge(0, 1, score))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("0 to 100");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1.1e9})
    void a_scene_of_the_network_needs_a_possible_baseline(double meters) {
        assertThatThrownBy(() -> new Node("a", DAY, meters, 0, false))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("scene a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void a_scene_needs_a_year_of_four_digits(String time) {
        assertThatThrownBy(() -> new Node("a", Instant.parse(time), 0, 0, false))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("scene a");
    }

    private void assertBad(Edge edge, String message) {
        assertThatThrownBy(() -> new NetworkModel("", nodes, List.of(edge)))
                .isInstanceOf(BadOptionException.class)
                .hasMessage(message);
    }
}
