package io.insarhub.hyp3.sbas;

import java.util.List;
import java.util.stream.IntStream;

/** Perpendicular baselines by date from those of the interferograms, by least squares; zero at the first date. */
public final class Baselines {

    private Baselines() {}

    /**
     * One baseline in metres for each date; all zero where the stack has none. Interferograms whose baseline is NaN do not
     * count; a date that the others do not tie to the first one has NaN.
     */
    public static double[] byDate(StackHeader header) {
        Network network = header.network();
        List<Double> bperp = header.bperpMeters();
        double[] baselines = new double[network.dateCount()];
        if (bperp.isEmpty()) {
            return baselines;
        }
        int[] known = IntStream.range(0, network.pairCount())
                .filter(m -> Double.isFinite(bperp.get(m)))
                .toArray();
        boolean[] tied = tied(network, known);
        double[][] columns = new double[network.dateCount() - 1][known.length];
        double[] observed = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            Network.Edge pair = network.pairs().get(known[i]);
            observed[i] = bperp.get(known[i]);
            columns[pair.second() - 1][i] = 1;
            if (pair.first() > 0) {
                columns[pair.first() - 1][i] = -1;
            }
        }
        double[][] inverse = SmallSystems.pseudoInverse(columns, 1e-10);
        for (int k = 1; k < baselines.length; k++) {
            baselines[k] = tied[k] ? SmallSystems.dot(inverse[k - 1], observed) : Double.NaN;
        }
        return baselines;
    }

    /** The dates that a chain of interferograms leads to from the first. */
    private static boolean[] tied(Network network, int[] pairs) {
        boolean[] tied = new boolean[network.dateCount()];
        tied[0] = true;
        boolean more = true;
        while (more) {
            more = false;
            for (int m : pairs) {
                Network.Edge pair = network.pairs().get(m);
                if (tied[pair.first()] != tied[pair.second()]) {
                    tied[pair.first()] = true;
                    tied[pair.second()] = true;
                    more = true;
                }
            }
        }
        return tied;
    }
}
