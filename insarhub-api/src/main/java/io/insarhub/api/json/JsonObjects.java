package io.insarhub.api.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes JSON objects by copying them: each method returns a new immutable map and leaves its argument alone. */
public final class JsonObjects {

    private JsonObjects() {}

    /** An immutable copy in the same order, the containers inside copied too; what is immutable by contract is shared. */
    public static Map<String, @Nullable Object> copyOf(Map<String, ? extends @Nullable Object> map) {
        LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(Objects.requireNonNull(key, "key"), frozen(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** The object with a key set: in its place if it is there, at the end if not. */
    public static Map<String, @Nullable Object> with(
            Map<String, ? extends @Nullable Object> map, String key, @Nullable Object value) {
        LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put(key, frozen(value));
        return Collections.unmodifiableMap(copy);
    }

    /** The object with several keys set, each in its place if it is there, at the end if not. */
    public static Map<String, @Nullable Object> withAll(
            Map<String, ? extends @Nullable Object> map, Map<String, ? extends @Nullable Object> values) {
        LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        values.forEach((key, value) -> copy.put(key, frozen(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** The object without a key. */
    public static Map<String, @Nullable Object> without(Map<String, ? extends @Nullable Object> map, String key) {
        LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, v) -> copy.put((String) Objects.requireNonNull(key, "key"), frozen(v)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(v -> copy.add(frozen(v)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
