package io.insarhub.hyp3;

import java.util.Locale;

/** Numbers as people write them. */
final class Numbers {

    private Numbers() {}

    /** Without a fraction where there is none. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
