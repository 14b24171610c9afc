package io.insarhub.hyp3.standin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * A layer of a product as a GeoTIFF of one band and one strip, DEFLATE, its pixels being points as HyP3's are. Made
 * without the library, so that the library reads something that it has not written. Immutable.
 */
public final class TiffLayer {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final double west;
    private final double north;
    private final double pixelMeters;
    private final int epsg;
    private final Map<String, String> metadata;
    private final int level;

    private TiffLayer(
            double west, double north, double pixelMeters, int epsg, Map<String, String> metadata, int level) {
        this.west = west;
        this.north = north;
        this.pixelMeters = pixelMeters;
        this.epsg = epsg;
        this.metadata = metadata;
        this.level = level;
    }

    /**
     * Layers of one place.
     *
     * @param west western edge of the first pixel, metres
     * @param north northern edge of the first pixel, metres
     * @param pixelMeters side of a pixel
     * @param epsg the projected system
     */
    public static TiffLayer at(double west, double north, double pixelMeters, int epsg) {
        return new TiffLayer(west, north, pixelMeters, epsg, Map.of(), Deflater.BEST_SPEED);
    }

    /** The same with an entry of GDAL's metadata. */
    public TiffLayer tag(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return new TiffLayer(west, north, pixelMeters, epsg, more, level);
    }

    /** The same in DEFLATE's form but as long as it is: files of as many pixels are then of one length. */
    public TiffLayer ofOneLength() {
        return new TiffLayer(west, north, pixelMeters, epsg, metadata, Deflater.NO_COMPRESSION);
    }

    /** The file of a layer of floats, no data being 0. */
    public byte[] floats(int width, float[] pixels) {
        byte[] bytes = new byte[pixels.length * Float.BYTES];
        ByteBuffer buffer = little(bytes);
        for (float pixel : pixels) {
            buffer.putFloat(pixel);
        }
        return file(width, pixels.length / width, 32, 3, "0", bytes);
    }

    /** The file of a layer of bytes, no data being 255. */
    public byte[] bytes(int width, byte[] pixels) {
        return file(width, pixels.length / width, 8, 1, "255", pixels);
    }

    private byte[] file(int width, int height, int bits, int format, String nodata, byte[] pixels) {
        byte[] strip = deflated(pixels);
        Entries entries = new Entries();
        entries.number(256, LONG, width);
        entries.number(257, LONG, height);
        entries.number(258, SHORT, bits);
        entries.number(259, SHORT, 8); // DEFLATE
        entries.number(262, SHORT, 1);
        entries.number(277, SHORT, 1);
        entries.number(278, LONG, height);
        entries.number(279, LONG, strip.length);
        entries.number(284, SHORT, 1);
        entries.number(339, SHORT, format);
        entries.doubles(33550, pixelMeters, pixelMeters, 0);
        // where pixels are points, the place of the first is its middle
        entries.doubles(33922, 0, 0, 0, west + pixelMeters / 2, north - pixelMeters / 2, 0);
        entries.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, epsg);
        entries.text(42113, nodata);
        if (!metadata.isEmpty()) {
            entries.text(42112, gdal(metadata));
        }
        return entries.file(strip);
    }

    private static String gdal(Map<String, String> metadata) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        metadata.forEach((name, value) -> xml.append("  <Item name=\"")
                .append(name)
                .append("\">")
                .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</Item>\n"));
        return xml.append("</GDALMetadata>\n").toString();
    }

    private byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length + bytes.length / 1000 + 1024];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directory: entries by their tag, and the values that do not fit into an entry. */
    private static final class Entries {

        /** One entry; its value is not changed once it is made. */
        private static final class Entry {

            private final int type;
            private final int count;
            private final byte[] value;

            Entry(int type, int count, byte[] value) {
                this.type = type;
                this.count = count;
                this.value = value;
            }
        }

        private final TreeMap<Integer, Entry> byTag = new TreeMap<>();

        void number(int tag, int type, int value) {
            byte[] bytes = new byte[Integer.BYTES];
            little(bytes).putInt(value);
            byTag.put(tag, new Entry(type, 1, bytes));
        }

        void doubles(int tag, double... values) {
            byte[] bytes = new byte[values.length * Double.BYTES];
            ByteBuffer buffer = little(bytes);
            for (double value : values) {
                buffer.putDouble(value);
            }
            byTag.put(tag, new Entry(DOUBLE, values.length, bytes));
        }

        void shorts(int tag, int... values) {
            byte[] bytes = new byte[values.length * Short.BYTES];
            ByteBuffer buffer = little(bytes);
            for (int value : values) {
                buffer.putShort((short) value);
            }
            byTag.put(tag, new Entry(SHORT, values.length, bytes));
        }

        void text(int tag, String text) {
            byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
            byTag.put(tag, new Entry(ASCII, bytes.length, Arrays.copyOf(bytes, Math.max(4, bytes.length))));
        }

        byte[] file(byte[] strip) {
            number(273, LONG, 0); // where the strip is, once that is known
            int head = 8 + 2 + byTag.size() * 12 + 4;
            int values = byTag.values().stream().mapToInt(Entries::outside).sum();
            number(273, LONG, head + values);
            byte[] file = new byte[head + values + strip.length];
            ByteBuffer tiff = little(file);
            tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) byTag.size());
            List<byte[]> later = new ArrayList<>();
            int[] place = {head};
            byTag.forEach((tag, entry) -> {
                tiff.putShort(tag.shortValue()).putShort((short) entry.type).putInt(entry.count);
                if (outside(entry) == 0) {
                    tiff.put(entry.value);
                } else {
                    tiff.putInt(place[0]);
                    place[0] += outside(entry);
                    later.add(Arrays.copyOf(entry.value, outside(entry)));
                }
            });
            tiff.putInt(0);
            later.forEach(tiff::put);
            tiff.put(strip);
            return file;
        }

        /** Bytes that a value takes outside its entry, to an even place. */
        private static int outside(Entry entry) {
            return entry.value.length <= 4 ? 0 : (entry.value.length + 1) / 2 * 2;
        }
    }
}
