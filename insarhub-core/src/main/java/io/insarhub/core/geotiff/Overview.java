package io.insarhub.core.geotiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Makes the tiles of an overview from those of the image twice its size, which have been written before. */
final class Overview implements TileSource {

    private final GeoTiffSpec spec;
    private final OverviewMethod method;
    private final TileGrid finer;
    private final TileStore store;

    Overview(GeoTiffSpec spec, OverviewMethod method, TileGrid finer, TileStore store) {
        this.spec = spec;
        this.method = method;
        this.finer = finer;
        this.store = store;
    }

    @Override
    public Samples read(TileWindow window) {
        Samples out = Samples.allocate(spec.sampleType(), window.pixels());
        int tileSize = spec.tileSize();
        int firstColumn = 2 * (window.x() / tileSize);
        int firstRow = 2 * (window.y() / tileSize);
        for (int row = firstRow; row < Math.min(firstRow + 2, finer.rows()); row++) {
            for (int column = firstColumn; column < Math.min(firstColumn + 2, finer.columns()); column++) {
                int tile = finer.tile(window.band(), column, row);
                TileWindow child = finer.window(tile);
                shrink(decode(store.read(finer, tile)), child, out, window);
            }
        }
        return out;
    }

    /** Fills the part of the window that lies over the child; tile sizes are even, so no block of four spans two. */
    private void shrink(Samples samples, TileWindow child, Samples out, TileWindow window) {
        int x0 = child.x() / 2 - window.x();
        int y0 = child.y() / 2 - window.y();
        for (int y = 0; y < child.height(); y += 2) {
            for (int x = 0; x < child.width(); x += 2) {
                int to = (y0 + y / 2) * window.width() + x0 + x / 2;
                int right = Math.min(x + 2, child.width());
                int bottom = Math.min(y + 2, child.height());
                shrinkBlock(samples, x, y, right, bottom, out, to);
            }
        }
    }

    private void shrinkBlock(Samples samples, int left, int top, int right, int bottom, Samples out, int to) {
        SampleType type = spec.sampleType();
        int size = finer.storedWidth();
        double first = Double.NaN;
        double sum = 0;
        int valid = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double value = samples.value(type, y * size + x);
                if (isValid(value)) {
                    first = valid == 0 ? value : first;
                    sum += value;
                    valid++;
                }
            }
        }
        if (valid == 0) {
            out.setValue(type, to, samples.value(type, top * size + left));
            return;
        }
        out.setValue(type, to, method == OverviewMethod.AVERAGE ? sum / valid : first);
        // a mean that happens to be the nodata value would make a hole where there is none
        if (!isValid(out.value(type, to))) {
            out.setValue(type, to, first);
        }
    }

    private boolean isValid(double value) {
        return !Double.isNaN(value)
                && (spec.nodata().isEmpty() || value != spec.nodata().getAsDouble());
    }

    /** A whole tile, the part that sticks out included. */
    private Samples decode(byte[] packed) {
        SampleType type = spec.sampleType();
        RowCodec codec = new RowCodec(spec.compression().predictor(type), type.bytes());
        byte[] raw = spec.compression().isNone() ? packed : inflate(packed);
        int width = finer.storedWidth();
        Samples tile = Samples.allocate(type, width * finer.storedHeight());
        long[] row = new long[width];
        for (int y = 0; y < finer.storedHeight(); y++) {
            codec.decode(raw, y * width * type.bytes(), width, row);
            for (int x = 0; x < width; x++) {
                tile.setBits(y * width + x, row[x]);
            }
        }
        return tile;
    }

    private byte[] inflate(byte[] packed) {
        byte[] raw = new byte
                [finer.storedWidth() * finer.storedHeight() * spec.sampleType().bytes()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            if (inflater.inflate(raw) != raw.length) {
                throw new IllegalStateException("a tile of the scratch file is cut short");
            }
            return raw;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a tile of the scratch file is spoilt", e);
        } finally {
            inflater.end();
        }
    }
}
