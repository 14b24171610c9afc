package io.insarhub.core.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.insarhub.api.BadFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the objects of a JSON file without building anything: keys and the places of values are told, values are
 * passed over. What is passed over is checked for closed strings and matching brackets alone. Memory: one buffer.
 *
 * <p>Use: {@link #beginObject()}; then, as long as {@link #nextKey()} is true, take the value with {@link #skipValue()},
 * {@link #number()}, {@link #value()} or another {@code beginObject()}.
 */
public final class IndexScanner {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_DEPTH = StreamReadConstraints.DEFAULT_MAX_DEPTH;
    private static final int MAX_KEY_BYTES = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;
    private static final int MAX_NUMBER_BYTES = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    private static final byte QUOTE = 1;
    private static final byte OPEN = 2;
    private static final byte CLOSE = 3;
    private static final byte[] MARKS = new byte[256];

    static {
        MARKS['"'] = QUOTE;
        MARKS['{'] = OPEN;
        MARKS['['] = OPEN;
        MARKS['}'] = CLOSE;
        MARKS[']'] = CLOSE;
    }

    private final IndexedFile file;
    private final long limit;
    private final byte[] buffer;
    private final byte[] open = new byte[MAX_DEPTH + 1];
    private long base;
    private int at;
    private int end;
    private int depth;
    private boolean first;

    private byte[] text = new byte[256];
    private int textLength;
    private boolean textPlain;
    private long keyAt;

    /**
     * Starts at an offset.
     *
     * @param limit where the text ends
     * @param outerDepth how many objects are open around the place
     */
    public IndexScanner(IndexedFile file, long from, long limit, int outerDepth) {
        this.file = file;
        this.limit = limit;
        this.base = from;
        this.buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, limit - from))];
        this.depth = outerDepth;
        Arrays.fill(open, 0, outerDepth, (byte) '{');
    }

    /** Enters the object that starts here. */
    public void beginObject() {
        if (token() != '{') {
            throw unexpected("an object");
        }
        push();
        first = true;
    }

    /** Goes to the next member of the innermost open object; false at its end, which is then left. */
    public boolean nextKey() {
        byte c = token();
        if (c == '}') {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (c != ',') {
                throw unexpected("',' or '}'");
            }
            at++;
            c = token();
        }
        first = false;
        if (c != '"') {
            throw unexpected("a key in double quotes");
        }
        keyAt = position();
        at++;
        readKey();
        if (token() != ':') {
            throw unexpected("':' after the key");
        }
        at++;
        token();
        return true;
    }

    /** Passes over the value that starts here. */
    public void skipValue() {
        byte c = token();
        if (MARKS[c & 0xff] == OPEN) {
            skipContainer();
        } else if (c == '"') {
            at++;
            skipString();
        } else {
            skipScalar();
        }
        first = false;
    }

    /** True if the value that starts here is an object. */
    public boolean atObject() {
        return token() == '{';
    }

    /** True if the value that starts here is a number; {@code NaN} and the like do not count. */
    public boolean atNumber() {
        byte c = token();
        return c == '-' || (c >= '0' && c <= '9');
    }

    /** Takes the value that starts here, as plain values. */
    public @Nullable Object value() {
        token();
        long from = position();
        skipValue();
        return file.parse(from, position());
    }

    /**
     * Takes a number; NaN where {@code null} stands.
     *
     * @throws BadFileException if there is another value
     */
    public double number() {
        byte c = token();
        long from = position();
        if (c == '"' || MARKS[c & 0xff] == OPEN) {
            throw unexpected("a number");
        }
        textLength = 0;
        while ((at < end || fill()) && isScalar(buffer[at])) {
            if (textLength == MAX_NUMBER_BYTES) {
                throw file.bad(from, "a number is longer than " + MAX_NUMBER_BYTES + " digits", null);
            }
            appendText(buffer, at, at + 1);
            at++;
        }
        first = false;
        double simple = IndexNumbers.simple(text, textLength);
        if (!Double.isNaN(simple)) {
            return simple;
        }
        if (textLength == 0) {
            throw unexpected("a number");
        }
        Object value = file.parse(text, 0, textLength, from);
        if (value != null && !(value instanceof Number)) {
            throw file.bad(from, "expected a number, found " + value, null);
        }
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    /** Checks that nothing follows any more. */
    public void end() {
        while (at < end || fill()) {
            if (!isSpace(buffer[at])) {
                throw file.bad(position(), "there is more text after the end of the object", null);
            }
            at++;
        }
    }

    /** The offset of the next byte. */
    public long position() {
        return base + at;
    }

    /** The offset of the last key's opening quote. */
    public long keyAt() {
        return keyAt;
    }

    /**
     * The bytes of the last key, without quotes, as they stand in the file if {@link #keyIsPlain()}; valid until the scanner
     * is used again.
     */
    public byte[] keyBytes() {
        return text;
    }

    /** How many bytes {@link #keyBytes()} has. */
    public int keyLength() {
        return textLength;
    }

    /** True if the last key is this one, of ASCII letters. */
    public boolean keyIs(String name) {
        if (!textPlain) {
            return key().equals(name);
        }
        if (textLength != name.length()) {
            return false;
        }
        for (int i = 0; i < textLength; i++) {
            if (text[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The last key, decoded. */
    public String key() {
        return textPlain
                ? new String(text, 0, textLength, StandardCharsets.ISO_8859_1)
                : IndexKeys.decode(file, text, textLength, keyAt);
    }

    /** True if the last key's bytes are its characters: ASCII without escapes. */
    public boolean keyIsPlain() {
        return textPlain;
    }

    private void readKey() {
        textLength = 0;
        textPlain = true;
        for (; ; ) {
            int from = at;
            byte c = 0;
            while (at < end) {
                c = buffer[at];
                if (c == '"' || c == '\\') {
                    break;
                }
                textPlain &= c >= ' ';
                at++;
            }
            appendText(buffer, from, at);
            if (textLength > MAX_KEY_BYTES) {
                throw file.bad(keyAt, "a key is longer than " + MAX_KEY_BYTES + " bytes", null);
            }
            if (at == end) {
                fillOrFail("a key");
            } else if (c == '"') {
                at++;
                return;
            } else {
                textPlain = false;
                appendText(buffer, at, at + 1);
                at++;
                fillOrFail("a key");
                appendText(buffer, at, at + 1);
                at++;
            }
        }
    }

    private void appendText(byte[] bytes, int from, int to) {
        int length = to - from;
        if (textLength + length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, textLength + length));
        }
        System.arraycopy(bytes, from, text, textLength, length);
        textLength += length;
    }

    private void skipContainer() {
        int outside = depth;
        byte[] bytes = buffer;
        do {
            int i = at;
            int stop = end;
            byte mark = 0;
            while (i < stop) {
                mark = MARKS[bytes[i] & 0xff];
                if (mark != 0) {
                    break;
                }
                i++;
            }
            at = i;
            if (i == stop) {
                fillOrFail(open[depth - 1] == '{' ? "an object" : "an array");
            } else if (mark == QUOTE) {
                at++;
                skipString();
            } else if (mark == OPEN) {
                push();
            } else {
                pop();
            }
        } while (depth > outside);
    }

    private void skipString() {
        byte[] bytes = buffer;
        for (; ; ) {
            int i = at;
            int stop = end;
            while (i < stop && bytes[i] != '"' && bytes[i] != '\\') {
                i++;
            }
            at = i;
            if (i == stop) {
                fillOrFail("a string");
                continue;
            }
            at++;
            if (bytes[i] == '"') {
                return;
            }
            fillOrFail("a string");
            at++;
        }
    }

    private void skipScalar() {
        long from = position();
        while ((at < end || fill()) && isScalar(buffer[at])) {
            at++;
        }
        if (position() == from) {
            throw unexpected("a value");
        }
    }

    private void push() {
        if (depth == MAX_DEPTH) {
            throw file.bad(position(), "is nested more than " + MAX_DEPTH + " levels deep", null);
        }
        open[depth++] = buffer[at++];
    }

    private void pop() {
        // in ASCII each closing bracket stands two after its opening one
        if (buffer[at] != open[depth - 1] + 2) {
            throw unexpected(open[depth - 1] == '{' ? "'}'" : "']'");
        }
        depth--;
        at++;
    }

    /** The next byte that is no white space, not yet taken. */
    private byte token() {
        for (; ; ) {
            while (at < end) {
                byte c = buffer[at];
                if (!isSpace(c)) {
                    return c;
                }
                at++;
            }
            fillOrFail(depth == 0 ? "the file" : "an object");
        }
    }

    private void fillOrFail(String inside) {
        if (at == end && !fill()) {
            throw file.bad(position(), "the text ends in the middle of " + inside + "; the file was cut off", null);
        }
    }

    private boolean fill() {
        base += end;
        at = 0;
        end = (int) Math.min(buffer.length, limit - base);
        file.read(base, buffer, 0, end);
        return end > 0;
    }

    private BadFileException unexpected(String expected) {
        byte c = at < end ? buffer[at] : (byte) ' ';
        String found = c > ' ' && c <= '~' ? "'" + (char) c + "'" : String.format("the byte 0x%02x", c & 0xff);
        return file.bad(position(), "expected " + expected + ", found " + found, null);
    }

    static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isScalar(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '+'
                || c == '.';
    }
}
