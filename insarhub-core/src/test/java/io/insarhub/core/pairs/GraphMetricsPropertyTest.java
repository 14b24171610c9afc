package io.insarhub.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The graph's numbers against their definitions, tried out one vertex and one edge at a time. */
class GraphMetricsPropertyTest {

    private record Sample(int size, List<IndexPair> pairs) {}

    @Property(tries = 400)
    void numbers_are_what_their_definitions_say(@ForAll("graphs") Sample sample) {
        GraphMetrics metrics = GraphMetrics.of(sample.size, sample.pairs);

        List<List<Integer>> components = components(sample.size, sample.pairs, -1);
        assertThat(metrics.components()).isEqualTo(components);
        assertThat(metrics.degrees())
                .isEqualTo(IntStream.range(0, sample.size)
                        .mapToObj(vertex -> (int) sample.pairs.stream()
                                .filter(pair -> pair.earlier() == vertex || pair.later() == vertex)
                                .count())
                        .toList());
        assertThat(metrics.bridges())
                .isEqualTo(sample.pairs.stream()
                        .filter(pair -> components(sample.size, without(sample.pairs, pair), -1)
                                        .size()
                                > components.size())
                        .sorted(java.util.Comparator.comparing(IndexPair::earlier)
                                .thenComparing(IndexPair::later))
                        .toList());
        // a vertex without edges takes its own component with it
        assertThat(metrics.cutVertices())
                .isEqualTo(IntStream.range(0, sample.size)
                        .filter(vertex -> metrics.degrees().get(vertex) > 0
                                && components(sample.size, sample.pairs, vertex).size() > components.size())
                        .boxed()
                        .toList());
        Set<IndexPair> edges = new HashSet<>(sample.pairs);
        Set<IndexPair> inTriplets = new HashSet<>();
        long triplets = 0;
        for (int a = 0; a < sample.size; a++) {
            for (int b = a + 1; b < sample.size; b++) {
                for (int c = b + 1; c < sample.size; c++) {
                    List<IndexPair> sides = List.of(new IndexPair(a, b), new IndexPair(b, c), new IndexPair(a, c));
                    if (edges.containsAll(sides)) {
                        triplets++;
                        inTriplets.addAll(sides);
                    }
                }
            }
        }
        assertThat(metrics.triplets()).isEqualTo(triplets);
        assertThat(metrics.pairsInNoTriplet()).isEqualTo(edges.size() - inTriplets.size());
    }

    @Test
    void a_long_chain_is_no_problem() {
        int size = 5_000;
        List<IndexPair> chain =
                IntStream.range(1, size).mapToObj(i -> new IndexPair(i - 1, i)).toList();

        GraphMetrics metrics = GraphMetrics.of(size, chain);

        assertThat(metrics.components()).hasSize(1);
        assertThat(metrics.bridges()).isEqualTo(chain);
        assertThat(metrics.cutVertices()).hasSize(size - 2);
    }

    @Provide
    Arbitrary<Sample> graphs() {
        return Arbitraries.integers().between(0, 12).flatMap(size -> {
            List<IndexPair> all = new ArrayList<>();
            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    all.add(new IndexPair(a, b));
                }
            }
            return Arbitraries.of(all.isEmpty() ? List.of(new IndexPair(0, 1)) : all)
                    .list()
                    .uniqueElements()
                    .ofMinSize(0)
                    .ofMaxSize(Math.min(all.size(), 2 * size))
                    .map(pairs -> new Sample(size, pairs));
        });
    }

    private static List<IndexPair> without(List<IndexPair> pairs, IndexPair one) {
        return pairs.stream().filter(pair -> !pair.equals(one)).toList();
    }

    /** Components by spreading labels until nothing changes; one vertex may be taken out. */
    private static List<List<Integer>> components(int size, List<IndexPair> pairs, int removed) {
        int[] label = IntStream.range(0, size).toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (IndexPair pair : pairs) {
                int least = Math.min(label[pair.earlier()], label[pair.later()]);
                boolean differs = label[pair.earlier()] != label[pair.later()];
                if (differs && pair.earlier() != removed && pair.later() != removed) {
                    label[pair.earlier()] = least;
                    label[pair.later()] = least;
                    changed = true;
                }
            }
        }
        List<List<Integer>> components = new ArrayList<>();
        for (int root : new TreeSet<>(IntStream.of(label).boxed().toList())) {
            List<Integer> members = IntStream.range(0, size)
                    .filter(vertex -> label[vertex] == root && vertex != removed)
                    .boxed()
                    .toList();
            if (!members.isEmpty()) {
                components.add(members);
            }
        }
        return components;
    }
}
