package io.insarhub.quality.score;

import io.insarhub.core.json.PythonFloat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes factors as the text that stands in a pair database, indented as Python indents it there. Reused from pair to
 * pair: no map and no string is built for the numbers that scores consist of. For one thread.
 */
public final class JsonFactors implements FactorSink {

    private static final int INDENT = 2;
    /** Scale of the numbers that are written digit by digit: scores, coherences and penalties have four decimals. */
    private static final double FOUR_DECIMALS = 10_000;

    private static final double LARGEST_BY_DIGITS = 1e6;

    private final int depth;
    private byte[] text = new byte[2048];
    private int length;
    private int level;
    private boolean empty;

    /**
     * A writer of objects.
     *
     * @param depth how many levels deep the object stands in its document
     */
    public JsonFactors(int depth) {
        this.depth = depth;
    }

    /** Begins the factors of another pair; what {@link #text} gave is overwritten. */
    public void start() {
        length = 0;
        level = 0;
        open('{');
    }

    /** Ends the factors of a pair. */
    public void finish() {
        close('}');
    }

    /** The text, in the first {@link #length} bytes. */
    public byte[] text() {
        return text;
    }

    /** Bytes of the text. */
    public int length() {
        return length;
    }

    @Override
    public void number(String key, double value) {
        key(key);
        number(value);
    }

    @Override
    public void whole(String key, long value) {
        key(key);
        digits(value);
    }

    @Override
    public void text(String key, @Nullable String value) {
        key(key);
        if (value == null) {
            plain("null");
        } else {
            quoted(value);
        }
    }

    @Override
    public void flag(String key, boolean value) {
        key(key);
        plain(value ? "true" : "false");
    }

    @Override
    public void texts(String key, Iterable<String> values) {
        key(key);
        open('[');
        for (String value : values) {
            element();
            quoted(value);
        }
        close(']');
    }

    @Override
    public void segments(String key, Iterable<Segment> segments) {
        key(key);
        open('[');
        for (Segment segment : segments) {
            element();
            open('[');
            element();
            digits(segment.days());
            element();
            quoted(segment.season().toString());
            element();
            number(segment.coherence());
            close(']');
        }
        close(']');
    }

    @Override
    public void begin(String key) {
        key(key);
        open('{');
    }

    @Override
    public void end() {
        close('}');
    }

    private void open(char bracket) {
        put(bracket);
        level++;
        empty = true;
    }

    private void close(char bracket) {
        level--;
        if (!empty) {
            line();
        }
        empty = false;
        put(bracket);
    }

    private void element() {
        if (!empty) {
            put(',');
        }
        empty = false;
        line();
    }

    private void key(String key) {
        element();
        quoted(key);
        put(':');
        put(' ');
    }

    private void line() {
        int spaces = INDENT * (depth + level);
        room(spaces + 1);
        text[length++] = '\n';
        Arrays.fill(text, length, length + spaces, (byte) ' ');
        length += spaces;
    }

    private void number(double value) {
        double scaled = Math.rint(value * FOUR_DECIMALS);
        if (Double.isNaN(value)) {
            plain("null");
        } else if (scaled / FOUR_DECIMALS == value && Math.abs(value) < LARGEST_BY_DIGITS && scaled != 0) {
            decimals((long) scaled);
        } else {
            plain(PythonFloat.toString(value));
        }
    }

    /** A number of ten-thousandths, without the zeros at its end. */
    private void decimals(long tenThousandths) {
        long size = Math.abs(tenThousandths);
        if (tenThousandths < 0) {
            put('-');
        }
        digits(size / (long) FOUR_DECIMALS);
        put('.');
        int rest = (int) (size % (long) FOUR_DECIMALS);
        int place = (int) FOUR_DECIMALS / 10;
        do {
            put((char) ('0' + rest / place));
            rest %= place;
            place /= 10;
        } while (rest > 0);
    }

    private void digits(long value) {
        if (value >= 0 && value < 10) {
            put((char) ('0' + value));
        } else {
            plain(Long.toString(value));
        }
    }

    private void quoted(String value) {
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c >= ' ' && c < 0x7f) {
                put(c);
            } else {
                plain(String.format("\\u%04x", (int) c));
            }
        }
        put('"');
    }

    private void plain(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        room(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private void put(char c) {
        room(1);
        text[length++] = (byte) c;
    }

    private void room(int bytes) {
        if (length + bytes > text.length) {
            text = Arrays.copyOf(text, 2 * (length + bytes));
        }
    }
}
