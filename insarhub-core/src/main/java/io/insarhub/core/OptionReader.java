package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads options from a map as a config file has it; absent and null keep the default, a wrong type names its key. */
final class OptionReader {

    private final Map<String, ?> map;

    OptionReader(Map<String, ?> map) {
        this.map = map;
    }

    void number(String key, Consumer<Double> setter) {
        Object value = map.get(key);
        if (value != null) {
            setter.accept(number(key, value));
        }
    }

    void numbers(String key, Consumer<List<Double>> setter) {
        Object value = map.get(key);
        if (value instanceof Collection<?> list) {
            List<Double> numbers = new ArrayList<>();
            list.forEach(element -> numbers.add(number(key, element)));
            setter.accept(numbers);
        } else if (value != null) {
            setter.accept(List.of(number(key, value)));
        }
    }

    void whole(String key, Consumer<Integer> setter) {
        Object value = map.get(key);
        if (value == null) {
            return;
        }
        double number = number(key, value);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new BadOptionException(key, "must be a whole number, but is " + value);
        }
        setter.accept((int) number);
    }

    void flag(String key, Consumer<Boolean> setter) {
        Object value = map.get(key);
        if (value instanceof Boolean flag) {
            setter.accept(flag);
        } else if (value != null) {
            throw new BadOptionException(key, "must be true or false, but is " + shown(value));
        }
    }

    private static double number(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new BadOptionException(key, "must be a number, but is " + shown(value));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String ? "the text \"" + value + "\"" : String.valueOf(value);
    }
}
