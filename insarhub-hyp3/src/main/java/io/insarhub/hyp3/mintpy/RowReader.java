package io.insarhub.hyp3.mintpy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.file.Path;

/** Reads a clipped raster by rows of its tiles. */
final class RowReader {

    private static final int ROWS = 256;

    /** Takes rows as they come. */
    @FunctionalInterface
    interface Rows {
        void take(long firstPixel, float[] pixels);
    }

    private RowReader() {}

    /**
     * Reads all of a raster.
     *
     * @throws BadFileException if it is damaged, or not of this size
     */
    static void read(Path raster, int width, int height, Cancellation cancellation, Rows rows) {
        try (GeoTiffReader reader = GeoTiffReader.open(RangeSource.of(raster), 1, cancellation)) {
            if (reader.info().width() != width || reader.info().height() != height) {
                throw new BadFileException(
                        raster,
                        null,
                        "has " + reader.info().width() + " × " + reader.info().height()
                                + " pixels, where the other layers have " + width + " × " + height,
                        "Prepare the stack again",
                        null);
            }
            for (int row = 0; row < height; row += ROWS) {
                cancellation.throwIfCancelled("loading " + raster.getFileName());
                int count = Math.min(ROWS, height - row);
                rows.take((long) row * width, reader.readFloats(0, new TileWindow(1, 0, row, width, count)));
            }
        }
    }
}
