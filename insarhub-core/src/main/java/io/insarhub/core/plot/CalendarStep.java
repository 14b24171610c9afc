package io.insarhub.core.plot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A step between the marks of a time axis.
 *
 * @param unit days, months or years
 * @param count how many of them
 * @param finerCount a step of the same unit for marks without labels; 0 for none
 */
record CalendarStep(ChronoUnit unit, int count, int finerCount) {

    private static final List<CalendarStep> SHORT = List.of(
            new CalendarStep(ChronoUnit.DAYS, 1, 0),
            new CalendarStep(ChronoUnit.DAYS, 2, 1),
            new CalendarStep(ChronoUnit.DAYS, 7, 1),
            new CalendarStep(ChronoUnit.DAYS, 14, 7),
            new CalendarStep(ChronoUnit.MONTHS, 1, 0),
            new CalendarStep(ChronoUnit.MONTHS, 2, 1),
            new CalendarStep(ChronoUnit.MONTHS, 3, 1),
            new CalendarStep(ChronoUnit.MONTHS, 6, 1));

    /** The shortest step that is long enough: a few days or months, or 1, 2, 5, 10, 20, 50, … years. */
    static CalendarStep shortest(Predicate<CalendarStep> longEnough) {
        for (CalendarStep step : SHORT) {
            if (longEnough.test(step)) {
                return step;
            }
        }
        for (int tens = 1; tens < 10_000; tens *= 10) {
            for (CalendarStep step : List.of(years(tens, tens / 5), years(2 * tens, tens), years(5 * tens, tens))) {
                if (longEnough.test(step)) {
                    return step;
                }
            }
        }
        return years(10_000, 2_000);
    }

    private static CalendarStep years(int count, int finerCount) {
        return new CalendarStep(ChronoUnit.YEARS, count, finerCount);
    }

    double approximateDays() {
        return count * unit.getDuration().toSeconds() / 86_400.0;
    }

    /** The step for marks without labels between those of this one. */
    Optional<CalendarStep> finer() {
        if (unit == ChronoUnit.YEARS && count == 1) {
            return Optional.of(new CalendarStep(ChronoUnit.MONTHS, 3, 0));
        }
        return finerCount == 0 ? Optional.empty() : Optional.of(new CalendarStep(unit, finerCount, 0));
    }

    /** The last mark on or before a date. Weeks begin on Mondays. */
    LocalDate floor(LocalDate date) {
        return switch (unit) {
            case DAYS -> {
                long mondayFirst = date.toEpochDay() + 3;
                yield date.minusDays(Math.floorMod(mondayFirst, count));
            }
            case MONTHS -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % count);
            default -> date.withDayOfYear(1).minusYears(Math.floorMod(date.getYear(), count));
        };
    }

    LocalDate next(LocalDate mark) {
        return mark.plus(count, unit);
    }

    /** What a mark of this step says: as much of an ISO date as the step needs. */
    String label(LocalDate mark) {
        return switch (unit) {
            case DAYS -> mark.toString();
            case MONTHS -> String.format(Locale.ROOT, "%d-%02d", mark.getYear(), mark.getMonthValue());
            default -> Integer.toString(mark.getYear());
        };
    }
}
