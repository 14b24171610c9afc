package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What is counted from a network: degrees, pieces, scores, spans. Pieces are numbered by their earliest scenes. */
final class NetworkSummary {

    private final NetworkModel model;
    private final int[] degree;
    private final int[] piece;
    private final List<Integer> pieceSizes = new ArrayList<>();

    NetworkSummary(NetworkModel model) {
        this.model = model;
        this.degree = new int[model.nodes().size()];
        for (Edge e : model.edges()) {
            degree[e.from()]++;
            degree[e.to()]++;
        }
        this.piece = new int[model.nodes().size()];
        numberPieces();
    }

    /** How many pairs a scene is in. */
    int degree(int node) {
        return degree[node];
    }

    /** Whether a scene is in the network and in no pair. */
    boolean isolated(int node) {
        return degree[node] == 0 && !model.nodes().get(node).leftOut();
    }

    /** Number of the piece of two or more scenes that a scene is in, from 0; empty where it is in none. */
    OptionalInt piece(int node) {
        return piece[node] < 0 ? OptionalInt.empty() : OptionalInt.of(piece[node]);
    }

    /** Scenes of each piece of two or more. */
    List<Integer> pieceSizes() {
        return List.copyOf(pieceSizes);
    }

    /** Parts that no pair joins, scenes that stand alone among them. */
    int components() {
        return pieceSizes.size() + isolatedScenes();
    }

    int isolatedScenes() {
        return (int) IntStream.range(0, degree.length).filter(this::isolated).count();
    }

    int leftOutScenes() {
        return (int) model.nodes().stream().filter(Node::leftOut).count();
    }

    int pairs(ScoreClass scoreClass) {
        return (int) model.edges().stream()
                .filter(e -> e.scored() && ScoreClass.of(e.score()) == scoreClass)
                .count();
    }

    int scoredPairs() {
        return (int) model.edges().stream().filter(Edge::scored).count();
    }

    /** Numbers of connections of the scenes that have any. */
    Optional<DoubleSummaryStatistics> degrees() {
        return some(IntStream.of(degree).filter(d -> d > 0).asDoubleStream().summaryStatistics());
    }

    /** Scores of the pairs that have one. */
    Optional<DoubleSummaryStatistics> scores() {
        return some(model.edges().stream()
                .filter(Edge::scored)
                .mapToDouble(Edge::score)
                .summaryStatistics());
    }

    /** Temporal baselines of the pairs, in days. */
    Optional<DoubleSummaryStatistics> temporalBaselinesDays() {
        return some(
                model.edges().stream().mapToDouble(model::temporalBaselineDays).summaryStatistics());
    }

    private void numberPieces() {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        IntStream.range(0, degree.length)
                .boxed()
                .sorted(Comparator.comparing(i -> model.nodes().get(i).time()))
                .forEach(i -> {
                    piece[i] = -1;
                    if (degree[i] > 0) {
                        piece[i] = numbers.computeIfAbsent(model.nodes().get(i).component(), c -> numbers.size());
                    }
                });
        numbers.values()
                .forEach(n -> pieceSizes.add(
                        (int) IntStream.of(piece).filter(p -> p == n).count()));
    }

    private static Optional<DoubleSummaryStatistics> some(DoubleSummaryStatistics statistics) {
        return statistics.getCount() == 0 ? Optional.empty() : Optional.of(statistics);
    }
}
