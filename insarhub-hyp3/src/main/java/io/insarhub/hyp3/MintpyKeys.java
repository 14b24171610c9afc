package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The keys of MintPy's template, and what each takes. */
final class MintpyKeys {

    private static final String TABLE = "mintpy-keys.txt";
    private static final String NUMBER = "number";

    /** Fields as a config file names them, in the template's order, each with the words it takes; none where anything goes. */
    private static final Map<String, List<String>> RULES = read();

    private MintpyKeys() {}

    static Iterable<String> fields() {
        return RULES.keySet();
    }

    static boolean isKnown(String field) {
        return RULES.containsKey(field);
    }

    /** {@code networkInversion_maskThreshold} for {@code networkInversion.maskThreshold}. */
    static String field(String key) {
        return key.replace('.', '_');
    }

    /** The other way. */
    static String key(String field) {
        return field.replace('_', '.');
    }

    /**
     * Checks a value of a known field; {@code auto} is always right.
     *
     * @throws BadOptionException if the field takes another kind of value
     */
    static void check(String field, String value) {
        List<String> words = RULES.getOrDefault(field, List.of());
        if (value.contains("\n") || value.contains("\r")) {
            throw new BadOptionException(field, "must be on one line");
        }
        if (words.isEmpty() || value.equals("auto")) {
            return;
        }
        if (words.equals(List.of(NUMBER))) {
            if (!isNumber(value)) {
                throw new BadOptionException(field, "must be a number or auto, but is " + value);
            }
        } else if (!words.contains(value)) {
            throw new BadOptionException(field, "must be one of " + words + " or auto, but is " + value);
        }
    }

    private static boolean isNumber(String value) {
        // MintPy's own words for no limit
        if (value.equals("no") || value.equals("inf")) {
            return true;
        }
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(MintpyKeys.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = Arrays.asList(line.split(" ", -1));
                rules.put(field(words.get(0)), List.copyOf(words.subList(1, words.size())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("insarhub-hyp3's own " + TABLE + " cannot be read", e);
        }
        return Collections.unmodifiableMap(rules);
    }
}
