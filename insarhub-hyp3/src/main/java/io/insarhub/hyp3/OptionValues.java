package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads options from a map as a config file has it; absent and null keep the default, a wrong type names its key. */
final class OptionValues {

    private final Map<String, ?> map;

    OptionValues(Map<String, ?> map) {
        this.map = map;
    }

    void text(String key, Consumer<String> setter) {
        Object value = map.get(key);
        if (value instanceof String text) {
            setter.accept(text);
        } else if (value != null) {
            throw new BadOptionException(key, "must be a text, but is " + value);
        }
    }

    void flag(String key, Consumer<Boolean> setter) {
        Object value = map.get(key);
        if (value instanceof Boolean flag) {
            setter.accept(flag);
        } else if (value != null) {
            throw new BadOptionException(key, "must be true or false, but is " + value);
        }
    }

    void number(String key, Consumer<Double> setter) {
        Object value = map.get(key);
        if (value instanceof Number number) {
            setter.accept(number.doubleValue());
        } else if (value != null) {
            throw new BadOptionException(key, "must be a number, but is " + value);
        }
    }

    void whole(String key, Consumer<Integer> setter) {
        number(key, number -> {
            if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw new BadOptionException(key, "must be a whole number, but is " + number);
            }
            setter.accept(number.intValue());
        });
    }

    /** A list of lists of two names. */
    void pairs(String key, Consumer<List<ScenePair>> setter) {
        Object value = map.get(key);
        if (value == null) {
            return;
        }
        if (!(value instanceof List<?> list)) {
            throw new BadOptionException(key, "must be a list of pairs of scene names, but is " + value);
        }
        List<ScenePair> pairs = new ArrayList<>();
        for (Object element : list) {
            pairs.add(pair(key, element));
        }
        setter.accept(pairs);
    }

    private static ScenePair pair(String key, @Nullable Object element) {
        if (element instanceof List<?> two
                && two.size() == 2
                && two.get(0) instanceof String first
                && two.get(1) instanceof String second) {
            return new ScenePair(first, second);
        }
        throw new BadOptionException(key, "must be a list of pairs of scene names, but has " + element);
    }
}
