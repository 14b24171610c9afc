package io.insarhub.quality.coherence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mean coherence of an area after 1, 2, 3… days of one season: a season has at most 92. */
final class SegmentMeans {

    private static final int LONGEST = 92;

    private SegmentMeans() {}

    /** By season and days; NaN where no pixel is valid. Each day's exponential is the one of the day before × e^(−1/τ). */
    static double[][] of(List<DecayPixels> groups) {
        return IntStream.range(0, DecayPixels.SEASONS)
                .parallel()
                .mapToObj(season -> of(groups, season))
                .toArray(double[][]::new);
    }

    private static double[] of(List<DecayPixels> groups, int season) {
        double[] sums = new double[LONGEST + 1];
        long pixels = 0;
        for (DecayPixels group : groups) {
            if (!group.covers(1 << season)) {
                continue;
            }
            pixels += group.size();
            double floors = group.sumOfFloors(season);
            double[] left = group.amplitude(season).clone();
            double[] perDay = Arrays.stream(group.rate(season))
                    .map(rate -> Math.exp(-rate))
                    .toArray();
            for (int day = 0; day <= LONGEST; day++) {
                double decaying = 0;
                for (int i = 0; i < left.length; i++) {
                    decaying += left[i];
                    left[i] *= perDay[i];
                }
                sums[day] += floors + decaying;
            }
        }
        long all = pixels;
        return Arrays.stream(sums).map(sum -> sum / all).toArray();
    }
}
