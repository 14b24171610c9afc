package io.insarhub.hyp3.job;

import io.insarhub.api.BadFileException;
import io.insarhub.api.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells in a JSON object. A value of another kind than documented counts as not told: a list has the jobs
 * of other programs too, of types that nobody here knows, and one odd value must not hide all the others.
 */
final class Told {

    private final Map<String, ?> json;

    Told(Map<String, ?> json) {
        this.json = json;
    }

    Optional<String> text(String key) {
        return json.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A number, also one that is written as a text. */
    OptionalDouble number(String key) {
        Object value = json.get(key);
        if (value instanceof String text) {
            try {
                value = Double.valueOf(text.strip());
            } catch (NumberFormatException notANumber) {
                return OptionalDouble.empty();
            }
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    Optional<Instant> time(String key) {
        try {
            return Fields.of(json).instant(key);
        } catch (BadFileException notATime) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    Map<String, Object> object(String key) {
        return json.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    List<String> texts(String key) {
        return list(key, value -> value instanceof String text ? text : null);
    }

    /** The elements that a function makes something of. */
    <T> List<T> list(String key, Function<Object, @Nullable T> element) {
        if (!(json.get(key) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Objects::nonNull)
                .<T>mapMulti((value, next) -> {
                    T read = element.apply(value);
                    if (read != null) {
                        next.accept(read);
                    }
                })
                .toList();
    }
}
