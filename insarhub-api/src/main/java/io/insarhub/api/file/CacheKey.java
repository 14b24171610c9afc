package io.insarhub.api.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Keys of the quality cache. */
final class CacheKey {

    private CacheKey() {}

    /** A place and a date: {@code 37.600:-112.800:2020-04-20}. */
    static String of(double latitude, double longitude, LocalDate date) {
        return degrees(latitude) + ":" + degrees(longitude) + ":" + date;
    }

    /** A source, a place and a month: {@code modis:37.600:-112.800:2020:4}. */
    static String of(String source, double latitude, double longitude, int year, int month) {
        return source + ":" + degrees(latitude) + ":" + degrees(longitude) + ":" + year + ":" + month;
    }

    /** Three decimals as C's {@code %.3f}: the exact binary value rounded, ties to even, the sign of zero kept. */
    static String degrees(double value) {
        String text = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
        boolean negativeZero = !text.startsWith("-") && (value < 0 || 1 / value < 0);
        return negativeZero ? "-" + text : text;
    }
}
