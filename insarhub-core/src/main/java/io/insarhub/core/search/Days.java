package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Dates and times of options, UTC where they have no offset; a date alone means the whole day. */
public final class Days {

    private static final int DATE_LENGTH = "2020-01-31".length();
    private static final int TIME_END = "2020-01-31T00:00:00".length();

    private Days() {}

    /** The first moment that a value means. */
    public static Instant first(String option, Object value) {
        return read(option, value, false);
    }

    /** The last moment that a value means, to the millisecond for a date. */
    public static Instant last(String option, Object value) {
        return read(option, value, true);
    }

    private static Instant read(String option, Object value, boolean last) {
        String text = value.toString().strip();
        try {
            if (text.length() > DATE_LENGTH) {
                return time(text.charAt(DATE_LENGTH) == ' ' ? text.replaceFirst(" ", "T") : text);
            }
            LocalDate day = LocalDate.parse(text);
            return last
                    ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MILLIS)
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new BadOptionException(
                    option,
                    "must be a date such as 2020-01-31 or a time such as 2020-01-31T06:00:00Z, but is "
                            + Values.shown(value),
                    e);
        }
    }

    private static Instant time(String text) {
        boolean offset = text.endsWith("Z")
                || text.indexOf('+', DATE_LENGTH) > 0
                || text.indexOf('-', DATE_LENGTH) > 0
                || (text.length() > TIME_END && text.indexOf('z', TIME_END) > 0);
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
