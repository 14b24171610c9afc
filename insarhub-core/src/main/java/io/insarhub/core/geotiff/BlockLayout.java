package io.insarhub.core.geotiff;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * How one image of a file is cut into blocks (tiles, or strips of whole rows) and what is in them. Everything is checked
 * once here, so that the rest may rely on it.
 */
final class BlockLayout {

    /** Beyond this a block does not fit into the memory of a small JVM a few times over. */
    private static final long MOST_BLOCK_BYTES = 128L << 20;

    private static final int MOST_BANDS = 65535;

    private final Fetcher fetcher;
    private final Directory directory;
    private final int width;
    private final int height;
    private final int bands;
    private final SampleType sampleType;
    private final Packing packing;
    private final int predictor;
    private final boolean tiled;
    private final boolean planar;
    private final int blockWidth;
    private final int blockHeight;
    private final Optional<DirectoryEntry> offsets;
    private final Optional<DirectoryEntry> byteCounts;

    BlockLayout(Directory directory) {
        this.directory = directory;
        this.fetcher = directory.fetcher();
        this.width = directory.size(256, "the width");
        this.height = directory.size(257, "the height");
        this.bands = (int) directory.number(277, 1);
        if (bands < 1 || bands > MOST_BANDS) {
            throw fetcher.damaged("tag 277", "the number of bands is " + bands);
        }
        this.sampleType = sampleType(directory);
        this.packing = Packing.of(directory.number(259, 1), fetcher);
        this.predictor = predictor(directory);
        this.planar = bands > 1 && directory.number(284, 1) == 2;
        this.tiled = directory.has(322) || directory.has(324);
        this.blockWidth = tiled ? directory.size(322, "the tile width") : width;
        this.blockHeight = tiled
                ? directory.size(323, "the tile height")
                : (int) Math.max(1, Math.min(height, directory.number(278, height)));
        this.offsets = directory.entry(tiled && directory.has(324) ? 324 : 273);
        this.byteCounts = directory.entry(tiled && directory.has(325) ? 325 : 279);
        if (offsets.isEmpty()) {
            throw fetcher.damaged("tag " + (tiled ? 324 : 273), "is missing: nothing says where the pixels stand");
        }
        requireReadable();
    }

    Fetcher fetcher() {
        return fetcher;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int bands() {
        return bands;
    }

    SampleType sampleType() {
        return sampleType;
    }

    ByteOrder order() {
        return directory.order();
    }

    Packing packing() {
        return packing;
    }

    int predictor() {
        return predictor;
    }

    int blockWidth() {
        return blockWidth;
    }

    int blockHeight() {
        return blockHeight;
    }

    boolean isTiled() {
        return tiled;
    }

    /** True if every band has blocks of its own. */
    boolean isPlanar() {
        return planar;
    }

    int columns() {
        return TileGrid.ceilDiv(width, blockWidth);
    }

    int rows() {
        return TileGrid.ceilDiv(height, blockHeight);
    }

    /** Samples from one pixel of a band to the next. */
    int pixelStride() {
        return planar ? 1 : bands;
    }

    /** Bytes of a row of a block. */
    int rowBytes() {
        return blockWidth * pixelStride() * sampleType.bytes();
    }

    /** Rows that a block really has: the last strip has fewer, tiles are always whole. */
    int storedRows(int blockRow) {
        return tiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
    }

    /** Number of a block. */
    long block(int band, int column, int row) {
        long inPlane = (long) row * columns() + column;
        return planar ? (band - 1L) * columns() * rows() + inPlane : inPlane;
    }

    /** Where a block stands; 0 if it was never written. */
    long offset(long block) {
        return directory.number(offsets.orElseThrow(), block);
    }

    /** Bytes of a block as the file has it; 0 if it was never written. */
    long byteCount(long block) {
        // some programs leave it out where nothing is packed
        if (byteCounts.isEmpty() && packing == Packing.NONE) {
            return offset(block) == 0 ? 0 : (long) rowBytes() * storedRows((int) (block / columns() % rows()));
        }
        return directory.number(
                byteCounts.orElseThrow(
                        () -> fetcher.damaged("tag 279", "is missing: nothing says how long blocks are")),
                block);
    }

    private SampleType sampleType(Directory directory) {
        long[] bits = directory.numbers(258, MOST_BANDS);
        long[] formats = directory.numbers(339, MOST_BANDS);
        long bit = bits.length == 0 ? 1 : bits[0];
        long format = formats.length == 0 ? 1 : formats[0];
        boolean mixed = Arrays.stream(bits).anyMatch(b -> b != bit)
                || Arrays.stream(formats).anyMatch(f -> f != format);
        if (mixed) {
            throw fetcher.bad(
                    "tag 258",
                    "the bands are of different types",
                    "Take them apart: gdal_translate -b 1 in.tif band1.tif");
        }
        return SampleType.of(bit, format)
                .orElseThrow(() -> fetcher.bad(
                        "tag 258",
                        "samples of " + bit + " bits"
                                + (format == 3 ? ", floating point," : format > 4 ? ", complex," : "")
                                + " are not read here",
                        "Convert them: gdal_translate -ot Float32 in.tif out.tif"));
    }

    private int predictor(Directory directory) {
        long value = packing == Packing.LZW || packing == Packing.DEFLATE ? directory.number(317, 1) : 1;
        if (value < 1 || value > 3 || (value == 3 && !sampleType.isFloatingPoint())) {
            throw fetcher.damaged("tag 317", "predictor " + value + " is unknown for " + sampleType);
        }
        return (int) value;
    }

    private void requireReadable() {
        if (directory.number(266, 1) != 1) {
            throw fetcher.bad("tag 266", "bits stand in reverse order", "Write it anew: gdal_translate in.tif out.tif");
        }
        long rowBytes = (long) blockWidth * pixelStride() * sampleType.bytes();
        long most = packing == Packing.NONE ? rowBytes : rowBytes * blockHeight;
        if (rowBytes > MOST_BLOCK_BYTES || most > MOST_BLOCK_BYTES) {
            throw fetcher.bad(
                    tiled ? "tag 322" : "tag 278",
                    "blocks of " + blockWidth + " × " + blockHeight + " pixels of " + pixelStride() + " × " + sampleType
                            + " are more than " + (MOST_BLOCK_BYTES >> 20) + " MiB each",
                    "Cut it into tiles: gdal_translate -co TILED=YES in.tif out.tif");
        }
    }
}
