package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** JSON for tests: any value, written in any of the ways that mean the same, and read the plain way. */
final class JsonTexts {

    private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n", "\t", "    ", "\n        "};

    private JsonTexts() {}

    /** Objects of any content, nested to some depth, with keys that need escapes and keys that do not. */
    static Arbitrary<Map<String, Object>> objects() {
        return Arbitraries.maps(keys(), values(3)).ofMaxSize(8);
    }

    static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(6),
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.of("a", "b", "a.b", "\"", "\\", "\\\"", "{", "}", "é", "\uD83D\uDE00", "\n", ""));
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.longs().map(v -> (Object) v),
                Arbitraries.doubles().map(v -> (Object) v),
                Arbitraries.bigIntegers().map(v -> (Object) (v.bitLength() < 64 ? (Number) v.longValue() : v)),
                keys().map(v -> (Object) v),
                Arbitraries.of(true, false).map(v -> (Object) v),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .map(v -> (Object) v));
        if (depth == 0) {
            return leaf.injectNull(0.1);
        }
        Arbitrary<Object> inner = values(depth - 1);
        return Arbitraries.oneOf(
                        leaf,
                        inner.list().ofMaxSize(4).map(v -> (Object) v),
                        Arbitraries.maps(keys(), inner).ofMaxSize(5).map(v -> (Object) v))
                .injectNull(0.05);
    }

    /** A text of the value: white space, escapes and the spelling of strings as chance has it. */
    static byte[] text(@Nullable Object value, Random random) {
        StringBuilder out = new StringBuilder();
        write(value, random, out);
        return (space(random) + out + space(random)).getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a text, by the reader that builds everything. */
    static @Nullable Object plain(byte[] text) throws IOException {
        try (JsonParser parser = JsonValues.factory().createParser(text)) {
            Object value = JsonValues.read(parser);
            if (parser.nextToken() != null) {
                throw BadFileException.shape("$", "more text follows");
            }
            return value;
        }
    }

    private static void write(@Nullable Object value, Random random, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> e : new LinkedHashMap<>(map).entrySet()) {
                out.append(comma).append(space(random));
                string((String) e.getKey(), random, out);
                out.append(space(random)).append(':').append(space(random));
                write(e.getValue(), random, out);
                out.append(space(random));
                comma = ",";
            }
            out.append(space(random)).append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String comma = "";
            for (Object element : list) {
                out.append(comma).append(space(random));
                write(element, random, out);
                out.append(space(random));
                comma = ",";
            }
            out.append(']');
        } else if (value instanceof String s) {
            string(s, random, out);
        } else {
            out.append(new String(PythonJson.indentedBytes(value), StandardCharsets.US_ASCII));
        }
    }

    private static void string(String s, Random random, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ' || Character.isSurrogate(c) || random.nextInt(8) == 0) {
                out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
