package io.insarhub.core.pairs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Pairs under construction: an undirected graph over the epochs. */
final class PairGraph {

    private final BitSet[] neighbours;

    PairGraph(int size) {
        neighbours = new BitSet[size];
        for (int i = 0; i < size; i++) {
            neighbours[i] = new BitSet(size);
        }
    }

    void add(int a, int b) {
        neighbours[a].set(b);
        neighbours[b].set(a);
    }

    void remove(int a, int b) {
        neighbours[a].clear(b);
        neighbours[b].clear(a);
    }

    boolean has(int a, int b) {
        return neighbours[a].get(b);
    }

    int degree(int scene) {
        return neighbours[scene].cardinality();
    }

    int[] neighbours(int scene) {
        return neighbours[scene].stream().toArray();
    }

    /** The neighbours of a scene, not to be changed. */
    BitSet row(int scene) {
        return neighbours[scene];
    }

    /** The neighbours of each scene, not to be changed. */
    BitSet[] rows() {
        return neighbours;
    }

    List<IndexPair> pairs() {
        List<IndexPair> pairs = new ArrayList<>();
        for (int a = 0; a < neighbours.length; a++) {
            BitSet row = neighbours[a];
            for (int b = row.nextSetBit(a + 1); b >= 0; b = row.nextSetBit(b + 1)) {
                pairs.add(new IndexPair(a, b));
            }
        }
        return pairs;
    }
}
