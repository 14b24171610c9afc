package io.insarhub.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompatibleSelectorTest {

    private static final long DAY = 86_400_000_000L;
    private static final CompatibleSelector.Limits DEFAULTS = limits(150, 3, 5, true);

    @Test
    void limits_include_their_ends() {
        assertThat(pairs(DEFAULTS, new long[] {0, 9 * DAY}, 0, 150)).containsExactly(new IndexPair(0, 1));
        assertThat(pairs(DEFAULTS, new long[] {0, 9 * DAY}, 0, 151)).isEmpty();
        assertThat(pairs(DEFAULTS, new long[] {0, 120 * DAY}, 0, 0)).containsExactly(new IndexPair(0, 1));
        assertThat(pairs(DEFAULTS, new long[] {0, 120 * DAY + 1}, 0, 0)).isEmpty();
        CompatibleSelector.Limits unforced = limits(150, 3, 5, false);
        assertThat(pairs(unforced, new long[] {0, 99 * DAY}, 0, 0)).hasSize(1);
        assertThat(pairs(unforced, new long[] {0, 99 * DAY + 1}, 0, 0)).isEmpty();
        assertThat(pairs(unforced, new long[] {0, 2 * DAY}, 0, 0)).isEmpty();
    }

    @Test
    void of_two_equally_near_scenes_the_earlier_tops_up() {
        // 10, 30 and 50 days: no two scenes are near a target, so all pairs come from topping up
        CompatibleSelector.Limits one = new CompatibleSelector.Limits(List.of(6.0), 0, 120, 150, 1, 9, true);

        List<IndexPair> pairs = pairs(one, new long[] {0, 20 * DAY, 40 * DAY}, 0, 200, 0);

        assertThat(pairs).containsExactly(new IndexPair(0, 2));
        assertThat(pairs(one, new long[] {0, 20 * DAY, 40 * DAY}, 0, 0, 0))
                .containsExactly(new IndexPair(0, 1), new IndexPair(1, 2));
    }

    @Test
    void epochs_refuse_what_selectors_rely_on() {
        assertThatThrownBy(() -> new Epochs(List.of("a"), new long[0], new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Epochs(List.of("a", "b"), new long[] {2, 1}, new double[2]))
                .hasMessageContaining("not ascending at b");
    }

    /** Against the page's six steps done literally, one removal at a time, on stacks full of ties. */
    @Property(tries = 500)
    void the_result_is_that_of_the_literal_steps(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int size,
            @ForAll @IntRange(max = 5) int minDegree,
            @ForAll @IntRange(min = 1, max = 6) int maxDegree,
            @ForAll boolean force) {
        Random random = new Random(seed);
        long[] times =
                random.longs(size, 0, 80).map(step -> step * 3 * DAY).sorted().toArray();
        double[] meters =
                random.ints(size, -8, 8).mapToDouble(step -> step * 20.0).toArray();
        List<String> names = IntStream.range(0, size)
                .mapToObj(i -> "%08X_%d".formatted(random.nextInt(), i))
                .toList();
        Epochs epochs = new Epochs(names, times, meters);
        CompatibleSelector.Limits limits = limits(100, minDegree, maxDegree, force);

        List<IndexPair> pairs = new CompatibleSelector(limits).select(epochs).pairs();

        assertThat(pairs).isEqualTo(literally(limits, epochs));
    }

    private static List<IndexPair> literally(CompatibleSelector.Limits limits, Epochs epochs) {
        int size = epochs.size();
        List<Set<Integer>> neighbours = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> neighbours.add(new HashSet<>()));
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (a != b && limits.isNearTarget(epochs.days(a, b)) && limits.allow(epochs, a, b)) {
                    neighbours.get(a).add(b);
                }
            }
        }
        for (int a = 0; a < size && limits.forceConnect(); a++) {
            int scene = a;
            List<Integer> nearest =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            nearest.sort(Comparator.comparing(other -> epochs.days(scene, other)));
            for (int b : nearest) {
                boolean wanted = neighbours.get(a).size() < limits.minDegree();
                if (wanted && b != a && !neighbours.get(a).contains(b) && limits.allow(epochs, a, b)) {
                    neighbours.get(a).add(b);
                    neighbours.get(b).add(a);
                }
            }
        }
        for (int a = 0; a < size; a++) {
            int scene = a;
            boolean stuck = false;
            while (neighbours.get(a).size() > limits.maxDegree() && !stuck) {
                List<Integer> ranked = new ArrayList<>(neighbours.get(a));
                ranked.sort(Comparator.comparing((Integer other) -> epochs.days(scene, other))
                        .thenComparing(other -> epochs.meters(scene, other))
                        .thenComparing(other -> epochs.names().get(other))
                        .reversed());
                int victim = first(ranked, neighbours, limits.minDegree() + 1);
                victim = victim >= 0 ? victim : first(ranked, neighbours, limits.minDegree());
                stuck = victim < 0;
                if (!stuck) {
                    neighbours.get(a).remove((Integer) victim);
                    neighbours.get(victim).remove((Integer) a);
                }
            }
        }
        List<IndexPair> pairs = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            int scene = a;
            neighbours.get(a).stream().filter(b -> b > scene).sorted().forEach(b -> pairs.add(new IndexPair(scene, b)));
        }
        return pairs;
    }

    private static int first(List<Integer> ranked, List<Set<Integer>> neighbours, int degree) {
        return ranked.stream()
                .filter(other -> neighbours.get(other).size() >= degree)
                .findFirst()
                .orElse(-1);
    }

    private static List<IndexPair> pairs(CompatibleSelector.Limits limits, long[] times, double... meters) {
        List<String> names =
                IntStream.range(0, times.length).mapToObj(i -> "s" + i).toList();
        return new CompatibleSelector(limits)
                .select(new Epochs(names, times, meters))
                .pairs();
    }

    private static CompatibleSelector.Limits limits(double meters, int minDegree, int maxDegree, boolean force) {
        return new CompatibleSelector.Limits(
                List.of(6.0, 12.0, 24.0, 36.0, 48.0, 72.0, 96.0), 3, 120, meters, minDegree, maxDegree, force);
    }
}
