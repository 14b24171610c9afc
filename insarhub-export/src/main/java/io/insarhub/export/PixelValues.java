package io.insarhub.export;

import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.export.hdf5.Box;

/** Turns what a file holds into what a GeoTIFF holds: units, type, and the value that means "no data". */
final class PixelValues {

    private final ResultKind.Sample sample;
    private final float noDataBefore;
    private final float noDataAfter;
    private final double factor;
    private float[] pixels = new float[0];

    /** Values; {@code noDataBefore} is NaN where there is none but NaN. */
    PixelValues(ResultKind.Sample sample, float noDataBefore, double factor) {
        this.sample = sample;
        this.noDataBefore = noDataBefore;
        this.noDataAfter = (float) sample.noData();
        this.factor = factor;
    }

    /** An array for so many pixels, the same one again where it is large enough. */
    float[] room(int count) {
        if (pixels.length < count) {
            pixels = new float[0];
            pixels = new float[count];
        }
        return pixels;
    }

    /** The pixels of a tile, which lies in a box of them; to be asked for once, since they are changed in place. */
    Samples tile(float[] from, Box box, TileWindow window) {
        return sample == ResultKind.Sample.BYTE ? bytes(from, box, window) : floats(from, box, window);
    }

    /** In place, since a tile is made once, and a copy of each would keep the collector busy. */
    private Samples floats(float[] pixels, Box box, TileWindow window) {
        int first = index(box, window, 0);
        for (int y = 0; y < window.height(); y++) {
            int from = first + y * box.columns();
            for (int i = from; i < from + window.width(); i++) {
                float value = pixels[i];
                pixels[i] = isData(value) ? converted(value) : noDataAfter;
            }
        }
        return Samples.within(pixels, box.columns(), first, window.width(), window.height());
    }

    private Samples bytes(float[] from, Box box, TileWindow window) {
        byte[] tile = new byte[window.pixels()];
        int to = 0;
        for (int y = 0; y < window.height(); y++) {
            int at = index(box, window, y);
            for (int x = 0; x < window.width(); x++) {
                float value = from[at + x];
                // whole numbers beyond a byte cannot be told apart from no data
                tile[to++] = (byte) (isData(value) && value >= 0 && value < 255 ? value : noDataAfter);
            }
        }
        return Samples.of(tile);
    }

    private boolean isData(float value) {
        // false for NaN and infinities too
        return Math.abs(value) <= Float.MAX_VALUE && value != noDataBefore;
    }

    private float converted(float value) {
        return factor == 1 ? value : (float) (value * factor);
    }

    private static int index(Box box, TileWindow window, int y) {
        int band = window.band() - 1 - box.band();
        return (band * box.rows() + window.y() + y - box.row()) * box.columns() + window.x() - box.column();
    }
}
