package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of options as a config file has them: one, or a list; null means that the option does not restrict. */
public final class Values {

    private static final int LONGEST_SHOWN = 60;

    private Values() {}

    /** Texts; a number or a truth value counts as its text. */
    public static List<String> texts(String option, @Nullable Object value) {
        return each(option, value, one -> {
            boolean scalar = one instanceof String || one instanceof Number || one instanceof Boolean;
            if (!scalar || one.toString().isBlank()) {
                throw bad(option, "a text", one);
            }
            return one instanceof Number number ? plain(number) : one.toString().strip();
        });
    }

    /** Whole numbers, 0 or more; text of digits counts. */
    public static List<Integer> wholes(String option, @Nullable Object value) {
        return each(option, value, one -> {
            BigDecimal number = number(one);
            if (number == null
                    || number.signum() < 0
                    || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                    || number.stripTrailingZeros().scale() > 0) {
                throw bad(option, "a whole number, 0 or more", one);
            }
            return number.intValueExact();
        });
    }

    /** Finite numbers; text of a number counts. */
    public static List<Double> numbers(String option, @Nullable Object value) {
        return each(option, value, one -> {
            BigDecimal number = number(one);
            if (number == null || Double.isInfinite(number.doubleValue())) {
                throw bad(option, "a number", one);
            }
            return number.doubleValue();
        });
    }

    /** The only value of an option that takes no list; null where there is none. */
    static <T> @Nullable T only(String option, List<T> values) {
        if (values.size() > 1) {
            throw new BadOptionException(option, "takes one value, but has " + values.size());
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** A number without exponent, as forms have it. */
    static String plain(Number number) {
        BigDecimal decimal = number(number);
        return decimal == null ? number.toString() : decimal.toPlainString();
    }

    static BadOptionException bad(String option, String expected, @Nullable Object found) {
        return new BadOptionException(option, "must be " + expected + ", but is " + shown(found));
    }

    static String shown(@Nullable Object value) {
        String text = value instanceof String ? "the text \"" + value + "\"" : String.valueOf(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static <T> List<T> each(String option, @Nullable Object value, Function<Object, T> read) {
        if (value == null) {
            return List.of();
        }
        Collection<?> list = value instanceof Collection<?> several ? several : List.of(value);
        if (list.isEmpty()) {
            throw new BadOptionException(option, "is an empty list; give a value, or null for no restriction");
        }
        List<T> result = new ArrayList<>(list.size());
        for (Object one : list) {
            if (one == null) {
                throw new BadOptionException(option, "has null among its values; leave it out");
            }
            result.add(read.apply(one));
        }
        return List.copyOf(result);
    }

    private static @Nullable BigDecimal number(Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            return null;
        }
        String text = value.toString().strip();
        if (text.length() > LONGEST_SHOWN) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // the digits of 1e999999999 would fill the memory
            return Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
