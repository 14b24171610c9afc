package io.insarhub.core.pairs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Closed loops of three pairs: with one pair added, or with two. */
final class Triplets {

    private Triplets() {}

    /** Whether a pair that is not there would put a scene into a triplet. */
    static boolean closes(PairGraph graph, WeightedPair pair, int scene) {
        int a = pair.earlier();
        int b = pair.later();
        if (a == scene || b == scene) {
            return graph.row(a).intersects(graph.row(b));
        }
        return graph.has(scene, a) && graph.has(scene, b);
    }

    /** The two pairs that put a scene into a triplet with the most gain, taken singly; empty where there are none. */
    static List<WeightedPair> byTwo(NetworkDraft draft, List<WeightedPair> candidates, int scene) {
        List<WeightedPair> own = new ArrayList<>();
        BitSet reach = (BitSet) draft.graph().row(scene).clone();
        for (WeightedPair pair : candidates) {
            if (pair.earlier() == scene || pair.later() == scene) {
                own.add(pair);
                reach.set(other(pair, scene));
            }
        }
        List<WeightedPair> best = List.of();
        double most = Double.NEGATIVE_INFINITY;
        for (WeightedPair side : candidates) {
            int a = side.earlier();
            int b = side.later();
            if (a == scene || b == scene || !reach.get(a) || !reach.get(b)) {
                continue;
            }
            List<WeightedPair> missing = new ArrayList<>();
            double gain = 0;
            for (WeightedPair pair : own) {
                int end = other(pair, scene);
                if ((end == a || end == b) && !draft.has(pair)) {
                    missing.add(pair);
                    gain += draft.gain(pair);
                }
            }
            if (!draft.has(side)) {
                missing.add(side);
                gain += draft.gain(side);
            }
            if (missing.size() <= 2 && gain > most) {
                most = gain;
                best = missing;
            }
        }
        return best;
    }

    private static int other(WeightedPair pair, int scene) {
        return pair.earlier() == scene ? pair.later() : pair.earlier();
    }
}
