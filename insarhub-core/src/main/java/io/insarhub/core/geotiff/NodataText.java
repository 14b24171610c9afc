package io.insarhub.core.geotiff;

import java.util.Locale;
import java.util.OptionalDouble;

/** GDAL's private nodata tag (42113): a number as text. */
final class NodataText {

    private NodataText() {}

    static OptionalDouble parse(String text, SampleType type, Fetcher fetcher) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = switch (trimmed) {
                case "nan", "-nan", "+nan", "1.#qnan", "-1.#ind", "1.#ind" -> Double.NaN;
                case "inf", "+inf", "1.#inf" -> Double.POSITIVE_INFINITY;
                case "-inf", "-1.#inf" -> Double.NEGATIVE_INFINITY;
                default -> number(trimmed);
            };
            // as a pixel holds it, so that the two can be compared
            return OptionalDouble.of(type == SampleType.FLOAT32 ? (float) value : value);
        } catch (NumberFormatException e) {
            throw fetcher.damaged("tag 42113", "the nodata value \"" + text + "\" is no number");
        }
    }

    private static double number(String text) {
        // parseDouble alone would take "1d" and hexadecimal
        if (!text.matches("[-+]?[0-9]*\\.?[0-9]*(e[-+]?[0-9]+)?")) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }
}
