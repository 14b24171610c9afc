package io.insarhub.core.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.util.UnionFind;

/**
 * A spanning forest of greatest weight (Kruskal 1956), grown from one list of pairs after another: first those within the
 * limits, then those that join what is left apart.
 */
final class SpanningForest {

    private static final Comparator<WeightedPair> BEST_FIRST = Comparator.comparingDouble(WeightedPair::weight)
            .reversed()
            .thenComparingInt(WeightedPair::earlier)
            .thenComparingInt(WeightedPair::later);

    private final int size;
    private final UnionFind<Integer> pieces;
    private final List<WeightedPair> pairs = new ArrayList<>();

    SpanningForest(int size) {
        this.size = size;
        pieces = new UnionFind<>(IntStream.range(0, size).boxed().collect(Collectors.toSet()));
    }

    /** Takes those of the candidates that join two pieces, the best first; returns them. */
    List<WeightedPair> grow(List<WeightedPair> candidates) {
        List<WeightedPair> taken = new ArrayList<>();
        candidates.stream().sorted(BEST_FIRST).forEach(pair -> {
            if (!pieces.inSameSet(pair.earlier(), pair.later())) {
                pieces.union(pair.earlier(), pair.later());
                taken.add(pair);
            }
        });
        pairs.addAll(taken);
        return taken;
    }

    boolean isOnePiece() {
        return size < 2 || pieces.numberOfSets() == 1;
    }

    boolean joins(int a, int b) {
        return !pieces.inSameSet(a, b);
    }

    List<WeightedPair> pairs() {
        return pairs;
    }
}
