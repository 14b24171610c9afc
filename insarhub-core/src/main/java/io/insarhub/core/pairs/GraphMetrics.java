package io.insarhub.core.pairs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * What the graph of a network shows: scenes are its vertices 0 … n−1, pairs its edges. O(n + m) but for triplets, which
 * take O(m·n/64).
 *
 * @param components the vertices of each connected component, sorted, by their first vertex; a vertex without edges is a
 *     component of its own
 * @param bridges edges whose loss would split a component, sorted
 * @param cutVertices vertices whose loss would split a component, sorted
 * @param degrees number of edges of each vertex
 * @param triplets number of closed loops of three
 * @param pairsInNoTriplet number of edges that are in no such loop
 */
public record GraphMetrics(
        List<List<Integer>> components,
        List<IndexPair> bridges,
        List<Integer> cutVertices,
        List<Integer> degrees,
        long triplets,
        int pairsInNoTriplet) {

    /** Measures the graph of these pairs, each given once. */
    public static GraphMetrics of(int size, List<IndexPair> pairs) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        BitSet[] neighbours = new BitSet[size];
        for (int i = 0; i < size; i++) {
            graph.addVertex(i);
            neighbours[i] = new BitSet(size);
        }
        for (IndexPair pair : pairs) {
            graph.addEdge(pair.earlier(), pair.later());
            neighbours[pair.earlier()].set(pair.later());
            neighbours[pair.later()].set(pair.earlier());
        }
        long corners = 0;
        int alone = 0;
        for (IndexPair pair : pairs) {
            BitSet common = (BitSet) neighbours[pair.earlier()].clone();
            common.and(neighbours[pair.later()]);
            corners += common.cardinality();
            alone += common.isEmpty() ? 1 : 0;
        }
        CutFinder cuts = new CutFinder(neighbours);
        return new GraphMetrics(
                components(graph),
                cuts.bridges().stream()
                        .sorted(Comparator.comparingInt(IndexPair::earlier).thenComparingInt(IndexPair::later))
                        .toList(),
                cuts.cutVertices().stream().boxed().toList(),
                Arrays.stream(neighbours).map(BitSet::cardinality).toList(),
                // each loop was met at each of its three sides
                corners / 3,
                alone);
    }

    private static List<List<Integer>> components(Graph<Integer, DefaultEdge> graph) {
        return new ConnectivityInspector<>(graph)
                .connectedSets().stream()
                        .map(members -> members.stream().sorted().toList())
                        .sorted(Comparator.comparing(members -> members.get(0)))
                        .toList();
    }
}
