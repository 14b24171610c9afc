package io.insarhub.quality.coherence;

import io.insarhub.api.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Cuts the time between two dates where a season ends: at 1 March, 1 June, 1 September and 1 December. */
public final class SeasonDays {

    private static final int MONTHS = 3;

    private SeasonDays() {}

    /** A part of the time that lies within one season. */
    public record Part(int days, Season season) {}

    /** The parts in order of time, whichever date comes first. Two scenes of one day count as one day. */
    public static List<Part> between(LocalDate a, LocalDate b) {
        List<Part> parts = new ArrayList<>();
        forEach(a, b, (days, season) -> parts.add(new Part(days, season)));
        return parts;
    }

    static void forEach(LocalDate a, LocalDate b, BiConsumer<Integer, Season> part) {
        LocalDate from = a.isAfter(b) ? b : a;
        LocalDate to = a.isAfter(b) ? a : b;
        if (from.equals(to)) {
            part.accept(1, Season.of(from));
            return;
        }
        while (from.isBefore(to)) {
            LocalDate end = endOfSeason(from);
            end = end.isAfter(to) ? to : end;
            part.accept((int) (end.toEpochDay() - from.toEpochDay()), Season.of(from));
            from = end;
        }
    }

    /** First day of the next season. */
    private static LocalDate endOfSeason(LocalDate date) {
        return date.withDayOfMonth(1).plusMonths(MONTHS - date.getMonthValue() % MONTHS);
    }
}
