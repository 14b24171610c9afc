package io.insarhub.hyp3;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What preparing a stack's products did.
 *
 * @param products names of the products that the analysis starts from, sorted
 * @param grid what all of them cover, or the part of it that was asked for
 * @param written clipped rasters that this run made
 * @param kept clipped rasters that were there, and right
 * @param leftOut products that were left out on request, with the reason
 * @param warnings what the user should know
 */
public record PrepareReport(
        List<String> products,
        Grid grid,
        List<Path> written,
        List<Path> kept,
        Map<String, String> leftOut,
        List<String> warnings) {

    /** Copies the lists. */
    public PrepareReport {
        products = List.copyOf(products);
        written = List.copyOf(written);
        kept = List.copyOf(kept);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        warnings = List.copyOf(warnings);
    }

    /**
     * A grid of pixels, north up.
     *
     * @param epsg code of the coordinate system
     * @param west easting of the outer corner of the first pixel, in units of the coordinate system
     * @param north northing of the same corner
     * @param pixelWidth size of a pixel from west to east, in the same units
     * @param pixelHeight size of a pixel from north to south, positive, in the same units
     * @param width columns
     * @param height rows
     */
    public record Grid(
            int epsg, double west, double north, double pixelWidth, double pixelHeight, int width, int height) {}

    /** For example {@code 34 products on 72 × 52 pixels, 84 rasters clipped}. */
    @Override
    public String toString() {
        return products.size() + " products on " + grid.width() + " × " + grid.height() + " pixels, "
                + written.size() + " rasters clipped"
                + (kept.isEmpty() ? "" : ", " + kept.size() + " kept")
                + (leftOut.isEmpty() ? "" : ", " + leftOut.size() + " products left out");
    }
}
