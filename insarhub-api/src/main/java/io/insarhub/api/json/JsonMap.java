package io.insarhub.api.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable JSON object in memory. */
final class JsonMap extends AbstractMap<String, Object> implements ImmutableJson {

    private final Map<String, Object> members;

    /** Takes the map over: nobody may change it, or what it holds, any more. */
    JsonMap(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return members.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return members.containsKey(key);
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public Set<String> keySet() {
        return members.keySet();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return members.entrySet();
    }
}
