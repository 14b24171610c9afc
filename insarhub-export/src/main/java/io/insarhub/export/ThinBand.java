package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.file.Path;

/** One band of a GeoTIFF, thinned out to what a picture can show: the middle one of each square of pixels. */
final class ThinBand {

    private static final int MOST_PIXELS = 1280;
    // rows of a tile are unpacked once
    private static final int ROWS = 256;

    private final int columns;
    private final int rows;
    private final GeoTransform place;
    private final Crs crs;
    private final String source;
    private final String dataset;
    private final String units;
    private final String label;
    private final float[] values;

    private ThinBand(Path tif, GeoTiffReader reader, int band, ProgressListener listener, Cancellation cancellation) {
        GeoTiffInfo info = reader.info();
        if (band < 1 || band > info.bandCount()) {
            throw new BadOptionException("band", band + " is not within 1–" + info.bandCount());
        }
        int step = Math.max(1, (Math.max(info.width(), info.height()) + MOST_PIXELS - 1) / MOST_PIXELS);
        GeoTransform fine = info.geoTransform().orElseThrow(() -> unplaced(tif));
        this.place = new GeoTransform(fine.west(), fine.north(), fine.pixelWidth() * step, fine.pixelHeight() * step);
        this.crs = info.crs().orElseThrow(() -> unplaced(tif));
        this.source = info.tags().getOrDefault("source", "");
        this.dataset = info.tags().getOrDefault("dataset", "");
        this.units = info.tags().getOrDefault("units", "");
        this.label = info.bandDescriptions().get(band - 1);
        this.columns = (info.width() + step - 1) / step;
        this.rows = (info.height() + step - 1) / step;
        this.values = new float[columns * rows];
        String task = "drawing " + tif.getFileName();
        float noData = (float) info.nodata().orElse(Double.NaN);
        for (int top = 0; top < info.height(); top += ROWS) {
            cancellation.throwIfCancelled(task);
            listener.onProgress(Progress.of(task, top, info.height(), "rows"));
            int count = Math.min(ROWS, info.height() - top);
            float[] pixels = reader.readFloats(0, new TileWindow(band, 0, top, info.width(), count));
            for (int row = 0; row < rows; row++) {
                int y = Math.min(info.height() - 1, row * step + step / 2) - top;
                if (y >= 0 && y < count) {
                    thin(pixels, y * info.width(), info.width(), step, row, noData);
                }
            }
        }
        listener.onProgress(Progress.of(task, info.height(), info.height(), "rows"));
    }

    /**
     * Reads a band.
     *
     * @throws BadFileException if the file cannot be read, or says not where it lies
     * @throws BadOptionException if there is no such band
     */
    static ThinBand read(Path tif, int band, ProgressListener listener, Cancellation cancellation) {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return new ThinBand(tif, reader, band, listener, cancellation);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    GeoTransform place() {
        return place;
    }

    Crs crs() {
        return crs;
    }

    /** Name of the file that the raster was exported from; may be empty. */
    String source() {
        return source;
    }

    /** Name of the dataset in it; may be empty. */
    String dataset() {
        return dataset;
    }

    String units() {
        return units;
    }

    /** The band's description, such as its date; may be empty. */
    String label() {
        return label;
    }

    /** Row by row from the north-west; NaN where there is none. */
    float[] values() {
        return values;
    }

    private void thin(float[] pixels, int from, int width, int step, int row, float noData) {
        for (int column = 0; column < columns; column++) {
            float value = pixels[from + Math.min(width - 1, column * step + step / 2)];
            values[row * columns + column] = value == noData ? Float.NaN : value;
        }
    }

    private static BadFileException unplaced(Path tif) {
        return new BadFileException(
                tif,
                null,
                "does not say where it lies",
                "Give it a place, for example with 'gdal_edit.py -a_srs EPSG:32612'",
                null);
    }
}
