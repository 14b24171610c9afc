package io.insarhub.quality.coherence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the pixels of what is still decaying in every pair of dates: Σ_p (Σ_s d_s a_sp) exp(−Σ_s d_s r_sp) with d_s
 * the pair's days in a season, a the amplitude γ0 − γ∞ and r = 1/τ.
 *
 * <p>The exponential of a pair is the product of those of the steps between its dates. So the dates are halved again and
 * again; for a pair across the middle the exponential is (from the first date to the middle) × (from the middle to the
 * second), both at most 1, and so is its weight: d = d' + d''. All pairs across a middle are then one product of two
 * matrices, dates × pixels and pixels × dates, and exponentials are needed for the steps alone. Everything is in doubles:
 * the result differs from that of an exponential for each pair and pixel in the thirteenth decimal. Factors below
 * {@value #NEGLIGIBLE} are taken as 0.
 */
final class DecayingPart {

    /** So many pixels at a time: the factors of a few hundred dates stay in the second-level cache. */
    static final int CHUNK = 96;

    private static final double NEGLIGIBLE = 1e-13;

    private final Timeline timeline;
    private final int n;
    private final double[] sums;
    /** The factor of each step, by step and pixel of the chunk; equal steps share a row. */
    private final double[][] steps;

    private final double[] left = new double[CHUNK];
    private final double[] leftWeighted = new double[CHUNK];
    private final double[] right;
    private final double[] rightWeighted;
    private DecayPixels pixels;
    private int first;
    private int count;
    private int stride;

    /**
     * Sums for the pairs of some dates.
     *
     * @param pixels any group that will be added
     * @param sums takes the sums, by first and second date: {@code sums[first × n + second]}
     */
    DecayingPart(Timeline timeline, DecayPixels pixels, double[] sums) {
        this.timeline = timeline;
        this.pixels = pixels;
        this.sums = sums;
        n = timeline.size();
        steps = new double[Math.max(0, n - 1)][];
        int half = n / 2 + 1;
        right = new double[CHUNK * half];
        rightWeighted = new double[CHUNK * half];
    }

    /** Adds the pixels of a group from {@code from} on, at most {@link #CHUNK}. */
    void add(DecayPixels group, int from) {
        pixels = group;
        first = from;
        count = Math.min(CHUNK, group.size() - from);
        // a pair has these pixels as long as they are valid in all of its seasons: cut where they are not
        int start = 0;
        for (int i = 0; i < n; i++) {
            if (i == n - 1 || !group.covers(timeline.stepSeasons(i))) {
                stepFactors(start, i);
                across(start, i);
                start = i + 1;
            }
        }
    }

    private void stepFactors(int from, int to) {
        for (int i = from; i < to; i++) {
            double[] same = sameStep(from, i);
            steps[i] = same != null ? same : stepFactor(i);
        }
    }

    /** A row made already for a step of the same days: within a season all twelve days are alike. */
    private double @Nullable [] sameStep(int from, int step) {
        for (int earlier = step - 1; earlier >= from; earlier--) {
            boolean same = true;
            for (int s = 0; s < DecayPixels.SEASONS; s++) {
                same &= timeline.days(earlier, earlier + 1, s) == timeline.days(step, step + 1, s);
            }
            if (same) {
                return steps[earlier];
            }
        }
        return null;
    }

    private double[] stepFactor(int step) {
        double[] row = new double[CHUNK];
        for (int p = 0; p < count; p++) {
            double exponent = 0;
            for (int s = 0; s < DecayPixels.SEASONS; s++) {
                exponent += timeline.days(step, step + 1, s) * pixels.rate(s)[first + p];
            }
            row[p] = Math.exp(-exponent);
        }
        return row;
    }

    /** All pairs of the dates from {@code lo} to {@code hi}. */
    private void across(int lo, int hi) {
        if (lo >= hi) {
            return;
        }
        int middle = (lo + hi) >>> 1;
        across(lo, middle);
        across(middle + 1, hi);
        int columns = rightFactors(middle, hi);
        Arrays.fill(left, 1);
        for (int i = middle; i >= lo && columns > 0; i--) {
            if (i < middle && toTheLeft(steps[i]) < NEGLIGIBLE) {
                return;
            }
            weigh(i, middle);
            multiply(i * n + middle + 1, columns);
        }
    }

    /** Factors from the middle to each later date, pixel by pixel; gives the number of dates that still count. */
    private int rightFactors(int middle, int hi) {
        int width = hi - middle;
        stride = width;
        double[] now = left;
        Arrays.fill(now, 1);
        for (int j = 0; j < width; j++) {
            double most = toTheLeft(steps[middle + j]);
            if (most < NEGLIGIBLE) {
                return j;
            }
            double[] days = days(middle, middle + 1 + j);
            for (int p = 0; p < count; p++) {
                right[p * width + j] = now[p];
                rightWeighted[p * width + j] = now[p] * weight(days, p);
            }
        }
        return width;
    }

    private double toTheLeft(double[] step) {
        double most = 0;
        for (int p = 0; p < count; p++) {
            double factor = left[p] * step[p];
            factor = factor < NEGLIGIBLE ? 0 : factor;
            left[p] = factor;
            most = Math.max(most, factor);
        }
        return most;
    }

    private void weigh(int i, int middle) {
        double[] days = days(i, middle);
        for (int p = 0; p < count; p++) {
            leftWeighted[p] = left[p] * weight(days, p);
        }
    }

    private double[] days(int from, int to) {
        double[] days = new double[DecayPixels.SEASONS];
        for (int s = 0; s < days.length; s++) {
            days[s] = timeline.days(from, to, s);
        }
        return days;
    }

    private double weight(double[] days, int p) {
        double weight = 0;
        for (int s = 0; s < DecayPixels.SEASONS; s++) {
            weight += days[s] * pixels.amplitude(s)[first + p];
        }
        return weight;
    }

    /** The row of sums of one first date: a loop without dependencies over the second dates, two pixels at a time. */
    private void multiply(int row, int columns) {
        int p = 0;
        for (; p + 1 < count; p += 2) {
            if (left[p] != 0 || left[p + 1] != 0) {
                twoPixels(row, columns, p);
            }
        }
        if (p < count) {
            double l = left[p];
            double w = leftWeighted[p];
            for (int j = 0; j < columns; j++) {
                sums[row + j] += w * right[p * stride + j] + l * rightWeighted[p * stride + j];
            }
        }
    }

    private void twoPixels(int row, int columns, int p) {
        double[] out = sums;
        double[] r = right;
        double[] rw = rightWeighted;
        double l0 = left[p];
        double w0 = leftWeighted[p];
        double l1 = left[p + 1];
        double w1 = leftWeighted[p + 1];
        int at0 = p * stride;
        int at1 = at0 + stride;
        for (int j = 0; j < columns; j++) {
            out[row + j] += (w0 * r[at0 + j] + l0 * rw[at0 + j]) + (w1 * r[at1 + j] + l1 * rw[at1 + j]);
        }
    }
}
