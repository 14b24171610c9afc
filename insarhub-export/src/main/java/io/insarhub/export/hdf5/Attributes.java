package io.insarhub.export.hdf5;

import io.jhdf.api.Attribute;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a file as text, whatever type they are stored in. Names are looked up as they are written, else
 * without regard to upper and lower case: MintPy's own {@code LENGTH} goes before a processor's {@code length}.
 */
public final class Attributes {

    private final Map<String, String> exact;
    private final Map<String, String> folded = new LinkedHashMap<>();

    private Attributes(Map<String, String> exact) {
        this.exact = Collections.unmodifiableMap(exact);
        exact.forEach((name, value) -> folded.putIfAbsent(name.toUpperCase(Locale.ROOT), value));
    }

    /** The given ones. */
    static Attributes of(Map<String, String> texts) {
        return new Attributes(new LinkedHashMap<>(texts));
    }

    static Attributes read(Map<String, Attribute> stored) {
        Map<String, String> texts = new LinkedHashMap<>();
        stored.forEach((name, attribute) -> {
            String text = attribute.isEmpty() ? "" : text(attribute.getData());
            if (text != null) {
                texts.put(name, text);
            }
        });
        return new Attributes(texts);
    }

    /** The value of an attribute, without blanks around it; empty if there is none, or it says nothing. */
    public Optional<String> get(String name) {
        String value = exact.get(name);
        String found = value == null ? folded.get(name.toUpperCase(Locale.ROOT)) : value;
        return Optional.ofNullable(found).filter(text -> !text.isEmpty());
    }

    /** All names and values as the file has them. */
    public Map<String, String> all() {
        return exact;
    }

    /** One value as text; null for tables and lists, which no MintPy attribute is. */
    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return strip(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value != null && value.getClass().isArray()) {
            return Array.getLength(value) == 1 ? text(Array.get(value, 0)) : null;
        }
        if (value instanceof Number || value instanceof String || value instanceof Boolean) {
            return strip(value.toString());
        }
        return null;
    }

    /** Fixed-length text is filled with NULs. */
    private static String strip(String text) {
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
