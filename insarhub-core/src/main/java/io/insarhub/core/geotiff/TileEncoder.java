package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Packs tiles, one after another, in buffers of its own. For one thread at a time. */
final class TileEncoder implements AutoCloseable {

    private final GeoTiffSpec spec;
    private final RowCodec rows;
    private final long[] row;
    private final byte[] tile;
    private final TilePacker packer;

    TileEncoder(GeoTiffSpec spec) {
        this.spec = spec;
        this.rows = new RowCodec(
                spec.compression().predictor(spec.sampleType()),
                spec.sampleType().bytes());
        this.row = new long[spec.tileSize()];
        this.tile = new byte[spec.tileBytes()];
        this.packer = new TilePacker(Math.max(1, spec.compression().level()));
    }

    /** The most bytes that a tile can take. */
    static long packedBound(GeoTiffSpec spec) {
        return spec.compression().isNone() ? spec.tileBytes() : TilePacker.bound(spec.tileBytes());
    }

    /**
     * Puts the tile's bytes, as they stand in the file, into a buffer with room for {@link #packedBound}. A tile that
     * sticks out is filled with copies of its last pixels.
     */
    void encode(Samples samples, TileGrid grid, TileWindow window, ByteBuffer into) {
        samples.check(spec.sampleType(), window.pixels(), window.toString());
        int rowLength = grid.storedWidth();
        int rowBytes = rowLength * spec.sampleType().bytes();
        boolean floats =
                spec.sampleType() == SampleType.FLOAT32 && !spec.compression().isNone();
        for (int y = 0; y < window.height(); y++) {
            int from = samples.rowStart(y, window.width());
            if (floats) {
                float[] pixels = (float[]) samples.array();
                FloatRow.encode(pixels, from, window.width(), rowLength, tile, y * rowBytes);
            } else {
                samples.copyBits(from, row, window.width());
                Arrays.fill(row, window.width(), rowLength, row[window.width() - 1]);
                rows.encode(row, rowLength, tile, y * rowBytes);
            }
        }
        for (int y = window.height(); y < grid.storedHeight(); y++) {
            System.arraycopy(tile, (y - 1) * rowBytes, tile, y * rowBytes, rowBytes);
        }
        int size = grid.storedHeight() * rowBytes;
        if (spec.compression().isNone()) {
            into.put(tile, 0, size);
        } else {
            packer.pack(tile, size, into);
        }
    }

    /** Gives back the memory that the compressor holds outside the heap. */
    @Override
    public void close() {
        packer.close();
    }
}
