package io.insarhub.core.plot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A value for each date, with a threshold that some exceed.
 *
 * @param title headline
 * @param caption a line below it
 * @param axis what is measured, with its unit
 * @param bars the values
 * @param threshold above it a value stands out
 * @param thresholdText what it is
 */
public record DateBars(
        String title, String caption, String axis, List<Bar> bars, double threshold, String thresholdText) {

    /** Copies the list. */
    public DateBars {
        bars = List.copyOf(bars);
    }

    /**
     * A value.
     *
     * @param date day of the acquisition
     * @param value at least 0; NaN where there is none
     * @param kind how it compares
     */
    public record Bar(LocalDate date, double value, Kind kind) {

        Instant time() {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** How a value compares with the others. */
    public enum Kind {
        /** Neither of the others. */
        USUAL,
        /** Above the threshold. */
        OUTLIER,
        /** The least of all. */
        BEST
    }
}
