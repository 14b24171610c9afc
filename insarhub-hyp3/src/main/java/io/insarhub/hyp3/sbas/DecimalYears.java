package io.insarhub.hyp3.sbas;

import java.time.LocalDate;
import java.util.List;

/**
 * Time as MintPy's velocities have it: year + (day of the year − 1) / 365.25 + seconds of the day / (365.25 · 86400). Across
 * a New Year this jumps against a steady count of days, by a quarter of a day or by a day and a quarter.
 */
final class DecimalYears {

    private static final double DAYS = 365.25;
    private static final double SECONDS = 86_400;

    private DecimalYears() {}

    /** A date's decimal year. */
    static double of(LocalDate date, double utcSeconds) {
        return date.getYear() + (date.getDayOfYear() - 1) / DAYS + utcSeconds / (DAYS * SECONDS);
    }

    /** Years of each date since the first. */
    static double[] since(List<LocalDate> dates, double utcSeconds) {
        double first = of(dates.get(0), utcSeconds);
        return dates.stream().mapToDouble(date -> of(date, utcSeconds) - first).toArray();
    }
}
