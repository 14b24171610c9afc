package io.insarhub.hyp3.sbas;

import java.util.List;

/** Perpendicular baselines by date from those of the interferograms, by least squares; zero at the first date. */
public final class Baselines {

    private Baselines() {}

    /** One baseline in metres for each date; all zero where the interferograms' are unknown. */
    public static double[] byDate(StackHeader header) {
        Network network = header.network();
        List<Double> bperp = header.bperpMeters();
        double[] baselines = new double[network.dateCount()];
        if (bperp.isEmpty()) {
            return baselines;
        }
        double[][] columns = new double[network.dateCount() - 1][network.pairCount()];
        double[] observed = new double[network.pairCount()];
        for (int m = 0; m < observed.length; m++) {
            Network.Edge pair = network.pairs().get(m);
            observed[m] = bperp.get(m);
            columns[pair.second() - 1][m] = 1;
            if (pair.first() > 0) {
                columns[pair.first() - 1][m] = -1;
            }
        }
        double[][] inverse = SmallSystems.pseudoInverse(columns, 1e-10);
        for (int k = 1; k < baselines.length; k++) {
            baselines[k] = SmallSystems.dot(inverse[k - 1], observed);
        }
        return baselines;
    }
}
