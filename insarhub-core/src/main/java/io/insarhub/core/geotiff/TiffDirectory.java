package io.insarhub.core.geotiff;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An image file directory (IFD): the tags of one image of the file, TIFF 6.0 with the BigTIFF, GeoTIFF and GDAL
 * extensions. Its size is known before the first tile is written; its tile offsets are looked up when it is put.
 */
final class TiffDirectory {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int LONG8 = 16;

    private final boolean big;
    private final Map<Integer, Entry> entries = new TreeMap<>();

    private record Entry(int type, int count, int bytes, Consumer<ByteBuffer> values) {}

    private TiffDirectory(boolean big) {
        this.big = big;
    }

    /** Directory of the raster itself. */
    static TiffDirectory ofRaster(GeoTiffSpec spec, TileGrid grid, boolean big) {
        TiffDirectory directory = ofImage(spec, grid, big, 0);
        directory.georeference(spec);
        byte[] metadata = GdalMetadata.document(spec.tags(), spec.bands());
        if (metadata.length > 0) {
            directory.ascii(42112, metadata);
        }
        return directory;
    }

    /** Directory of an overview. */
    static TiffDirectory ofOverview(GeoTiffSpec spec, TileGrid grid, boolean big) {
        return ofImage(spec, grid, big, 1);
    }

    /** Bytes that the directory takes, values that stand behind it included; even. */
    int size() {
        int size = fixedSize();
        for (Entry entry : entries.values()) {
            size += isInline(entry) ? 0 : even(entry.bytes);
        }
        return size;
    }

    /**
     * Writes the directory at the buffer's position, which is its place in the file.
     *
     * @param next place of the next directory; 0 if this is the last one
     */
    void put(ByteBuffer out, long next) {
        int valuesAt = out.position() + fixedSize();
        if (big) {
            out.putLong(entries.size());
        } else {
            out.putShort((short) entries.size());
        }
        for (Map.Entry<Integer, Entry> tagged : entries.entrySet()) {
            Entry entry = tagged.getValue();
            out.putShort(tagged.getKey().shortValue()).putShort((short) entry.type);
            putOffset(out, entry.count);
            int valueAt = out.position();
            if (isInline(entry)) {
                entry.values.accept(out);
            } else {
                putOffset(out, valuesAt);
                out.position(valuesAt);
                entry.values.accept(out);
                valuesAt += even(entry.bytes);
            }
            out.position(valueAt + offsetBytes());
        }
        putOffset(out, next);
        out.position(valuesAt);
    }

    private static TiffDirectory ofImage(GeoTiffSpec spec, TileGrid grid, boolean big, int subfileType) {
        TiffDirectory directory = new TiffDirectory(big);
        int bands = spec.bands().size();
        SampleType type = spec.sampleType();
        directory.longs(254, subfileType);
        directory.longs(256, grid.width());
        directory.longs(257, grid.height());
        directory.shorts(258, repeat(8 * type.bytes(), bands));
        directory.shorts(259, spec.compression().tiffCode());
        directory.shorts(262, 1);
        directory.shorts(277, bands);
        // one band is the same either way, and 1 is what every reader expects of it
        directory.shorts(284, bands == 1 ? 1 : 2);
        int predictor = spec.compression().predictor(type);
        if (predictor != 1) {
            directory.shorts(317, predictor);
        }
        if (grid.isStrips()) {
            directory.longs(278, grid.storedHeight());
            directory.places(273, 279, grid);
        } else {
            directory.shorts(322, grid.storedWidth());
            directory.shorts(323, grid.storedHeight());
            directory.places(324, 325, grid);
        }
        if (bands > 1) {
            directory.shorts(338, repeat(0, bands - 1));
        }
        directory.shorts(339, repeat(type.tiffSampleFormat(), bands));
        if (spec.nodata().isPresent()) {
            directory.ascii(42113, nodataText(spec.nodata().getAsDouble()));
        }
        return directory;
    }

    private void georeference(GeoTiffSpec spec) {
        GeoTransform place = spec.geoTransform();
        // where a pixel is a point, the tie point is the first pixel's centre, half a pixel into its cell
        double half = spec.pixelInterpretation() == PixelInterpretation.POINT ? 0.5 : 0;
        doubles(33550, place.pixelWidth(), place.pixelHeight(), 0);
        doubles(
                33922,
                0,
                0,
                0,
                place.west() + half * place.pixelWidth(),
                place.north() - half * place.pixelHeight(),
                0);
        GeoKeys keys = new GeoKeys(spec.crs(), spec.pixelInterpretation());
        shorts(34735, keys.directory());
        ascii(34737, keys.asciiParameters());
    }

    private void places(int offsetsTag, int byteCountsTag, TileGrid grid) {
        add(offsetsTag, big ? LONG8 : LONG, grid.tiles(), big ? 8 : 4, out -> {
            for (int i = 0; i < grid.tiles(); i++) {
                putOffset(out, grid.offset(i));
            }
        });
        add(byteCountsTag, LONG, grid.tiles(), 4, out -> {
            for (int i = 0; i < grid.tiles(); i++) {
                out.putInt(grid.byteCount(i));
            }
        });
    }

    private void shorts(int tag, int... values) {
        add(tag, SHORT, values.length, 2, out -> Arrays.stream(values).forEach(v -> out.putShort((short) v)));
    }

    private void longs(int tag, int value) {
        add(tag, LONG, 1, 4, out -> out.putInt(value));
    }

    private void doubles(int tag, double... values) {
        add(tag, DOUBLE, values.length, 8, out -> Arrays.stream(values).forEach(out::putDouble));
    }

    private void ascii(int tag, byte[] text) {
        add(tag, ASCII, text.length, 1, out -> out.put(text));
    }

    private void add(int tag, int type, int count, int bytesEach, Consumer<ByteBuffer> values) {
        entries.put(tag, new Entry(type, count, Math.multiplyExact(count, bytesEach), values));
    }

    private int fixedSize() {
        return big ? 8 + 20 * entries.size() + 8 : 2 + 12 * entries.size() + 4;
    }

    private boolean isInline(Entry entry) {
        return entry.bytes <= offsetBytes();
    }

    private int offsetBytes() {
        return big ? 8 : 4;
    }

    private void putOffset(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static int even(int size) {
        return size + size % 2;
    }

    private static int[] repeat(int value, int count) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    /** A number as GDAL and Java both read it back to the last bit; GDAL knows {@code nan} and {@code inf}. */
    private static byte[] nodataText(double nodata) {
        String text;
        if (Double.isNaN(nodata)) {
            text = "nan";
        } else if (Double.isInfinite(nodata)) {
            text = nodata > 0 ? "inf" : "-inf";
        } else if (nodata == Math.rint(nodata) && Math.abs(nodata) < 1e15) {
            text = new BigDecimal(nodata).toPlainString();
        } else {
            text = Double.toString(nodata);
        }
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
