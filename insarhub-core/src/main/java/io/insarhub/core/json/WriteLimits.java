package io.insarhub.core.json;

import io.insarhub.api.BadOptionException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is written must be readable: refuses values that have no form in JSON or go beyond the reader's limits. */
final class WriteLimits {

    private WriteLimits() {}

    static void checkDepth(int depth) {
        if (depth >= JsonValues.MAX_DEPTH) {
            throw new BadOptionException(
                    "value", "is nested more than " + JsonValues.MAX_DEPTH + " levels deep; does it contain itself?");
        }
    }

    /** A key; the parser takes half a surrogate pair in a string, but not here. */
    static String key(@Nullable Object key) {
        if (!(key instanceof String text)) {
            throw new BadOptionException("value", "has the key " + key + ", but the keys of JSON are strings");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                throw new BadOptionException(
                        "value", "has a key with half a surrogate pair: \"" + JsonValues.shortened(text) + "\"");
            }
        }
        return text;
    }

    static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return PythonFloat.toString(
                    number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue());
        }
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal) {
            String text = number.toString();
            if (text.length() > JsonValues.MAX_NUMBER_CHARS) {
                throw new BadOptionException(
                        "value", "has a number of more than " + JsonValues.MAX_NUMBER_CHARS + " digits");
            }
            return text;
        }
        throw new BadOptionException("value", "of type " + number.getClass().getName() + " has no form in JSON");
    }
}
