package io.insarhub.core.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A small reader of tiled, planar TIFFs, written from the TIFF 6.0 text and sharing nothing with the writer. */
final class TiffProbe {

    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ByteBuffer file;
    private final boolean big;
    private final List<Image> images = new ArrayList<>();

    private TiffProbe(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes[0] != 'I' || bytes[1] != 'I') {
            throw new IllegalArgumentException("not little-endian");
        }
        big = file.getShort(2) == 43;
        if (!big && file.getShort(2) != 42) {
            throw new IllegalArgumentException("not a TIFF");
        }
        for (long at = offset(big ? 8 : 4); at != 0; ) {
            Image image = new Image(at);
            images.add(image);
            at = image.next;
        }
    }

    static TiffProbe open(Path file) {
        try {
            return new TiffProbe(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isBig() {
        return big;
    }

    /** The raster first, then its overviews. */
    List<Image> images() {
        return images;
    }

    Image raster() {
        return images.get(0);
    }

    byte[] bytes(long from, int count) {
        byte[] part = new byte[count];
        file.get((int) from, part);
        return part;
    }

    private long offset(int at) {
        return big ? file.getLong(at) : Integer.toUnsignedLong(file.getInt(at));
    }

    /** One directory and its pixels. */
    final class Image {

        private final Map<Integer, Object> tags = new TreeMap<>();
        private final long place;
        private final long next;

        private Image(long at) {
            place = at;
            int p = (int) at;
            int count = big ? (int) file.getLong(p) : Short.toUnsignedInt(file.getShort(p));
            p += big ? 8 : 2;
            int before = 0;
            for (int i = 0; i < count; i++, p += big ? 20 : 12) {
                int tag = Short.toUnsignedInt(file.getShort(p));
                if (tag <= before) {
                    throw new IllegalStateException("tags out of order: " + before + ", " + tag);
                }
                before = tag;
                int type = file.getShort(p + 2);
                int values = big ? (int) file.getLong(p + 4) : file.getInt(p + 4);
                int inline = p + (big ? 12 : 8);
                boolean fits = values * TYPE_BYTES[type] <= (big ? 8 : 4);
                int where = fits ? inline : (int) offset(inline);
                if (where % 2 != 0) {
                    throw new IllegalStateException("values of tag " + tag + " at an odd place");
                }
                tags.put(tag, read(type, values, where));
            }
            next = offset(p);
        }

        long place() {
            return place;
        }

        boolean has(int tag) {
            return tags.containsKey(tag);
        }

        private Object value(int tag) {
            return Objects.requireNonNull(tags.get(tag), () -> "no tag " + tag);
        }

        long[] numbers(int tag) {
            return (long[]) value(tag);
        }

        long number(int tag) {
            return numbers(tag)[0];
        }

        double[] doubles(int tag) {
            return (double[]) value(tag);
        }

        String text(int tag) {
            String text = (String) value(tag);
            if (!text.endsWith("\0")) {
                throw new IllegalStateException("text of tag " + tag + " does not end in NUL");
            }
            return text.substring(0, text.length() - 1);
        }

        int width() {
            return (int) number(256);
        }

        int height() {
            return (int) number(257);
        }

        boolean isTiled() {
            return has(322);
        }

        int tileWidth() {
            return isTiled() ? (int) number(322) : width();
        }

        int tileHeight() {
            return (int) number(isTiled() ? 323 : 278);
        }

        /** A GeoKey's number, from the key directory. */
        int geoKey(int key) {
            long[] keys = numbers(34735);
            for (int i = 4; i < keys.length; i += 4) {
                if (keys[i] == key) {
                    return (int) keys[i + 3];
                }
            }
            throw new IllegalStateException("no GeoKey " + key);
        }

        /** Little-endian bytes of all pixels of a band, from 1. */
        byte[] band(int band) {
            int across = (width() + tileWidth() - 1) / tileWidth();
            int down = (height() + tileHeight() - 1) / tileHeight();
            int size = (int) number(258) / 8;
            byte[] out = new byte[width() * height() * size];
            for (int t = 0; t < across * down; t++) {
                byte[] pixels = tile((band - 1) * across * down + t);
                int x = t % across * tileWidth();
                int y = t / across * tileHeight();
                int columns = Math.min(tileWidth(), width() - x);
                for (int row = 0; row < Math.min(tileHeight(), height() - y); row++) {
                    System.arraycopy(
                            pixels, row * tileWidth() * size, out, ((y + row) * width() + x) * size, columns * size);
                }
            }
            return out;
        }

        private byte[] tile(int index) {
            int size = (int) number(258) / 8;
            byte[] raw = new byte[tileWidth() * tileHeight() * size];
            byte[] stored = bytes(numbers(isTiled() ? 324 : 273)[index], (int) numbers(isTiled() ? 325 : 279)[index]);
            if (number(259) == 1) {
                raw = stored;
            } else {
                inflate(stored, raw);
            }
            long predictor = has(317) ? number(317) : 1;
            for (int row = 0; row < tileHeight(); row++) {
                int at = row * tileWidth() * size;
                if (predictor == 2) {
                    addNeighbours(raw, at, tileWidth(), size);
                } else if (predictor == 3) {
                    gatherPlanes(raw, at, tileWidth(), size);
                }
            }
            return raw;
        }

        private Object read(int type, int count, int at) {
            if (type == 2) {
                return new String(bytes(at, count), StandardCharsets.UTF_8);
            }
            if (type == 12) {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    values[i] = file.getDouble(at + 8 * i);
                }
                return values;
            }
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = switch (type) {
                    case 3 -> Short.toUnsignedLong(file.getShort(at + 2 * i));
                    case 4 -> Integer.toUnsignedLong(file.getInt(at + 4 * i));
                    case 16 -> file.getLong(at + 8 * i);
                    default -> throw new IllegalStateException("type " + type);
                };
            }
            return values;
        }
    }

    private static void inflate(byte[] stored, byte[] raw) {
        Inflater inflater = new Inflater();
        inflater.setInput(stored);
        try {
            if (inflater.inflate(raw) != raw.length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IllegalStateException("a tile has the wrong length");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }

    private static void addNeighbours(byte[] raw, int at, int count, int size) {
        for (int i = 1; i < count; i++) {
            int carry = 0;
            for (int b = 0; b < size; b++) {
                int here = at + i * size + b;
                int sum = Byte.toUnsignedInt(raw[here]) + Byte.toUnsignedInt(raw[here - size]) + carry;
                raw[here] = (byte) sum;
                carry = sum >> 8;
            }
        }
    }

    private static void gatherPlanes(byte[] raw, int at, int count, int size) {
        byte[] row = new byte[count * size];
        byte sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += raw[at + i];
            row[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < size; b++) {
                raw[at + i * size + b] = row[(size - 1 - b) * count + i];
            }
        }
    }
}
