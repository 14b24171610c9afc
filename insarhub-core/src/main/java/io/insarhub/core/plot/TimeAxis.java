package io.insarhub.core.plot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The horizontal axis: dates (UTC), marked at days, months or years by what fits. */
final class TimeAxis {

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double ROOM_AROUND_LABEL = 14;
    private static final double ROOM_AROUND_MARK = 7;

    private final double firstDay;
    private final double lastDay;
    private final double left;
    private final double right;

    private TimeAxis(double firstDay, double lastDay, double left, double right) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.left = left;
        this.right = right;
    }

    /** An axis with room for all times between two places. Times need not differ, and there need not be any. */
    static TimeAxis around(Collection<Instant> times, double left, double right) {
        double min = times.stream().mapToDouble(TimeAxis::days).min().orElse(0);
        double max = times.stream().mapToDouble(TimeAxis::days).max().orElse(0);
        double room = max > min ? Math.max(0.5, 0.025 * (max - min)) : 6;
        return new TimeAxis(min - room, max + room, left, right);
    }

    /** Days since 1970, with the fraction. */
    static double days(Instant time) {
        return (time.getEpochSecond() + time.getNano() * 1e-9) / SECONDS_PER_DAY;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double x(Instant time) {
        return x(days(time));
    }

    /** Marks with labels at the shortest calendar step whose labels fit, and marks without between them. */
    List<Tick> ticks(ToDoubleFunction<String> labelWidth) {
        double unitsPerDay = (right - left) / (lastDay - firstDay);
        CalendarStep step = CalendarStep.shortest(s -> s.approximateDays() * unitsPerDay
                >= labelWidth.applyAsDouble(s.label(day(firstDay))) + ROOM_AROUND_LABEL);
        List<Tick> ticks = new ArrayList<>();
        step.finer()
                .filter(s -> s.approximateDays() * unitsPerDay >= ROOM_AROUND_MARK)
                .ifPresent(s -> addTicks(ticks, s, step));
        if (ticks.isEmpty()) {
            addTicks(ticks, step, step);
        }
        return ticks;
    }

    private void addTicks(List<Tick> ticks, CalendarStep step, CalendarStep labelled) {
        for (LocalDate d = step.floor(day(firstDay)); d.toEpochDay() <= lastDay; d = step.next(d)) {
            if (d.toEpochDay() >= firstDay) {
                ticks.add(new Tick(x((double) d.toEpochDay()), labelled.floor(d).equals(d) ? labelled.label(d) : ""));
            }
        }
    }

    private double x(double day) {
        return left + (day - firstDay) / (lastDay - firstDay) * (right - left);
    }

    private static LocalDate day(double day) {
        return LocalDate.ofEpochDay((long) Math.floor(day));
    }
}
