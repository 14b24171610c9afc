package io.insarhub.core.pairs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds bridges and cut vertices of an undirected graph by one depth-first search (Tarjan 1972, Hopcroft and Tarjan
 * 1973): an edge of the search tree from p down to v is a bridge if nothing below reaches above v, and p is a cut vertex
 * if nothing below v reaches above p. O(n + m). Not JGraphT's inspector, which recurses and overflows the stack on a
 * chain of some thousand scenes.
 */
final class CutFinder {

    private final BitSet[] neighbours;
    private final int[] found;
    private final int[] reach;
    private final int[] parent;
    private final int[] next;
    private final List<IndexPair> bridges = new ArrayList<>();
    private final BitSet cutVertices = new BitSet();
    private int clock;

    CutFinder(BitSet[] neighbours) {
        this.neighbours = neighbours;
        int size = neighbours.length;
        found = new int[size];
        reach = new int[size];
        parent = new int[size];
        next = new int[size];
        for (int root = 0; root < size; root++) {
            if (found[root] == 0) {
                search(root);
            }
        }
    }

    /** Edges whose loss would split a component, in no special order. */
    List<IndexPair> bridges() {
        return bridges;
    }

    /** Vertices whose loss would split a component. */
    BitSet cutVertices() {
        return cutVertices;
    }

    private void search(int root) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(root, -1, path);
        int branchesOfRoot = 0;
        while (!path.isEmpty()) {
            int vertex = path.getLast();
            int other = neighbours[vertex].nextSetBit(next[vertex]);
            if (other < 0) {
                path.removeLast();
                branchesOfRoot += parent[vertex] == root ? 1 : 0;
                leave(vertex, root);
            } else {
                next[vertex] = other + 1;
                if (found[other] == 0) {
                    enter(other, vertex, path);
                } else if (other != parent[vertex]) {
                    reach[vertex] = Math.min(reach[vertex], found[other]);
                }
            }
        }
        if (branchesOfRoot > 1) {
            cutVertices.set(root);
        }
    }

    private void enter(int vertex, int from, Deque<Integer> path) {
        parent[vertex] = from;
        found[vertex] = ++clock;
        reach[vertex] = clock;
        path.addLast(vertex);
    }

    private void leave(int vertex, int root) {
        int above = parent[vertex];
        if (above < 0) {
            return;
        }
        reach[above] = Math.min(reach[above], reach[vertex]);
        if (reach[vertex] > found[above]) {
            bridges.add(new IndexPair(Math.min(above, vertex), Math.max(above, vertex)));
        }
        if (above != root && reach[vertex] >= found[above]) {
            cutVertices.set(above);
        }
    }
}
