package io.insarhub.hyp3.prepare;

import io.insarhub.api.BadFileException;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a raster lies: its coordinate system, outer corner, pixel size and extent.
 *
 * @param epsg code of the coordinate system
 * @param place corner and pixel size, in units of the coordinate system
 * @param width columns
 * @param height rows
 */
public record RasterGrid(int epsg, GeoTransform place, int width, int height) {

    // corners are sums of a few doubles; anything coarser is a shift that somebody made
    private static final double TOLERANCE_PIXELS = 1e-3;

    /**
     * Reads it from a file's head.
     *
     * @throws BadFileException if the file is no GeoTIFF, or does not say where it lies
     */
    public static RasterGrid read(Path file) {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            return of(file, reader.info());
        }
    }

    static RasterGrid of(Path file, GeoTiffInfo info) {
        GeoTransform place = info.geoTransform().orElseThrow(() -> without(file, "place on the ground"));
        int epsg = info.epsg().orElseThrow(() -> without(file, "coordinate system with an EPSG code"));
        return new RasterGrid(epsg, place, info.width(), info.height());
    }

    private static BadFileException without(Path file, String what) {
        return new BadFileException(file, null, "has no " + what, "Download the product again", null);
    }

    /** True if pixels of both lie on one lattice: the same system and size, corners whole pixels apart. */
    public boolean isAlignedWith(RasterGrid other) {
        return epsg == other.epsg
                && near(place.pixelWidth() / other.place.pixelWidth(), 1, TOLERANCE_PIXELS / Math.max(width, 1))
                && near(place.pixelHeight() / other.place.pixelHeight(), 1, TOLERANCE_PIXELS / Math.max(height, 1))
                && isWhole(columns(other))
                && isWhole(rows(other));
    }

    /** Pixels from another raster's western edge to this one's. */
    private double columns(RasterGrid other) {
        return (place.west() - other.place.west()) / other.place.pixelWidth();
    }

    /** Pixels from another raster's northern edge down to this one's. */
    private double rows(RasterGrid other) {
        return (other.place.north() - place.north()) / other.place.pixelHeight();
    }

    /** This raster's pixels in the count of another one on the same lattice. */
    PixelBox in(RasterGrid other) {
        long column = Math.round(columns(other));
        long row = Math.round(rows(other));
        return new PixelBox(column, row, column + width, row + height);
    }

    /** The part of this grid that a box names. */
    RasterGrid part(PixelBox box) {
        return new RasterGrid(
                epsg,
                new GeoTransform(
                        place.west() + box.west() * place.pixelWidth(),
                        place.north() - box.north() * place.pixelHeight(),
                        place.pixelWidth(),
                        place.pixelHeight()),
                (int) box.width(),
                (int) box.height());
    }

    /** Coordinate system, pixel size and where the lattice lies, as a person would tell two apart. */
    String lattice() {
        return String.format(
                Locale.ROOT,
                "EPSG:%d, pixels of %s × %s, lattice at (%s, %s)",
                epsg,
                number(place.pixelWidth()),
                number(place.pixelHeight()),
                number(offset(place.west(), place.pixelWidth())),
                number(offset(place.north(), place.pixelHeight())));
    }

    private static double offset(double corner, double size) {
        double offset = corner - Math.floor(corner / size) * size;
        return near(offset, size, TOLERANCE_PIXELS * size) ? 0 : offset;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.6g", value);
    }

    private static boolean isWhole(double value) {
        return near(value, Math.rint(value), TOLERANCE_PIXELS);
    }

    private static boolean near(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance;
    }
}
