package io.insarhub.core.pairs;

import java.util.BitSet;
import java.util.List;

/** The parts of a network within which every scene has two ways to every other: what is left together without bridges. */
final class TwoEdgeParts {

    private TwoEdgeParts() {}

    /** The number of the part of each scene. */
    static int[] of(PairGraph graph, List<IndexPair> bridges) {
        BitSet[] rows = graph.rows();
        bridges.forEach(bridge -> graph.remove(bridge.earlier(), bridge.later()));
        int[] part = new int[rows.length];
        BitSet found = new BitSet(rows.length);
        int number = 0;
        for (int root = found.nextClearBit(0); root < rows.length; root = found.nextClearBit(root)) {
            BitSet open = new BitSet(rows.length);
            open.set(root);
            for (int scene = root; scene >= 0; scene = open.nextSetBit(0)) {
                open.clear(scene);
                found.set(scene);
                part[scene] = number;
                BitSet next = (BitSet) rows[scene].clone();
                next.andNot(found);
                open.or(next);
            }
            number++;
        }
        bridges.forEach(bridge -> graph.add(bridge.earlier(), bridge.later()));
        return part;
    }
}
