package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;

/** Networks as Sentinel-1 gives them, the same for the same seed. */
final class Networks {

    private static final Instant START = Instant.parse("2017-01-03T00:59:12Z");

    private Networks() {}

    /** Scenes every 12 days with one in eight missing, each paired with the next few, all scored. */
    static NetworkModel realistic(int scenes, int neighbours, long seed) {
        return realistic(scenes, neighbours, seed, Integer.MAX_VALUE, (a, b) -> score(a, b, seed));
    }

    /** The same without scores. */
    static NetworkModel unscored(int scenes, int neighbours, long seed) {
        return realistic(scenes, neighbours, seed, Integer.MAX_VALUE, (a, b) -> Double.NaN);
    }

    /** The same with a gap of 200 days after each so many scenes, over which no pair reaches. */
    static NetworkModel inPieces(int scenes, int neighbours, int scenesPerPiece, long seed) {
        return realistic(scenes, neighbours, seed, scenesPerPiece, (a, b) -> score(a, b, seed));
    }

    static NetworkModel realistic(
            int scenes, int neighbours, long seed, int scenesPerPiece, ToDoubleBiFunction<Node, Node> scores) {
        Random random = new Random(seed);
        List<Node> nodes = new ArrayList<>();
        Instant time = START;
        for (int i = 0; i < scenes; i++) {
            nodes.add(node(time, 55 * random.nextGaussian(), i / scenesPerPiece));
            time = time.plus(Duration.ofDays(random.nextInt(8) == 0 ? 24 : 12));
            if ((i + 1) % scenesPerPiece == 0) {
                time = time.plus(Duration.ofDays(200));
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            int reach = Math.max(1, neighbours - random.nextInt(3) + 1);
            for (int j = i + 1; j <= Math.min(scenes - 1, i + reach); j++) {
                if (nodes.get(i).component() == nodes.get(j).component()) {
                    edges.add(new Edge(i, j, scores.applyAsDouble(nodes.get(i), nodes.get(j))));
                }
            }
        }
        return new NetworkModel("p100_f466  realistic network of " + scenes + " scenes", nodes, edges);
    }

    static Node node(Instant time, double meters, int component) {
        return new Node(LocalDate.ofInstant(time, ZoneOffset.UTC).toString(), time, meters, component, false);
    }

    /** Falls with time and with snow in winter, and scatters. */
    private static double score(Node a, Node b, long seed) {
        double days = Duration.between(a.time(), b.time()).toDays();
        double winter = Math.cos(2 * Math.PI * (TimeAxis.days(b.time()) % 365.25) / 365.25);
        double scatter =
                new Random(seed ^ a.time().getEpochSecond() * 31 ^ b.time().getEpochSecond()).nextGaussian();
        return Math.max(0, Math.min(100, 92 * Math.exp(-days / 160) - 18 * winter + 8 * scatter));
    }
}
