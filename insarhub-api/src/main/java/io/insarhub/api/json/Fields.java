package io.insarhub.api.json;

import io.insarhub.api.BadFileException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object with their types. A member that is absent or null is empty; one of another type is
 * a {@link BadFileException} whose place is the JSON path, such as {@code $.pairs[4][1]}.
 */
public final class Fields {

    private static final int DATE_LENGTH = "2024-05-01".length();

    /** ISO 8601 as Python's several ways to print a time make it: a date alone, offsets of two and of four digits. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .parseCaseInsensitive()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT);

    private final Map<String, ?> json;
    private final String path;

    private Fields(Map<String, ?> json, String path) {
        this.json = json;
        this.path = path;
    }

    /** The members of a whole document. */
    public static Fields of(Map<String, ?> json) {
        return new Fields(json, "$");
    }

    /** The members of an object that stands at a path in a document. */
    public static Fields at(String path, Map<String, ?> json) {
        return new Fields(json, path);
    }

    /** The object itself. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json() {
        return (Map<String, Object>) json;
    }

    /** JSON path of a member. */
    public String path(String key) {
        boolean plain = !key.isEmpty() && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        String shown = key.length() <= 160 ? key : key.substring(0, 157) + "...";
        return plain ? path + "." + shown : path + "[\"" + shown + "\"]";
    }

    /** A member that is a string. */
    public Optional<String> string(String key) {
        return get(key, "a string", v -> v instanceof String s ? s : null);
    }

    /** A member that is true or false. */
    public Optional<Boolean> bool(String key) {
        return get(key, "true or false", v -> v instanceof Boolean b ? b : null);
    }

    /** A member that is a number; NaN and the infinities count as unknown: no quantity here can be either. */
    public OptionalDouble number(String key) {
        Optional<Number> n = get(key, "a number", v -> v instanceof Number number ? number : null);
        return n.isPresent() && Double.isFinite(n.get().doubleValue())
                ? OptionalDouble.of(n.get().doubleValue())
                : OptionalDouble.empty();
    }

    /** The first of several members that is a number: the documented name first, its synonyms after it. */
    public OptionalDouble firstNumber(String... keys) {
        for (String key : keys) {
            OptionalDouble n = number(key);
            if (n.isPresent()) {
                return n;
            }
        }
        return OptionalDouble.empty();
    }

    /** A member that is a whole number (1.0 counts). */
    public OptionalInt integer(String key) {
        Optional<Integer> n = get(key, "a whole number", Fields::whole);
        return n.isEmpty() ? OptionalInt.empty() : OptionalInt.of(n.get());
    }

    /** A member that is a time in ISO 8601, also with a blank for the T; without an offset it is UTC, as Python writes it. */
    public Optional<Instant> instant(String key) {
        return get(key, "a time such as 2024-05-01T12:00:00Z", v -> v instanceof String s ? time(s) : null);
    }

    /** A member that is an object. */
    public Optional<Fields> object(String key) {
        return get(key, "an object", v -> v instanceof Map<?, ?> ? new Fields(asObject(v), path(key)) : null);
    }

    /** A member that is a list, each element read with a function that gives null where the element is not as expected. */
    public <T> Optional<List<T>> list(String key, String elementsAre, Function<Object, @Nullable T> element) {
        Optional<List<?>> list = get(key, "a list", v -> v instanceof List<?> l ? l : null);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<T> out = new ArrayList<>(list.get().size());
        for (Object value : list.get()) {
            T read = value == null ? null : element.apply(value);
            if (read == null) {
                throw wrong(path(key) + "[" + out.size() + "]", elementsAre, value);
            }
            out.add(read);
        }
        return Optional.of(Collections.unmodifiableList(out));
    }

    /** A member that is a list of strings. */
    public Optional<List<String>> strings(String key) {
        return list(key, "a string", v -> v instanceof String s ? s : null);
    }

    /** A member that is an object of numbers; unknown ones, null or not finite, are left out. */
    public Optional<Map<String, Double>> numbers(String key) {
        return object(key).map(fields -> {
            LinkedHashMap<String, Double> out = new LinkedHashMap<>();
            fields.json.keySet().forEach(k -> fields.number(k).ifPresent(n -> out.put(k, n)));
            return Collections.unmodifiableMap(out);
        });
    }

    /** Checks that each member is an object, and gives them by name. */
    public Map<String, Fields> objects() {
        LinkedHashMap<String, Fields> out = new LinkedHashMap<>();
        json.keySet().forEach(k -> object(k).ifPresent(f -> out.put(k, f)));
        return out;
    }

    /** The error of a member of the wrong kind. */
    public static BadFileException wrong(String path, String expected, @Nullable Object found) {
        return BadFileException.shape(path, "expected " + expected + ", found " + kind(found));
    }

    private <T> Optional<T> get(String key, String expected, Function<Object, @Nullable T> read) {
        Object value = json.get(key);
        if (value == null) {
            return Optional.empty();
        }
        T result = read.apply(value);
        if (result == null) {
            throw wrong(path(key), expected, value);
        }
        return Optional.of(result);
    }

    private static @Nullable Integer whole(Object value) {
        if (value instanceof Integer i) {
            return i;
        }
        if (value instanceof Long n) {
            return n == n.intValue() ? Integer.valueOf(n.intValue()) : null;
        }
        if (value instanceof Double d) {
            return d == Math.rint(d) && Math.abs(d) <= Integer.MAX_VALUE ? Integer.valueOf(d.intValue()) : null;
        }
        return null;
    }

    private static @Nullable Instant time(String text) {
        boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        try {
            TemporalAccessor time = TIME.parseBest(
                    blank ? text.replaceFirst(" ", "T") : text,
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from);
            if (time instanceof OffsetDateTime moment) {
                return moment.toInstant();
            }
            LocalDateTime utc = time instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(time);
            return utc.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asObject(Object value) {
        return (Map<String, ?>) value;
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof BigInteger || value instanceof Number) {
            return "the number " + shortened(value.toString());
        }
        return "the string \"" + shortened(value.toString()) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
