package io.insarhub.core.scene;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Numbers and times out of text, strictly: what is not all number or time is none. */
final class Scalars {

    private static final int SECONDS_END = "2015-06-03T14:19:06".length();

    private Scalars() {}

    /** A finite number in decimal form; NaN if it is none. */
    static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Java alone would take "1f", "0x1p3" and "Infinity" as well
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** A moment in ISO form, UTC where it has no offset; null if it is none. */
    static @Nullable Instant time(String text) {
        try {
            String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
            if (iso.length() > SECONDS_END && iso.indexOf('+', SECONDS_END) + iso.indexOf('-', SECONDS_END) > 0) {
                return OffsetDateTime.parse(iso).toInstant();
            }
            return utc(iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** By hand where it is as catalogues write it: the parser of the JDK takes half the time of reading a file. */
    private static Instant utc(String iso) {
        int end = iso.length();
        boolean usual = end >= SECONDS_END
                && iso.charAt(4) == '-'
                && iso.charAt(7) == '-'
                && iso.charAt(10) == 'T'
                && iso.charAt(13) == ':'
                && iso.charAt(16) == ':'
                && (end == SECONDS_END
                        || (iso.charAt(SECONDS_END) == '.' && end > SECONDS_END + 1 && end <= SECONDS_END + 10));
        int year = usual ? digits(iso, 0, 4) : -1;
        int month = usual ? digits(iso, 5, 7) : -1;
        int day = usual ? digits(iso, 8, 10) : -1;
        int hour = usual ? digits(iso, 11, 13) : -1;
        int minute = usual ? digits(iso, 14, 16) : -1;
        int second = usual ? digits(iso, 17, SECONDS_END) : -1;
        int nano = usual ? nanos(iso, end) : -1;
        if ((year | month | day | hour | minute | second | nano) < 0) {
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nano).toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String iso, int end) {
        int fraction = end == SECONDS_END ? 0 : digits(iso, SECONDS_END + 1, end);
        for (int i = end - SECONDS_END - 1; i < 9 && fraction > 0; i++) {
            fraction *= 10;
        }
        return fraction;
    }

    /** The number that these characters make; −1 if one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
