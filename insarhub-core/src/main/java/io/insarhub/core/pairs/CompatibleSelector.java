package io.insarhub.core.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The selector of the Python program InSARHub: pairs near the wanted time spans, topped up and trimmed to the wanted
 * number of pairs a scene. It guards numbers of pairs, not the connection of the network.
 *
 * <p>For n scenes with w others within the longest span: O(n·w) for the choice, O(n·w·log w) to top up and trim.
 */
public final class CompatibleSelector implements PairSelector {

    private final Limits limits;

    /** A selector with these limits. */
    public CompatibleSelector(Limits limits) {
        this.limits = limits;
    }

    /**
     * What pairs may be.
     *
     * @param targetDays wanted time spans, days
     * @param toleranceDays how far from a target a span may be, days
     * @param maxDays longest span, days
     * @param maxMeters longest perpendicular baseline, metres
     * @param minDegree pairs a scene gets where {@code forceConnect} can give them
     * @param maxDegree pairs a scene keeps
     * @param forceConnect whether scenes with fewer pairs than {@code minDegree} get more
     */
    public record Limits(
            List<Double> targetDays,
            double toleranceDays,
            double maxDays,
            double maxMeters,
            int minDegree,
            int maxDegree,
            boolean forceConnect) {

        boolean allow(Epochs epochs, int a, int b) {
            return epochs.days(a, b) <= maxDays && epochs.meters(a, b) <= maxMeters;
        }

        boolean isNearTarget(double days) {
            for (double target : targetDays) {
                if (Math.abs(days - target) <= toleranceDays) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public Selection select(Epochs epochs) {
        PairGraph graph = new PairGraph(epochs.size());
        List<String> warnings = new ArrayList<>();
        choose(epochs, graph);
        if (limits.forceConnect) {
            for (int scene = 0; scene < epochs.size(); scene++) {
                topUp(scene, epochs, graph);
            }
        }
        for (int scene = 0; scene < epochs.size(); scene++) {
            trim(scene, epochs, graph);
            int degree = graph.degree(scene);
            if (degree > limits.maxDegree) {
                warnings.add(epochs.names().get(scene) + " keeps " + degree + " pairs, more than max_degree "
                        + limits.maxDegree + ": each neighbour would fall below min_degree " + limits.minDegree);
            }
        }
        return new Selection(graph.pairs(), warnings);
    }

    private void choose(Epochs epochs, PairGraph graph) {
        for (int a = 0; a < epochs.size(); a++) {
            for (int b = a + 1; b < epochs.size() && epochs.days(a, b) <= limits.maxDays; b++) {
                if (epochs.meters(a, b) <= limits.maxMeters && limits.isNearTarget(epochs.days(a, b))) {
                    graph.add(a, b);
                }
            }
        }
    }

    private void topUp(int scene, Epochs epochs, PairGraph graph) {
        int missing = limits.minDegree - graph.degree(scene);
        if (missing > 0) {
            // sorted() of a stream of objects is stable: of two equally near the earlier comes first
            IntStream.range(0, epochs.size())
                    .filter(other -> other != scene && !graph.has(scene, other) && limits.allow(epochs, scene, other))
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> epochs.days(scene, other)))
                    .limit(missing)
                    .forEach(other -> graph.add(scene, other));
        }
    }

    /**
     * Takes the worst pairs off a scene that has too many: first those whose other scene keeps its {@code minDegree},
     * then those whose other scene has just that. Taking one pair does not change how the others rank or whether they
     * may go, so each round passes over them once.
     */
    private void trim(int scene, Epochs epochs, PairGraph graph) {
        int excess = graph.degree(scene) - limits.maxDegree;
        for (int spare = 1; spare >= 0 && excess > 0; spare--) {
            for (int other : worstFirst(scene, epochs, graph)) {
                if (excess > 0 && graph.degree(other) >= limits.minDegree + spare) {
                    graph.remove(scene, other);
                    excess--;
                }
            }
        }
    }

    private static int[] worstFirst(int scene, Epochs epochs, PairGraph graph) {
        Comparator<Integer> byBadness = Comparator.<Integer>comparingDouble(other -> epochs.days(scene, other))
                .thenComparingDouble(other -> epochs.meters(scene, other))
                .thenComparing(other -> epochs.names().get(other))
                .reversed();
        return Arrays.stream(graph.neighbours(scene))
                .boxed()
                .sorted(byBadness)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
