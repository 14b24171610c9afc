package io.insarhub.quality.sources;

import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTransform;

/**
 * The pixels of a lattice in degrees that a box touches: whole pixels, at least one in each direction. Columns go on
 * beyond the lattice's eastern edge where the box lies across ±180°.
 *
 * @param x first column; may lie outside a raster on the lattice
 * @param y first row; may lie outside
 * @param width columns
 * @param height rows
 */
record PixelWindow(long x, long y, int width, int height) {

    /** Pixels; what the last digits of degrees make of a border that lies between two pixels. */
    private static final double NOISE = 1e-6;

    /**
     * The pixels of a lattice that a box touches. The numbers are worked out as rasterio does, with the inverse of the
     * transform, so that the same areas have the same pixels here and in the Python program.
     */
    static PixelWindow asRasterio(BoundingBox box, GeoTransform lattice) {
        return of(box, lattice, 0);
    }

    /** The pixels of a lattice that a box touches by more than a millionth of a pixel. */
    static PixelWindow of(BoundingBox box, GeoTransform lattice) {
        return of(box, lattice, NOISE);
    }

    private static PixelWindow of(BoundingBox box, GeoTransform lattice, double noise) {
        double determinant = 1 / (lattice.pixelWidth() * lattice.pixelHeight());
        double columnsPerDegree = lattice.pixelHeight() * determinant;
        double rowsPerDegree = lattice.pixelWidth() * determinant;
        double firstColumn = -lattice.west() * columnsPerDegree;
        double firstRow = lattice.north() * rowsPerDegree;
        double east = box.crossesDateLine() ? box.east() + 360 : box.east();
        long x = (long) Math.floor(box.west() * columnsPerDegree + firstColumn + noise);
        long y = (long) Math.floor(-box.north() * rowsPerDegree + firstRow + noise);
        long right = (long) Math.ceil(east * columnsPerDegree + firstColumn - noise);
        long bottom = (long) Math.ceil(-box.south() * rowsPerDegree + firstRow - noise);
        return new PixelWindow(x, y, Math.toIntExact(Math.max(1, right - x)), Math.toIntExact(Math.max(1, bottom - y)));
    }

    /** Where the window lies. */
    GeoTransform place(GeoTransform lattice) {
        return new GeoTransform(
                rounded(lattice.west() + x * lattice.pixelWidth()),
                rounded(lattice.north() - y * lattice.pixelHeight()),
                lattice.pixelWidth(),
                lattice.pixelHeight());
    }

    /** Without the noise of the last digits: a ten-thousandth of a micrometre on the ground. */
    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e12) / 1e12;
    }
}
