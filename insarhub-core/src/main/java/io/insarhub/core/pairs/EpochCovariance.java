package io.insarhub.core.pairs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Covariance of the displacement history that a network of weighted pairs leaves: the inverse C of its weighted
 * Laplacian, with the first scene of each piece held at zero. Kept together with S = C² through adding and taking of single
 * pairs by rank-1 updates (Sherman and Morrison 1950), so that the effect of any pair on the trace of C is known in O(1):
 * with u = C(e_a − e_b) and r = u_a − u_b, adding weight w lowers the trace by w·|u|² / (1 + w·r), where |u|² = S_aa +
 * S_bb − 2 S_ab. O(n²) for an update.
 */
final class EpochCovariance {

    private final int size;
    private final double[][] c;
    private final double[][] s;
    private final double[] u;
    private final double[] v;

    /**
     * The covariance of a forest: between two scenes of a tree it is the sum of σ² over the way that they share from the
     * tree's first scene.
     */
    EpochCovariance(int size, List<WeightedPair> forest) {
        this.size = size;
        c = new double[size][size];
        s = new double[size][size];
        u = new double[size];
        v = new double[size];
        plant(forest);
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += c[a][k] * c[b][k];
                }
                s[a][b] = sum;
                s[b][a] = sum;
            }
        }
    }

    private void plant(List<WeightedPair> forest) {
        List<List<WeightedPair>> around = IntStream.range(0, size)
                .<List<WeightedPair>>mapToObj(i -> new ArrayList<>())
                .toList();
        for (WeightedPair pair : forest) {
            around.get(pair.earlier()).add(pair);
            around.get(pair.later()).add(pair);
        }
        boolean[] found = new boolean[size];
        for (int root = 0; root < size; root++) {
            if (!found[root]) {
                found[root] = true;
                Deque<Integer> known = new ArrayDeque<>(List.of(root));
                Deque<Integer> open = new ArrayDeque<>(List.of(root));
                while (!open.isEmpty()) {
                    int from = open.removeFirst();
                    for (WeightedPair pair : around.get(from)) {
                        int to = pair.earlier() == from ? pair.later() : pair.earlier();
                        if (!found[to]) {
                            found[to] = true;
                            for (int other : known) {
                                c[to][other] = c[from][other];
                                c[other][to] = c[from][other];
                            }
                            c[to][to] = c[from][from] + 1 / pair.weight();
                            known.addLast(to);
                            open.addLast(to);
                        }
                    }
                }
            }
        }
    }

    /** Variance between two scenes, mm². */
    double between(int a, int b) {
        return c[a][a] + c[b][b] - 2 * c[a][b];
    }

    /** Sum of the variances of all scenes against the first, mm². */
    double trace() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += c[i][i];
        }
        return sum;
    }

    /** How much a change of a pair's weight lowers the trace; negative where it raises it, infinite where it tears. */
    double traceGain(int a, int b, double weight) {
        double denominator = 1 + weight * between(a, b);
        double square = s[a][a] + s[b][b] - 2 * s[a][b];
        return denominator > 1e-12 ? weight * square / denominator : Double.NEGATIVE_INFINITY;
    }

    /** The same for the logarithm of the determinant. */
    double determinantGain(int a, int b, double weight) {
        double denominator = 1 + weight * between(a, b);
        return denominator > 1e-12 ? Math.log(denominator) : Double.NEGATIVE_INFINITY;
    }

    /** Changes the weight of a pair; a negative change takes it out. */
    void change(int a, int b, double weight) {
        double factor = weight / (1 + weight * between(a, b));
        double square = 0;
        for (int i = 0; i < size; i++) {
            u[i] = c[i][a] - c[i][b];
            v[i] = s[i][a] - s[i][b];
            square += u[i] * u[i];
        }
        double own = factor * factor * square;
        for (int i = 0; i < size; i++) {
            double[] rowC = c[i];
            double[] rowS = s[i];
            double ui = u[i];
            double fu = factor * ui;
            double fv = factor * v[i] - own * ui;
            for (int j = 0; j < size; j++) {
                rowC[j] -= fu * u[j];
                rowS[j] -= fu * v[j] + fv * u[j];
            }
        }
    }
}
