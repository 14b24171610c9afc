package io.insarhub.quality.coherence;

import io.insarhub.api.Season;
import java.time.LocalDate;

/** Dates in order, and how many days of each season lie between them. */
final class Timeline {

    private final LocalDate[] dates;
    /** Days of each season from the first date to each date. */
    private final int[][] seasonDays;
    /** The seasons of the time from each date to the next, a bit for each. */
    private final int[] stepSeasons;

    /** Of different dates in order. */
    Timeline(LocalDate... dates) {
        this.dates = dates.clone();
        seasonDays = new int[dates.length][DecayPixels.SEASONS];
        stepSeasons = new int[Math.max(0, dates.length - 1)];
        for (int i = 1; i < dates.length; i++) {
            int[] days = seasonDays[i - 1].clone();
            seasonDays[i] = days;
            int step = i - 1;
            SeasonDays.forEach(dates[i - 1], dates[i], (length, season) -> {
                days[season.ordinal()] += length;
                stepSeasons[step] |= 1 << season.ordinal();
            });
        }
    }

    int size() {
        return dates.length;
    }

    LocalDate date(int i) {
        return dates[i];
    }

    int stepSeasons(int i) {
        return stepSeasons[i];
    }

    /** Days of a season from one date to a later one. */
    int days(int from, int to, int season) {
        return seasonDays[to][season] - seasonDays[from][season];
    }

    int days(int from, int to) {
        return (int) (dates[to].toEpochDay() - dates[from].toEpochDay());
    }

    /** The seasons of the time from one date to a later one, a bit for each. */
    int seasons(int from, int to) {
        int seasons = 0;
        for (Season season : Season.values()) {
            seasons |= days(from, to, season.ordinal()) > 0 ? 1 << season.ordinal() : 0;
        }
        return seasons;
    }
}
