package io.insarhub.core.json;

import io.insarhub.api.BadOptionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values byte for byte as Python's {@code json.dumps} does: {@link #indented} as with {@code indent=2},
 * {@link #compact} as without. ASCII only, no newline at the end. Refuses, with a
 * {@link BadOptionException}, what this library could not read back: nesting beyond 1000 levels, numbers of more than
 * 4300 digits, keys with half a surrogate pair.
 */
public final class PythonJson {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 1 << 14;

    private final OutputStream out;
    private final boolean indent;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int used;

    private PythonJson(OutputStream out, boolean indent) {
        this.out = out;
        this.indent = indent;
    }

    /** Writes a value as {@code json.dumps(value, indent=2)} does. Does not close the stream. */
    public static void indented(@Nullable Object value, OutputStream out) throws IOException {
        write(value, out, true, 0);
    }

    /** Writes a value as {@code json.dumps(value)} does. Does not close the stream. */
    public static void compact(@Nullable Object value, OutputStream out) throws IOException {
        write(value, out, false, 0);
    }

    /** A value as {@code json.dumps(value, indent=2)} writes it. */
    public static byte[] indentedBytes(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            indented(value, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes a value that stands {@code depth} levels deep in a larger indented document. */
    public static void nested(@Nullable Object value, OutputStream out, int depth) throws IOException {
        write(value, out, true, depth);
    }

    private static void write(@Nullable Object value, OutputStream out, boolean indent, int depth) throws IOException {
        PythonJson json = new PythonJson(out, indent);
        json.value(value, depth);
        json.flush();
    }

    private void value(@Nullable Object value, int depth) throws IOException {
        if (value instanceof String s) {
            string(s);
        } else if (value instanceof RawJson raw && indent) {
            flush();
            raw.copyTo(out);
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof List<?> list) {
            array(list, depth);
        } else if (value instanceof Number number) {
            ascii(WriteLimits.number(number));
        } else if (value == null) {
            ascii("null");
        } else if (value instanceof Boolean) {
            ascii(value.toString());
        } else {
            throw new BadOptionException(
                    "value",
                    "of type " + value.getClass().getName() + " has no form in JSON;"
                            + " use a String, Number, Boolean, List, Map or null");
        }
    }

    private void object(Map<?, ?> map, int depth) throws IOException {
        WriteLimits.checkDepth(depth);
        put('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            separator(first, depth + 1);
            first = false;
            string(WriteLimits.key(entry.getKey()));
            put(':');
            put(' ');
            value(entry.getValue(), depth + 1);
        }
        end(first, depth);
        put('}');
    }

    private void array(List<?> list, int depth) throws IOException {
        WriteLimits.checkDepth(depth);
        put('[');
        boolean first = true;
        for (Object element : list) {
            separator(first, depth + 1);
            first = false;
            value(element, depth + 1);
        }
        end(first, depth);
        put(']');
    }

    private void separator(boolean first, int depth) throws IOException {
        if (!first) {
            put(',');
        }
        if (indent) {
            newLine(depth);
        } else if (!first) {
            put(' ');
        }
    }

    private void end(boolean empty, int depth) throws IOException {
        if (indent && !empty) {
            newLine(depth);
        }
    }

    private void newLine(int depth) throws IOException {
        int size = 1 + 2 * depth;
        if (buffer.length - used < size) {
            flush();
        }
        buffer[used] = '\n';
        Arrays.fill(buffer, used + 1, used + size, (byte) ' ');
        used += size;
    }

    private void string(String s) throws IOException {
        put('"');
        int i = 0;
        while (i < s.length()) {
            i = plain(s, i);
            if (i < s.length()) {
                escaped(s.charAt(i++));
            }
        }
        put('"');
    }

    /** Copies characters up to the next that needs an escape, and tells where that is. */
    private int plain(String s, int start) throws IOException {
        int i = start;
        while (true) {
            int end = Math.min(s.length(), i + buffer.length - used);
            int at = used;
            for (; i < end; i++) {
                char c = s.charAt(i);
                if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                    used = at;
                    return i;
                }
                buffer[at++] = (byte) c;
            }
            used = at;
            if (i == s.length()) {
                return i;
            }
            flush();
        }
    }

    private void escaped(char c) throws IOException {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            case '\f' -> put('f');
            case '\b' -> put('b');
            default -> {
                put('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    put(HEX[(c >> shift) & 0xF]);
                }
            }
        }
    }

    private void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int b) throws IOException {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = (byte) b;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
