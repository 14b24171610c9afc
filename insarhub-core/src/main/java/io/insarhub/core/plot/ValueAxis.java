package io.insarhub.core.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A vertical axis of numbers, marked at 1, 2 or 5 times a power of ten. */
final class ValueAxis {

    private static final double ROOM_PER_TICK = 30;
    // marks are whole multiples of their distance, which must stay countable
    private static final double LEAST_RELATIVE_SPAN = 1e-6;

    private final double min;
    private final double max;
    private final double bottom;
    private final double top;
    private final double smallestStep;
    private final double roomPerTick;

    private ValueAxis(double min, double max, double bottom, double top, double smallestStep) {
        this(min, max, bottom, top, smallestStep, ROOM_PER_TICK);
    }

    private ValueAxis(double min, double max, double bottom, double top, double smallestStep, double roomPerTick) {
        this.min = min;
        this.max = max;
        this.bottom = bottom;
        this.top = top;
        this.smallestStep = smallestStep;
        this.roomPerTick = roomPerTick;
    }

    /**
     * An axis from end to end; across as well, where {@code bottom} is its left end. Ends that digits hardly tell apart are
     * moved apart.
     */
    static ValueAxis span(double min, double max, double bottom, double top, double roomPerTick) {
        double least = LEAST_RELATIVE_SPAN * Math.max(Math.abs(min), Math.abs(max));
        double room = Math.max(0, least - (max - min)) / 2;
        return new ValueAxis(min - room, max + room, bottom, top, 0, roomPerTick);
    }

    /** Baselines in metres, with room around them; where they differ by less than one metre, ten to each side. */
    static ValueAxis meters(double min, double max, double bottom, double top) {
        double room = max - min < 1 ? 10 : 0.09 * (max - min);
        return new ValueAxis(min - room, max + room, bottom, top, 0);
    }

    /** An axis of counts from zero. */
    static ValueAxis counts(double max, double bottom, double top) {
        return new ValueAxis(0, Math.max(3, max) * 1.18, bottom, top, 1);
    }

    double bottom() {
        return bottom;
    }

    double top() {
        return top;
    }

    double y(double value) {
        return bottom + (value - min) / (max - min) * (top - bottom);
    }

    List<Tick> ticks() {
        double step = step();
        List<Tick> ticks = new ArrayList<>();
        for (double n = Math.ceil(min / step); n * step <= max; n++) {
            ticks.add(new Tick(y(n * step), text(n, step)));
        }
        return ticks;
    }

    /** The values that ticks stand at. */
    List<Double> values() {
        double step = step();
        List<Double> values = new ArrayList<>();
        for (double n = Math.ceil(min / step); n * step <= max; n++) {
            values.add(n * step);
        }
        return values;
    }

    private double step() {
        double fitting = Math.max(2, Math.abs(bottom - top) / roomPerTick);
        return Math.max(smallestStep, niceStep((max - min) / fitting));
    }

    /** The smallest of 1, 2, 5, 10, … that is at least so much. */
    private static double niceStep(double atLeast) {
        double tens = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double n : new double[] {1, 2, 5}) {
            if (n * tens >= atLeast) {
                return n * tens;
            }
        }
        return 10 * tens;
    }

    private static String text(double n, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        BigDecimal value = BigDecimal.valueOf(Math.abs(n) * step);
        return (n < 0 ? "−" : "") + String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
