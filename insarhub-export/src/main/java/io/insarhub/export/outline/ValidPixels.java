package io.insarhub.export.outline;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;

/** Reads which pixels of band 1 are valid: neither the value for no data nor NaN. */
public final class ValidPixels {

    private static final int ROWS = 256;
    private static final int MOST_PIXELS = 1 << 23;

    private ValidPixels() {}

    /** The outline of the valid pixels, read some rows at a time; itself it may take so many bytes. */
    public static Outline outline(
            GeoTiffReader reader, long mostBytes, ProgressListener listener, Cancellation cancellation) {
        int width = reader.info().width();
        int height = reader.info().height();
        float noData = (float) reader.info().nodata().orElse(Double.NaN);
        EdgeTracer runs = new EdgeTracer(mostBytes);
        int rows = Math.max(1, Math.min(ROWS, MOST_PIXELS / width));
        for (int y = 0; y < height; y += rows) {
            cancellation.throwIfCancelled("tracing a footprint");
            int count = Math.min(rows, height - y);
            float[] pixels = reader.readFloats(0, new TileWindow(1, 0, y, width, count));
            for (int row = 0; row < count; row++) {
                addRow(runs, pixels, row * width, width, noData);
            }
            listener.onProgress(Progress.of("tracing a footprint", y + count, height, "rows"));
        }
        cancellation.throwIfCancelled("tracing a footprint");
        return runs.finish();
    }

    private static void addRow(EdgeTracer runs, float[] pixels, int from, int width, float noData) {
        int start = -1;
        for (int x = 0; x < width; x++) {
            float value = pixels[from + x];
            boolean valid = !Float.isNaN(value) && value != noData;
            if (valid && start < 0) {
                start = x;
            } else if (!valid && start >= 0) {
                runs.add(start, x);
                start = -1;
            }
        }
        if (start >= 0) {
            runs.add(start, width);
        }
        runs.endRow();
    }
}
