package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFigureTest {

    private static final Color PAPER = Color.WHITE;

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 300})
    void networks_of_all_sizes_are_legible(int scenes) {
        NetworkModel model = Networks.realistic(scenes, 5, scenes);

        Drawn drawn = Drawn.of(model);

        drawn.assertThatTextIsLegible();
        assertThat(drawn.image().getWidth()).isEqualTo(1600);
        assertThat(drawn.image().getHeight()).isEqualTo(1000);
        assertThat(drawn.texts())
                .contains(model.title(), "Perpendicular baseline (m)", "Acquisition date (UTC)", "Connections")
                .anyMatch(t ->
                        t.startsWith(scenes + " scenes  ·  " + model.edges().size() + " pairs"));
        assertThat(drawn.pixels(PAPER)).isGreaterThan(1600 * 1000 / 2);
        assertThat(drawn.pixels(Palette.BLUISH_GREEN)).isGreaterThan(100);
    }

    @Test
    void twenty_scenes_all_have_their_dates_beside_them() {
        NetworkModel model = Networks.realistic(20, 3, 1);

        assertThat(Drawn.of(model).texts())
                .containsAll(model.nodes().stream().map(Node::label).toList());
    }

    @Test
    void three_hundred_scenes_have_no_names_to_cover_the_network() {
        NetworkModel model = Networks.realistic(300, 5, 3);

        assertThat(Drawn.of(model).texts())
                .doesNotContainAnyElementsOf(
                        model.nodes().stream().map(Node::label).toList());
    }

    @Test
    void pairs_are_coloured_and_counted_by_class_of_quality() {
        NetworkModel model = chain(60.0, 59.9, 30.0, 29.9, 100.0, 0.0);

        Drawn drawn = Drawn.of(model);

        assertThat(drawn.texts())
                .contains("good (≥ 60): 2", "risky (30–60): 2", "bad (< 30): 2")
                .anyMatch(t -> t.contains("mean score 46.6"));
        assertThat(drawn.pixels(Palette.BLUISH_GREEN)).isGreaterThan(100);
        assertThat(drawn.pixels(Palette.ORANGE)).isGreaterThan(100);
        assertThat(drawn.pixels(Palette.VERMILLION)).isGreaterThan(500);
    }

    @Test
    void pairs_without_any_score_are_coloured_by_days() {
        Drawn drawn = Drawn.of(Networks.unscored(20, 3, 1));

        assertThat(drawn.texts()).contains("Temporal baseline").noneMatch(t -> t.contains("score"));
        assertThat(drawn.texts()).anyMatch(t -> t.matches("12 to \\d+ days"));
        assertThat(drawn.pixels(Palette.ramp(0))).isPositive();
        assertThat(drawn.pixels(Palette.BLUISH_GREEN)).isZero();
    }

    @Test
    void pairs_without_a_score_among_scored_ones_are_named() {
        Drawn drawn = Drawn.of(chain(80, Double.NaN, 40, Double.NaN));

        assertThat(drawn.texts()).contains("not scored: 2").anyMatch(t -> t.contains("mean score 60.0 (2 scored)"));
        assertThat(drawn.pixels(Palette.UNSCORED)).isPositive();
    }

    @Test
    void a_network_in_pieces_says_so_and_marks_each_piece() {
        NetworkModel model = Networks.inPieces(42, 3, 14, 4);

        Drawn drawn = Drawn.of(model);

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("Network in 3 pieces", "piece 1: 14", "piece 2: 14", "piece 3: 14");
        assertThat(drawn.pixels(Palette.BLUE)).isGreaterThan(300);
        assertThat(drawn.pixels(Palette.REDDISH_PURPLE)).isGreaterThan(300);
    }

    @Test
    void a_network_in_one_piece_has_no_warning() {
        assertThat(Drawn.of(Networks.realistic(20, 3, 1)).texts())
                .noneMatch(t -> t.contains("pieces") || t.contains("fewer than"));
    }

    @Test
    void scenes_without_pairs_and_scenes_left_out_are_marked_apart() {
        NetworkModel chain = chain(80, 80, 80);
        List<Node> nodes = new ArrayList<>(chain.nodes());
        nodes.add(new Node("alone", Instant.parse("2020-02-20T00:00:00Z"), 300, 7, false));
        nodes.add(new Node("unknown", Instant.parse("2020-03-01T00:00:00Z"), Double.NaN, 8, true));

        Drawn drawn = Drawn.of(new NetworkModel("", nodes, chain.edges()));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts())
                .contains("Network in 2 pieces", "without a pair: 1", "left out: 1", "alone", "unknown")
                .contains("3 scenes with fewer than 2 connections")
                .anyMatch(t -> t.startsWith("5 scenes  ·  3 pairs  ·  2 components"));
        assertThat(drawn.pixels(Palette.VERMILLION)).isPositive();
    }

    @Test
    void isolated_scenes_keep_their_names_in_a_crowd() {
        NetworkModel crowd = Networks.realistic(60, 3, 9);
        List<Node> nodes = new ArrayList<>(crowd.nodes());
        nodes.add(new Node("lost", Instant.parse("2017-09-01T00:00:00Z"), 600, 7, false));

        assertThat(Drawn.of(new NetworkModel("", nodes, crowd.edges())).texts())
                .contains("lost")
                .doesNotContain(crowd.nodes().get(3).label());
    }

    @Test
    void bars_show_the_degree_of_each_scene() {
        List<String> numbers = Drawn.of(chain(80, 80, 80)).placed().stream()
                .filter(t -> t.box().getHeight() < 10)
                .map(Canvas.PlacedText::text)
                .filter(t -> t.length() == 1)
                .toList();

        assertThat(numbers).containsExactly("1", "2", "2", "1");
    }

    @Test
    void the_same_network_gives_the_same_picture() {
        BufferedImage first = NetworkFigure.of(Networks.realistic(60, 4, 2)).image();
        BufferedImage second = NetworkFigure.of(Networks.realistic(60, 4, 2)).image();
        BufferedImage other = NetworkFigure.of(Networks.realistic(60, 4, 3)).image();

        assertThat(Drawn.rgb(first)).isEqualTo(Drawn.rgb(second)).isNotEqualTo(Drawn.rgb(other));
    }

    @Test
    void more_pixels_at_a_larger_scale_are_the_same_figure_finer() {
        NetworkModel model = Networks.realistic(20, 3, 1);

        assertThat(Drawn.of(model, 3200, 2000, 4).texts())
                .isEqualTo(Drawn.of(model).texts());
        assertThat(NetworkFigure.of(model).sized(3200, 2000, 4).image().getWidth())
                .isEqualTo(3200);
    }

    @Test
    void sizes_that_leave_no_room_or_need_too_much_memory_are_refused() {
        NetworkFigure figure = NetworkFigure.of(chain(80));

        assertThatThrownBy(() -> figure.sized(900, 900, 2))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("size: 900 by 900 pixels leave no room for text at scale 2.0;"
                        + " at least 960 by 720 are needed");
        assertThatThrownBy(() -> figure.sized(20_000, 20_000, 2)).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> figure.sized(1600, 1000, 0)).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> figure.sized(1600, 1000, Double.NaN)).isInstanceOf(BadOptionException.class);
    }

    /** Scenes 12 days apart, each paired with the next. */
    private static NetworkModel chain(double... scores) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i <= scores.length; i++) {
            Instant time = Instant.parse("2020-01-03T00:00:00Z").plusSeconds(12L * 86_400 * i);
            nodes.add(Networks.node(time, 40 * Math.sin(2.4 * i), 0));
        }
        for (int i = 0; i < scores.length; i++) {
            edges.add(new Edge(i, i + 1, scores[i]));
        }
        return new NetworkModel("A chain", nodes, edges);
    }
}
