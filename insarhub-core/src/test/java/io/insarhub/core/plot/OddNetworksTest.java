package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Networks that leave nothing to divide by, or more than fits. */
class OddNetworksTest {

    private static final Instant DAY = Instant.parse("2020-01-03T00:59:12Z");

    @Test
    void no_scenes() {
        Drawn drawn = Drawn.of(new NetworkModel("Nothing", List.of(), List.of()));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("No scenes", "0 scenes  ·  0 pairs  ·  0 components");
    }

    @Test
    void one_scene() {
        Drawn drawn = Drawn.of(new NetworkModel("", List.of(Networks.node(DAY, 0, 0)), List.of()));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts())
                .contains("No pairs", "without a pair: 1", "1 scene  ·  0 pairs  ·  1 component  ·  2020-01-03")
                .noneMatch(t -> t.startsWith("Network in"));
    }

    @Test
    void all_scenes_at_one_time_show_each_pair() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Networks.node(DAY, 50.0 * i, 0));
        }
        List<Edge> edges = List.of(new Edge(0, 1, 80), new Edge(1, 2, 80), new Edge(2, 3, 80), new Edge(0, 3, 10));

        Drawn drawn = Drawn.of(new NetworkModel("", nodes, edges));

        drawn.assertThatTextIsLegible();
        assertThat(panelPixels(drawn, Palette.VERMILLION))
                .as("the bad pair bends around the good ones")
                .isGreaterThan(300);
    }

    @Test
    void equal_baselines_show_each_pair() {
        NetworkModel model = Networks.realistic(24, 3, 5);
        List<Node> level = model.nodes().stream()
                .map(n -> new Node(n.label(), n.time(), 7, 0, false))
                .toList();

        Drawn straight = Drawn.of(new NetworkModel("", level, List.of(new Edge(0, 1, 10), new Edge(2, 3, 80))));
        Drawn bent = Drawn.of(new NetworkModel("", level, List.of(new Edge(0, 3, 10), new Edge(1, 2, 80))));

        bent.assertThatTextIsLegible();
        assertThat(rowsWith(straight, Palette.VERMILLION)).isLessThan(30);
        assertThat(rowsWith(bent, Palette.VERMILLION)).as("an arc").isGreaterThan(45);
    }

    @Test
    void several_scenes_at_one_time_and_baseline() {
        List<Node> nodes = List.of(Networks.node(DAY, 5, 0), Networks.node(DAY, 5, 0), Networks.node(DAY, 5, 0));

        Drawn.of(new NetworkModel("", nodes, List.of(new Edge(0, 1, 50), new Edge(1, 2, Double.NaN))))
                .assertThatTextIsLegible();
    }

    @Test
    void many_scenes_at_either_end_keep_their_bars_within_the_panel() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            nodes.add(Networks.node(DAY.plusSeconds(i % 2 * 86_400L * 60), 10.0 * i, 0));
            if (i > 1) {
                edges.add(new Edge(i - 2, i, 80));
                edges.add(new Edge(i - 1, i, 80));
            }
        }
        edges.add(new Edge(0, 1, 80));

        Drawn drawn = Drawn.of(new NetworkModel("", nodes, edges));

        drawn.assertThatTextIsLegible();
        for (int y = 750; y < 900; y++) {
            assertThat(drawn.image().getRGB(100, y))
                    .as("left of the panel, row %d", y)
                    .isNotEqualTo(Palette.BAR.getRGB());
            assertThat(drawn.image().getRGB(1570, y)).as("right of it").isNotEqualTo(Palette.BAR.getRGB());
        }
    }

    @Test
    void huge_baselines_over_45_years() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            nodes.add(Networks.node(
                    Instant.parse("1980-02-01T00:00:00Z").plus(Duration.ofDays(183L * i)), 1e9 * Math.sin(i), 0));
            if (i > 0) {
                edges.add(new Edge(i - 1, i, Double.NaN));
            }
        }

        Drawn drawn = Drawn.of(new NetworkModel("", nodes, edges));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("1980", "2000", "2020", "−500000000", "183 days");
    }

    @Test
    void a_title_too_long_is_shortened_and_an_odd_one_drawn() {
        Drawn drawn = Drawn.of(new NetworkModel(
                "Ätna 🌋 ⟂ ".repeat(60), Networks.inPieces(40, 3, 10, 1).nodes(), List.of()));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).anyMatch(t -> t.startsWith("Ätna") && t.endsWith("…"));
    }

    @Property(tries = 150)
    void no_network_hides_or_cuts_its_text(
            @ForAll @IntRange(max = 50) int scenes,
            @ForAll @IntRange(max = 6) int spanMagnitude,
            @ForAll @DoubleRange(min = -3, max = 9) double baselineMagnitude,
            @ForAll @IntRange(min = 480, max = 1000) int width,
            @ForAll @IntRange(min = 360, max = 700) int height,
            @ForAll long seed) {
        Random random = new Random(seed);
        double spanHours = Math.pow(10, spanMagnitude);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            Instant time = DAY.plusSeconds(Math.round(3600 * spanHours * random.nextDouble()));
            double meters = Math.pow(10, baselineMagnitude) * (2 * random.nextDouble() - 1);
            boolean leftOut = random.nextInt(10) == 0;
            nodes.add(new Node(
                    "s" + i, time, leftOut && random.nextBoolean() ? Double.NaN : meters, random.nextInt(4), leftOut));
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 3 * scenes; i++) {
            int a = random.nextInt(scenes);
            int b = random.nextInt(scenes);
            Node from = nodes.get(a);
            Node to = nodes.get(b);
            if (a != b && !from.leftOut() && !to.leftOut() && from.component() == to.component()) {
                edges.add(new Edge(a, b, random.nextInt(4) == 0 ? Double.NaN : 100 * random.nextDouble()));
            }
        }

        Drawn.of(new NetworkModel("A network of " + scenes, nodes, edges), width, height, 1)
                .assertThatTextIsLegible();
    }

    /** Pixels of a colour between the legend and the bars. */
    private static long panelPixels(Drawn drawn, Color color) {
        return rowCounts(drawn, color).sum();
    }

    private static long rowsWith(Drawn drawn, Color color) {
        return rowCounts(drawn, color).filter(n -> n > 0).count();
    }

    private static LongStream rowCounts(Drawn drawn, Color color) {
        int width = drawn.image().getWidth();
        return IntStream.range(200, 720)
                .mapToLong(y -> IntStream.range(0, width)
                        .filter(x -> drawn.image().getRGB(x, y) == color.getRGB())
                        .count());
    }
}
