package io.insarhub.core.json;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as Python's {@code repr} writes them: the shortest digits that read back as the same double, the closest of
 * those; an exponent of sign and at least two digits when the decimal exponent is below −4 or at least 16.
 */
public final class PythonFloat {

    private PythonFloat() {}

    /** The text of a double; {@code NaN}, {@code Infinity} and {@code -Infinity} bare, as Python's json module has them. */
    public static String toString(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value > 0 ? "0.0" : "-0.0";
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e7) {
            // here Java lays the digits out as Python does
            return shortest(value);
        }
        String text = shortest(size);
        int mark = text.indexOf('E');
        int exponent = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        int point = mantissa.indexOf('.');
        String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int last = all.length();
        while (all.charAt(last - 1) == '0') {
            last--;
        }
        String digits = all.substring(first, last);
        // value = 0.DIGITS × 10^pointPosition
        int pointPosition = point - first + exponent;
        if (digits.length() == 2) {
            digits = oneDigitIfEnough(digits, pointPosition, size);
            if (digits.equals("10")) {
                digits = "1";
                pointPosition++;
            }
        }
        StringBuilder out = new StringBuilder(24);
        if (value < 0) {
            out.append('-');
        }
        layOut(out, digits, pointPosition);
        return out.toString();
    }

    /** Java's own {@code Double.toString} is not the shortest before JDK 19. */
    private static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Java's shortest form has at least two digits; Python's may have one, among the smallest of all numbers. */
    private static String oneDigitIfEnough(String digits, int pointPosition, double value) {
        int rounded = Math.round(Integer.parseInt(digits) / 10f);
        String one = Integer.toString(rounded);
        return Double.parseDouble(one + "e" + (pointPosition - 1)) == value ? one : digits;
    }

    private static void layOut(StringBuilder out, String digits, int pointPosition) {
        int exponent = pointPosition - 1;
        if (exponent < -4 || exponent >= 16) {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            out.append('e').append(exponent < 0 ? '-' : '+');
            int exponentSize = Math.abs(exponent);
            out.append(exponentSize < 10 ? "0" : "").append(exponentSize);
        } else if (pointPosition <= 0) {
            out.append("0.").append("0".repeat(-pointPosition)).append(digits);
        } else if (digits.length() <= pointPosition) {
            out.append(digits)
                    .append("0".repeat(pointPosition - digits.length()))
                    .append(".0");
        } else {
            out.append(digits, 0, pointPosition).append('.').append(digits, pointPosition, digits.length());
        }
    }
}
