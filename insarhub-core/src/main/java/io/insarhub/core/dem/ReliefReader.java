package io.insarhub.core.dem;

import io.insarhub.api.BadFileException;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.plot.ReliefModel;
import java.nio.file.Path;

/** Reads an elevation model coarsely enough for a picture: means of squares of pixels, some rows at a time. */
public final class ReliefReader {

    private static final int STRIP_PIXELS = 4 << 20;

    private final GeoTiffReader reader;
    private final double nodata;
    private final int step;
    private final int columns;
    private final int rows;
    private final double[] sums;
    private final int[] counts;
    private final boolean[] sea;

    private ReliefReader(GeoTiffReader reader, int most) {
        this.reader = reader;
        GeoTiffInfo info = reader.info();
        this.nodata = info.nodata().orElse(Double.NaN);
        this.step = Math.max(1, (Math.max(info.width(), info.height()) + most - 1) / most);
        this.columns = (info.width() + step - 1) / step;
        this.rows = (info.height() + step - 1) / step;
        this.sums = new double[columns * rows];
        this.counts = new int[columns * rows];
        this.sea = new boolean[columns * rows];
        java.util.Arrays.fill(sea, true);
    }

    /**
     * Reads a model.
     *
     * @param most pixels across or down that the result may have
     * @throws BadFileException if it is no GeoTIFF, or does not say where it lies
     */
    public static ReliefModel read(Path file, int most) {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTiffInfo info = reader.info();
            GeoTransform place = info.geoTransform()
                    .orElseThrow(() -> new BadFileException(
                            file, null, "does not say where it lies", "Take a model with a place", null));
            boolean geographic =
                    info.crs().isPresent() ? info.crs().get().kind() == Crs.Kind.GEOGRAPHIC : place.pixelWidth() < 1;
            ReliefReader relief = new ReliefReader(reader, most);
            relief.fill(info.width(), info.height());
            return relief.model(place, geographic, DemFile.describe(file));
        }
    }

    private void fill(int width, int height) {
        int strip = Math.max(step, STRIP_PIXELS / width / step * step);
        for (int top = 0; top < height; top += strip) {
            int count = Math.min(strip, height - top);
            float[] heights = reader.readFloats(0, new TileWindow(1, 0, top, width, count));
            for (int y = 0; y < count; y++) {
                for (int x = 0; x < width; x++) {
                    add((top + y) / step * columns + x / step, heights[y * width + x]);
                }
            }
        }
    }

    private void add(int cell, float height) {
        if (!Float.isNaN(height) && height != nodata) {
            sums[cell] += height;
            counts[cell]++;
            sea[cell] &= height == 0;
        }
    }

    private ReliefModel model(GeoTransform place, boolean geographic, String caption) {
        float[] heights = new float[sums.length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
            sea[i] &= counts[i] > 0;
        }
        ReliefModel.Frame frame = new ReliefModel.Frame(
                columns,
                rows,
                place.west(),
                place.north(),
                place.pixelWidth() * step,
                place.pixelHeight() * step,
                geographic);
        return new ReliefModel("", caption, frame, heights, sea);
    }
}
