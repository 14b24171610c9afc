package io.insarhub.quality.sources;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Degrees as requests have them. */
final class Degrees {

    private static final int DECIMALS = 5;

    private Degrees() {}

    /** Five decimals (a metre), without an exponent and trailing zeros, whatever the machine's language. */
    static String text(double degrees) {
        String text = BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return text.equals("-0") ? "0" : text;
    }
}
