package io.insarhub.core.geotiff;

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
        this.packer = new TilePacker(Math.max(1, spec.compression().level()), spec.tileBytes());
    }

    /** The most bytes that a tile can take. */
    static long packedBound(GeoTiffSpec spec) {
        return spec.compression().isNone() ? spec.tileBytes() : TilePacker.bound(spec.tileBytes());
    }

    /** The tile's bytes as they stand in the file. A tile that sticks out is filled with copies of its last pixels. */
    byte[] encode(Samples samples, TileGrid grid, TileWindow window) {
        samples.check(spec.sampleType(), window.pixels(), window.toString());
        int rowLength = grid.storedWidth();
        int rowBytes = rowLength * spec.sampleType().bytes();
        boolean floats =
                spec.sampleType() == SampleType.FLOAT32 && !spec.compression().isNone();
        for (int y = 0; y < window.height(); y++) {
            if (floats) {
                float[] pixels = (float[]) samples.array();
                FloatRow.encode(pixels, y * window.width(), window.width(), rowLength, tile, y * rowBytes);
            } else {
                samples.copyBits(y * window.width(), row, window.width());
                Arrays.fill(row, window.width(), rowLength, row[window.width() - 1]);
                rows.encode(row, rowLength, tile, y * rowBytes);
            }
        }
        for (int y = window.height(); y < grid.storedHeight(); y++) {
            System.arraycopy(tile, (y - 1) * rowBytes, tile, y * rowBytes, rowBytes);
        }
        int size = grid.storedHeight() * rowBytes;
        return spec.compression().isNone() ? Arrays.copyOf(tile, size) : packer.pack(tile, size);
    }

    /** Gives back the memory that the compressor holds outside the heap. */
    @Override
    public void close() {
        packer.close();
    }
}
