package io.insarhub.export.outline;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;

/**
 * Reads which pixels are valid, neither the value for no data nor NaN, of the first band that has any. In most rasters that
 * is band 1; a time series is 0 throughout on its first date, and 0 means no data in HyP3's files.
 */
public final class ValidPixels {

    private static final int ROWS = 256;
    private static final int MOST_PIXELS = 1 << 23;

    private ValidPixels() {}

    /** The outline of the valid pixels, read some rows at a time; itself it may take so many bytes. */
    public static Outline outline(
            GeoTiffReader reader, long mostBytes, ProgressListener listener, Cancellation cancellation) {
        int bands = reader.info().bandCount();
        for (int band = 1; band < bands; band++) {
            EdgeTracer runs = new EdgeTracer(mostBytes);
            if (trace(reader, band, runs, listener, cancellation)) {
                return runs.finish();
            }
        }
        EdgeTracer runs = new EdgeTracer(mostBytes);
        trace(reader, bands, runs, listener, cancellation);
        return runs.finish();
    }

    /** True if the band has a valid pixel. */
    private static boolean trace(
            GeoTiffReader reader, int band, EdgeTracer runs, ProgressListener listener, Cancellation cancellation) {
        int width = reader.info().width();
        int height = reader.info().height();
        float noData = (float) reader.info().nodata().orElse(Double.NaN);
        int rows = Math.max(1, Math.min(ROWS, MOST_PIXELS / width));
        boolean hasValid = false;
        for (int y = 0; y < height; y += rows) {
            cancellation.throwIfCancelled("tracing a footprint");
            int count = Math.min(rows, height - y);
            float[] pixels = reader.readFloats(0, new TileWindow(band, 0, y, width, count));
            for (int row = 0; row < count; row++) {
                hasValid |= addRow(runs, pixels, row * width, width, noData);
            }
            listener.onProgress(Progress.of("tracing a footprint", y + count, height, "rows"));
        }
        cancellation.throwIfCancelled("tracing a footprint");
        return hasValid;
    }

    /** True if the row has a valid pixel. */
    private static boolean addRow(EdgeTracer runs, float[] pixels, int from, int width, float noData) {
        int start = -1;
        boolean hasValid = false;
        for (int x = 0; x < width; x++) {
            float value = pixels[from + x];
            boolean valid = !Float.isNaN(value) && value != noData;
            if (valid && start < 0) {
                start = x;
                hasValid = true;
            } else if (!valid && start >= 0) {
                runs.add(start, x);
                start = -1;
            }
        }
        if (start >= 0) {
            runs.add(start, width);
        }
        runs.endRow();
        return hasValid;
    }
}
