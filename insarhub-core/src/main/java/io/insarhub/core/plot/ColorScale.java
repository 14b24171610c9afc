package io.insarhub.core.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which colour a value has: blue over grey to red where values fall on both sides of zero, zero in the middle; dark to
 * light where they do not. Values beyond the ends take the end's colour.
 *
 * @param low value of the first colour
 * @param high value of the last colour; larger
 * @param aroundZero whether the middle colour stands for zero
 */
public record ColorScale(double low, double high, boolean aroundZero) {

    private static final Color[] DIVERGING = {
        new Color(0x053061),
        new Color(0x2166AC),
        new Color(0x67A9CF),
        new Color(0xE3E1DA),
        new Color(0xEF8A62),
        new Color(0xB2182B),
        new Color(0x67001F)
    };

    /** The scale from the 2nd to the 98th percentile of the values that are no NaN. */
    public static ColorScale stretched(float[] values) {
        float[] sorted = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sorted[count++] = value;
            }
        }
        if (count == 0) {
            return new ColorScale(0, 1, false);
        }
        Arrays.sort(sorted, 0, count);
        double low = sorted[(int) Math.round(0.02 * (count - 1))];
        double high = sorted[(int) Math.round(0.98 * (count - 1))];
        if (low < 0 && high > 0) {
            double end = Math.max(-low, high);
            return new ColorScale(-end, end, true);
        }
        if (low == high) {
            // of one value alone its size is all that can be shown: a mask's 1 beside 0
            return low == 0 ? new ColorScale(0, 1, false) : new ColorScale(Math.min(0, low), Math.max(0, low), false);
        }
        return new ColorScale(low, high, false);
    }

    /** The scale around zero that reaches to the 98th percentile of the values' sizes, to both sides. */
    public static ColorScale symmetric(float[] values) {
        float[] sizes = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sizes[count++] = Math.abs(value);
            }
        }
        Arrays.sort(sizes, 0, count);
        double end = count == 0 ? 0 : sizes[(int) Math.round(0.98 * (count - 1))];
        return end > 0 ? new ColorScale(-end, end, true) : new ColorScale(-1, 1, true);
    }

    /** The colour of a value. */
    Color color(double value) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        if (!aroundZero) {
            return Palette.ramp(share);
        }
        double place = share * (DIVERGING.length - 1);
        int first = Math.min((int) place, DIVERGING.length - 2);
        return Palette.between(DIVERGING[first], DIVERGING[first + 1], place - first);
    }

    /** For example {@code −0.02 to 0.02}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3g to %.3g", low, high).replace('-', '−');
    }
}
