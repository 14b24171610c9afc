package io.insarhub.hyp3.sbas;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pattern of the Cholesky factor of a network's normal matrix, worked out once a network: the order in which dates are
 * eliminated (minimum degree) and where each product goes. The unknowns are the phases at all dates but the first.
 *
 * <p>Complexity of the analysis O(D³) at worst; of a factorisation the sum of the squared column lengths, about 40 D for
 * dates paired with their nearest neighbours.
 */
final class Elimination {

    /** Dates in the order of elimination. */
    final int[] order;
    /** Where the entries of the n-th eliminated date begin. */
    final int[] start;
    /** The other date of each entry below the diagonal. */
    final int[] entryDate;
    /** For each product of two entries of a column, column by column: the entry it is taken from; −1 − date: diagonal. */
    final int[] target;
    /** The entry of each interferogram, −1 where it begins at the first date. */
    final int[] pairEntry;

    Elimination(Network network) {
        int dates = network.dateCount();
        BitSet[] neighbours = neighbours(network, dates);
        order = new int[dates - 1];
        start = new int[dates];
        List<Integer> others = new ArrayList<>();
        Map<Long, Integer> entries = new HashMap<>();
        boolean[] gone = new boolean[dates];
        for (int n = 0; n < order.length; n++) {
            int date = leastConnected(neighbours, gone);
            gone[date] = true;
            order[n] = date;
            BitSet around = neighbours[date];
            for (int other = around.nextSetBit(0); other >= 0; other = around.nextSetBit(other + 1)) {
                entries.put(key(date, other), others.size());
                others.add(other);
                neighbours[other].or(around);
                neighbours[other].clear(other);
                neighbours[other].clear(date);
            }
            start[n + 1] = others.size();
        }
        entryDate = others.stream().mapToInt(Integer::intValue).toArray();
        target = targets(entries);
        pairEntry = network.pairs().stream()
                .mapToInt(pair -> pair.first() == 0 ? -1 : entryOf(entries, pair.first(), pair.second()))
                .toArray();
    }

    private static BitSet[] neighbours(Network network, int dates) {
        BitSet[] neighbours = new BitSet[dates];
        for (int k = 0; k < dates; k++) {
            neighbours[k] = new BitSet(dates);
        }
        for (Network.Edge pair : network.pairs()) {
            if (pair.first() > 0) {
                neighbours[pair.first()].set(pair.second());
                neighbours[pair.second()].set(pair.first());
            }
        }
        return neighbours;
    }

    private static int leastConnected(BitSet[] neighbours, boolean[] gone) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int date = 1; date < gone.length; date++) {
            if (!gone[date] && neighbours[date].cardinality() < least) {
                best = date;
                least = neighbours[date].cardinality();
            }
        }
        return best;
    }

    private int[] targets(Map<Long, Integer> entries) {
        List<Integer> targets = new ArrayList<>();
        for (int n = 0; n < order.length; n++) {
            for (int a = start[n]; a < start[n + 1]; a++) {
                targets.add(-1 - entryDate[a]);
                for (int b = a + 1; b < start[n + 1]; b++) {
                    targets.add(entryOf(entries, entryDate[a], entryDate[b]));
                }
            }
        }
        return targets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int entryOf(Map<Long, Integer> entries, int a, int b) {
        Integer entry = entries.get(key(a, b));
        if (entry == null) {
            throw new IllegalStateException("the pattern has no entry for dates " + a + " and " + b);
        }
        return entry;
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    /** Number of entries below the diagonal. */
    int entries() {
        return entryDate.length;
    }
}
