package io.insarhub.hyp3.sbas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which interferograms are kept by their mean coherence: those that reach a threshold, and those of a maximum spanning tree,
 * so that no date is lost. MintPy's {@code network.coherenceBased}.
 */
public final class NetworkSelection {

    private static final int ROWS_OF_VALUES = 1 << 22;

    private NetworkSelection() {}

    /**
     * Chooses. Complexity O(M log M), by Kruskal's algorithm; of interferograms of equal coherence the first is preferred.
     *
     * @param meanCoherence of each interferogram; NaN counts as zero
     * @param minCoherence least mean coherence of one outside the tree
     * @return whether each interferogram is kept
     */
    public static boolean[] kept(Network network, double[] meanCoherence, double minCoherence) {
        boolean[] kept = new boolean[network.pairCount()];
        List<Integer> byCoherence =
                new ArrayList<>(IntStream.range(0, kept.length).boxed().toList());
        byCoherence.sort(Comparator.comparingDouble((Integer m) -> -known(meanCoherence[m])));
        int[] parent = IntStream.range(0, network.dateCount()).toArray();
        for (int m : byCoherence) {
            Network.Edge pair = network.pairs().get(m);
            int a = root(parent, pair.first());
            int b = root(parent, pair.second());
            kept[m] = a != b || known(meanCoherence[m]) >= minCoherence;
            parent[a] = b;
        }
        return kept;
    }

    /** A stack without its interferograms of low mean coherence, but for those of the tree. */
    public static StackFile applied(StackFile stack, double minCoherence) {
        int rows = Math.max(
                1,
                ROWS_OF_VALUES
                        / stack.header().columns()
                        / stack.header().network().pairCount());
        double[] means = meanCoherence(
                stack, new boolean[0], Math.min(rows, stack.header().rows()));
        return stack.keeping(kept(stack.header().network(), means, minCoherence));
    }

    private static double known(double coherence) {
        return Double.isNaN(coherence) ? 0 : coherence;
    }

    private static int root(int[] parent, int date) {
        int at = date;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /**
     * Mean coherence of each interferogram of a stack, read in bounded memory; NaN does not count.
     *
     * @param mask pixels that count; empty: all
     * @param rowsAtATime rows in memory
     */
    public static double[] meanCoherence(StackSource stack, boolean[] mask, int rowsAtATime) {
        StackHeader header = stack.header();
        int pairs = header.network().pairCount();
        double[] sum = new double[pairs];
        long[] count = new long[pairs];
        float[] values = new float[Math.multiplyExact(pairs, Math.multiplyExact(rowsAtATime, header.columns()))];
        for (int row = 0; row < header.rows(); row += rowsAtATime) {
            int rows = Math.min(rowsAtATime, header.rows() - row);
            stack.read(Layer.COHERENCE, row, rows, values);
            int pixels = rows * header.columns();
            for (int m = 0; m < pairs; m++) {
                for (int p = 0; p < pixels; p++) {
                    float value = values[m * pixels + p];
                    if (!Float.isNaN(value) && (mask.length == 0 || mask[row * header.columns() + p])) {
                        sum[m] += value;
                        count[m]++;
                    }
                }
            }
        }
        return IntStream.range(0, pairs).mapToDouble(m -> sum[m] / count[m]).toArray();
    }
}
