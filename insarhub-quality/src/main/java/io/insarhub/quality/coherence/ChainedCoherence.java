package io.insarhub.quality.coherence;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Season;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the decay maps of an area lead to expect of the coherence of every pair of some dates: the mean over the pixels
 * that are valid in all seasons of the pair. Across seasons γ∞ and γ0 of a pixel are the means weighted by duration, and
 * the exponent is Σ dt/τ. Immutable; safe for use by many threads.
 *
 * <p>Cost for n dates and p pixels: about n² p multiplications and additions, and some n p exponentials; memory
 * 16 n² bytes for each core. See {@link DecayingPart}.
 */
public final class ChainedCoherence {

    private static final int SETS = 1 << DecayPixels.SEASONS;

    private final LocalDate[] dates;
    private final Timeline timeline;
    private final double[] decaying;
    private final long[] pixels = new long[SETS];
    private final double[][] floors = new double[SETS][DecayPixels.SEASONS];
    private final double[][] ofSegment;

    private ChainedCoherence(Timeline timeline, LocalDate[] dates, List<DecayPixels> groups, double[] decaying) {
        this.timeline = timeline;
        this.dates = dates;
        this.decaying = decaying;
        for (DecayPixels group : groups) {
            for (int set = 1; set < SETS; set++) {
                if (group.covers(set)) {
                    pixels[set] += group.size();
                    for (int s = 0; s < DecayPixels.SEASONS; s++) {
                        floors[set][s] += group.sumOfFloors(s);
                    }
                }
            }
        }
        ofSegment = SegmentMeans.of(groups);
    }

    /**
     * Computes all pairs, on all cores.
     *
     * @param maps the decay maps by season, all of one size; seasons without a map have no estimates
     * @param dates in any order
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public static ChainedCoherence of(
            Map<Season, DecayPlanes> maps, Collection<LocalDate> dates, Cancellation cancellation) {
        LocalDate[] sorted = new TreeSet<>(dates).toArray(LocalDate[]::new);
        Timeline timeline = new Timeline(sorted);
        List<DecayPixels> groups = DecayPixels.group(maps);
        int n = sorted.length;
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        // each worker has its own pixels and sums, added up in order: same result whoever is faster
        double[][] parts = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> sums(timeline, groups, worker, workers, cancellation))
                .toArray(double[][]::new);
        double[] decaying = parts[0];
        for (int worker = 1; worker < workers; worker++) {
            for (int i = 0; i < n * n; i++) {
                decaying[i] += parts[worker][i];
            }
        }
        return new ChainedCoherence(timeline, sorted, groups, decaying);
    }

    private static double[] sums(
            Timeline timeline, List<DecayPixels> groups, int worker, int workers, Cancellation cancellation) {
        double[] sums = new double[Math.multiplyExact(timeline.size(), timeline.size())];
        int piece = 0;
        for (DecayPixels group : groups) {
            DecayingPart part = new DecayingPart(timeline, group, sums);
            for (int from = 0; from < group.size(); from += DecayingPart.CHUNK) {
                if (piece++ % workers == worker) {
                    cancellation.throwIfCancelled("expected coherence of all pairs");
                    part.add(group, from);
                }
            }
        }
        return sums;
    }

    /** The dates, in order. */
    public List<LocalDate> dates() {
        return List.of(dates);
    }

    /** Mean coherence expected of a pair of dates, given by their numbers, the earlier first; NaN where none is known. */
    public double expected(int first, int second) {
        if (first == second) {
            return ofSegment(Season.of(dates[first]), 1);
        }
        int seasons = timeline.seasons(first, second);
        double decayed = decaying[first * timeline.size() + second];
        return floor(first, second) + decayed / timeline.days(first, second) / pixels[seasons];
    }

    /** Mean of what stays of the coherence however long one waits; NaN where nothing is known. */
    public double floor(int first, int second) {
        if (first == second) {
            int season = Season.of(dates[first]).ordinal();
            return floors[1 << season][season] / pixels[1 << season];
        }
        int seasons = timeline.seasons(first, second);
        double sum = 0;
        for (int s = 0; s < DecayPixels.SEASONS; s++) {
            sum += timeline.days(first, second, s) * floors[seasons][s];
        }
        return sum / timeline.days(first, second) / pixels[seasons];
    }

    /** Mean coherence after some days within one season; NaN where none is known. */
    public double ofSegment(Season season, int days) {
        return ofSegment[season.ordinal()][days];
    }
}
