package io.insarhub.core.pairs;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A network while it is designed: its pairs, the graph they make, and the covariance they leave. */
final class NetworkDraft {

    private final DesignLimits limits;
    private final PairGraph graph;
    private final EpochCovariance covariance;
    private final Set<WeightedPair> chosen;
    private int longPairs;

    NetworkDraft(int size, DesignLimits limits, List<WeightedPair> forest) {
        this.limits = limits;
        graph = new PairGraph(size);
        covariance = new EpochCovariance(size, forest);
        chosen = new LinkedHashSet<>(forest);
        forest.forEach(pair -> graph.add(pair.earlier(), pair.later()));
        longPairs = (int) forest.stream().filter(limits::isLong).count();
    }

    void add(WeightedPair pair) {
        covariance.change(pair.earlier(), pair.later(), pair.weight());
        graph.add(pair.earlier(), pair.later());
        chosen.add(pair);
        longPairs += limits.isLong(pair) ? 1 : 0;
    }

    void remove(WeightedPair pair) {
        covariance.change(pair.earlier(), pair.later(), -pair.weight());
        graph.remove(pair.earlier(), pair.later());
        chosen.remove(pair);
        longPairs -= limits.isLong(pair) ? 1 : 0;
    }

    /** What adding a pair would gain. */
    double gain(WeightedPair pair) {
        return change(pair, pair.weight());
    }

    /** What taking a pair out would lose. */
    double loss(WeightedPair pair) {
        return -change(pair, -pair.weight());
    }

    private double change(WeightedPair pair, double weight) {
        return limits.determinant()
                ? covariance.determinantGain(pair.earlier(), pair.later(), weight)
                : covariance.traceGain(pair.earlier(), pair.later(), weight);
    }

    boolean has(WeightedPair pair) {
        return graph.has(pair.earlier(), pair.later());
    }

    int size() {
        return chosen.size();
    }

    int longPairs() {
        return longPairs;
    }

    double trace() {
        return covariance.trace();
    }

    List<WeightedPair> pairs() {
        return List.copyOf(chosen);
    }

    PairGraph graph() {
        return graph;
    }

    List<IndexPair> bridges() {
        return new CutFinder(graph.rows()).bridges();
    }

    boolean isInTriplet(int scene) {
        BitSet around = graph.row(scene);
        for (int other = around.nextSetBit(0); other >= 0; other = around.nextSetBit(other + 1)) {
            if (graph.row(other).intersects(around)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the network would keep its promises without a pair: no new bridge, and no scene out of its last triplet. */
    boolean canSpare(WeightedPair pair, int bridgesNow) {
        int a = pair.earlier();
        int b = pair.later();
        BitSet common = (BitSet) graph.row(a).clone();
        common.and(graph.row(b));
        graph.remove(a, b);
        boolean tripletsStay = common.isEmpty()
                || (isInTriplet(a) && isInTriplet(b) && common.stream().allMatch(this::isInTriplet));
        boolean holds = tripletsStay && bridges().size() <= bridgesNow && connected(a, b);
        graph.add(a, b);
        return holds;
    }

    private boolean connected(int a, int b) {
        BitSet found = new BitSet();
        BitSet open = new BitSet();
        open.set(a);
        while (!open.isEmpty()) {
            int scene = open.nextSetBit(0);
            open.clear(scene);
            found.set(scene);
            BitSet next = (BitSet) graph.row(scene).clone();
            next.andNot(found);
            open.or(next);
            if (open.get(b)) {
                return true;
            }
        }
        return false;
    }
}
