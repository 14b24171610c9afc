package io.insarhub.core.geotiff;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Packs tiles, one after another, in buffers of its own. For one thread at a time. */
final class TileEncoder implements AutoCloseable {

    private final GeoTiffSpec spec;
    private final RowCodec rows;
    private final long[] row;
    private final byte[] tile;
    private final byte[] packed;
    private final Deflater deflater;

    TileEncoder(GeoTiffSpec spec) {
        this.spec = spec;
        this.rows = new RowCodec(
                spec.compression().predictor(spec.sampleType()),
                spec.sampleType().bytes());
        this.row = new long[spec.tileSize()];
        this.tile = new byte[spec.tileBytes()];
        this.packed = new byte[(int) packedBound(spec)];
        this.deflater = new Deflater(Math.max(1, spec.compression().level()));
    }

    /** The most bytes that a tile can take: what cannot be packed is stored with a little overhead. */
    static long packedBound(GeoTiffSpec spec) {
        long raw = spec.tileBytes();
        return spec.compression().isNone() ? raw : raw + raw / 128 + 64;
    }

    /** The tile's bytes as they stand in the file. A tile that sticks out is filled with copies of its last pixels. */
    byte[] encode(Samples samples, TileGrid grid, TileWindow window) {
        samples.check(spec.sampleType(), window.pixels(), window.toString());
        int rowLength = grid.storedWidth();
        int rowBytes = rowLength * spec.sampleType().bytes();
        for (int y = 0; y < window.height(); y++) {
            samples.copyBits(y * window.width(), row, window.width());
            Arrays.fill(row, window.width(), rowLength, row[window.width() - 1]);
            rows.encode(row, rowLength, tile, y * rowBytes);
        }
        for (int y = window.height(); y < grid.storedHeight(); y++) {
            System.arraycopy(tile, (y - 1) * rowBytes, tile, y * rowBytes, rowBytes);
        }
        int size = grid.storedHeight() * rowBytes;
        return spec.compression().isNone() ? Arrays.copyOf(tile, size) : deflate(size);
    }

    /** Gives back the memory that the compressor holds outside the heap. */
    @Override
    public void close() {
        deflater.end();
    }

    private byte[] deflate(int rawSize) {
        deflater.reset();
        deflater.setInput(tile, 0, rawSize);
        deflater.finish();
        int size = deflater.deflate(packed, 0, packed.length);
        if (!deflater.finished()) {
            throw new IllegalStateException("a tile of " + rawSize + " bytes grew beyond " + packed.length);
        }
        return Arrays.copyOf(packed, size);
    }
}
