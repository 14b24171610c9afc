package io.insarhub.core.geotiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Builds a little-endian classic TIFF of one directory, field by field, right or wrong. Pixels stand at byte 8. */
final class TiffBytes {

    private final byte[] pixels;
    private final Map<Integer, Field> fields = new TreeMap<>();
    private long next;

    private static final class Field {
        private final int type;
        private final long count;
        private final byte[] value;

        Field(int type, long count, byte[] value) {
            this.type = type;
            this.count = count;
            this.value = value;
        }
    }

    /** A plain image of bytes, in one strip. */
    TiffBytes(int width, int height, byte[] pixels) {
        this.pixels = pixels.clone();
        number(256, width);
        number(257, height);
        number(258, 8);
        number(259, 1);
        number(262, 1);
        number(273, 8);
        number(277, 1);
        number(278, height);
        number(279, pixels.length);
    }

    /** A field of one whole number. */
    TiffBytes number(int tag, long value) {
        byte[] bytes = new byte[4];
        little(bytes).putInt((int) value);
        return field(tag, 4, 1, bytes);
    }

    TiffBytes text(int tag, String value) {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
        return field(tag, 2, bytes.length, bytes);
    }

    TiffBytes shorts(int tag, int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            little(bytes).putShort(2 * i, (short) values[i]);
        }
        return field(tag, 3, values.length, bytes);
    }

    /** A field that claims what it likes. Values of up to four bytes stand in the directory itself. */
    TiffBytes field(int tag, int type, long count, byte[] value) {
        fields.put(tag, new Field(type, count, value));
        return this;
    }

    TiffBytes without(int tag) {
        fields.remove(tag);
        return this;
    }

    /** Where the directory says the next one is. */
    TiffBytes next(long offset) {
        next = offset;
        return this;
    }

    /** Where the directory stands. */
    int directoryAt() {
        return 8 + pixels.length + pixels.length % 2;
    }

    byte[] build() {
        int at = directoryAt();
        int end = at + 2 + 12 * fields.size() + 4;
        byte[] fieldBytes = new byte[end - at];
        ByteBuffer directory = little(fieldBytes);
        ByteArrayOutputStream far = new ByteArrayOutputStream();
        directory.putShort((short) fields.size());
        fields.forEach((tag, field) -> {
            directory.putShort((short) (int) tag).putShort((short) field.type).putInt((int) field.count);
            if (field.value.length <= 4) {
                directory.put(Arrays.copyOf(field.value, 4));
            } else {
                directory.putInt(end + far.size());
                far.writeBytes(field.value);
            }
        });
        directory.putInt((int) next);
        byte[] whole = new byte[end + far.size()];
        ByteBuffer file = little(whole);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(at).put(pixels);
        file.position(at);
        file.put(fieldBytes).put(far.toByteArray());
        return whole;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
