package io.insarhub.core.json;

/** The numbers that pair databases are full of, read without making a string or a parser for each. */
final class IndexNumbers {

    private static final int EXACT_DIGITS = 15;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private IndexNumbers() {}

    /**
     * The value of digits with at most one point, up to fifteen of them; NaN for any other text, be it a number or not.
     * Digits and power of ten are exact doubles then, so that their quotient is the double nearest to the number (W. D.
     * Clinger, How to read floating point numbers accurately, 1990).
     */
    static double simple(byte[] text, int length) {
        int from = length > 0 && text[0] == '-' ? 1 : 0;
        boolean leadingZero = length > from + 1 && text[from] == '0' && text[from + 1] != '.';
        if (length == from || length - from > EXACT_DIGITS + 1 || leadingZero) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (c == '.' && point < 0 && i > from && i < length - 1) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        if (point < 0 && length - from > EXACT_DIGITS) {
            return Double.NaN;
        }
        double size = point < 0 ? digits : digits / TENS[length - 1 - point];
        return from == 1 ? -size : size;
    }
}
