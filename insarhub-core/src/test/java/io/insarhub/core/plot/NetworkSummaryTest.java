package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSummaryTest {

    @Test
    void pieces_are_numbered_by_their_earliest_scenes_and_counted() {
        NetworkModel model = new NetworkModel(
                "",
                List.of(
                        scene(40, 9, false),
                        scene(30, 9, false),
                        scene(20, 5, false),
                        scene(1, 5, false),
                        scene(60, 5, false),
                        scene(10, 2, false),
                        scene(15, 3, true)),
                List.of(new Edge(0, 1, 70), new Edge(2, 3, 50), new Edge(2, 4, Double.NaN)));

        NetworkSummary summary = new NetworkSummary(model);

        assertThat(summary.pieceSizes()).containsExactly(3, 2);
        assertThat(summary.piece(3)).hasValue(0);
        assertThat(summary.piece(0)).hasValue(1);
        assertThat(summary.piece(5)).isEqualTo(OptionalInt.empty());
        assertThat(summary.components()).isEqualTo(3);
        assertThat(summary.isolatedScenes()).isEqualTo(1);
        assertThat(summary.leftOutScenes()).isEqualTo(1);
        assertThat(summary.degree(2)).isEqualTo(2);
        assertThat(summary.scoredPairs()).isEqualTo(2);
        assertThat(summary.scores().orElseThrow().getAverage()).isEqualTo(60);
        assertThat(summary.temporalBaselinesDays().orElseThrow().getMax()).isEqualTo(40);
        assertThat(summary.degrees().orElseThrow().getMin()).isEqualTo(1);
        assertThat(summary.degrees().orElseThrow().getCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"100, GOOD", "60, GOOD", "59.999, RISKY", "30, RISKY", "29.999, BAD", "0, BAD"})
    void scores_have_classes(double score, ScoreClass expected) {
        assertThat(ScoreClass.of(score)).isEqualTo(expected);
    }

    private static Node scene(int day, int component, boolean leftOut) {
        return new Node("s" + day, Instant.EPOCH.plusSeconds(86_400L * day), day, component, leftOut);
    }
}
