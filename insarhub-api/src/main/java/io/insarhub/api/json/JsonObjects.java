package io.insarhub.api.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes JSON objects. Each method returns an immutable map and leaves its argument alone. Null is a legal
 * value of a member, not a legal key.
 */
public final class JsonObjects {

    private static final Map<String, Object> EMPTY = new JsonMap(new LinkedHashMap<>());

    private JsonObjects() {}

    /** The object without members. */
    public static Map<String, Object> empty() {
        return EMPTY;
    }

    /** An immutable copy in the same order, the containers inside copied too; what is immutable already is shared. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> copyOf(Map<String, ?> map) {
        if (map instanceof ImmutableJson) {
            return (Map<String, Object>) map;
        }
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(Objects.requireNonNull(key, "key"), frozen(value)));
        return new JsonMap(copy);
    }

    /**
     * The map itself as an immutable object, without a copy: for readers that have just made it and give it away. All that
     * it holds must be immutable too.
     */
    public static Map<String, Object> owned(Map<String, Object> map) {
        return new JsonMap(map);
    }

    /** The object with a key set: in its place if it is there, at the end if not. */
    public static Map<String, Object> with(Map<String, ?> map, String key, @Nullable Object value) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, frozen(value));
        return new JsonMap(copy);
    }

    /** The object with several keys set, each in its place if it is there, at the end if not. */
    public static Map<String, Object> withAll(Map<String, ?> map, Map<String, ?> values) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>(map);
        values.forEach((key, value) -> copy.put(key, frozen(value)));
        return new JsonMap(copy);
    }

    /** The object without a key. */
    public static Map<String, Object> without(Map<String, ?> map, String key) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return new JsonMap(copy);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null is a JSON value
    private static Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyOf((Map<String, ?>) map);
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(v -> copy.add(frozen(v)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
