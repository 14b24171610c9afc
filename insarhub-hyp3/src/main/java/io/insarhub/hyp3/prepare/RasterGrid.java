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
    private static final int EDGE_POINTS = 64;
    private static final double FARTHEST_PIXELS = 1e6;

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

    /**
     * The smallest grid on another one's lattice that holds all of this one.
     *
     * @throws BadFileException if it has no place in the other's coordinate system
     */
    public RasterGrid on(RasterGrid lattice) {
        double[] edge = edge();
        new GridMapping(this, lattice).map(edge);
        double west = Double.POSITIVE_INFINITY;
        double north = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < edge.length; i += 2) {
            if (!(Math.abs(edge[i]) < FARTHEST_PIXELS && Math.abs(edge[i + 1]) < FARTHEST_PIXELS)) {
                throw new BadFileException(
                        null,
                        null,
                        "the grid of " + lattice() + " cannot be brought to " + lattice.lattice(),
                        "Analyse what lies there in a folder of its own",
                        null);
            }
            west = Math.min(west, edge[i] + 0.5);
            east = Math.max(east, edge[i] + 0.5);
            north = Math.min(north, edge[i + 1] + 0.5);
            south = Math.max(south, edge[i + 1] + 0.5);
        }
        return lattice.part(new PixelBox(
                (long) Math.floor(west + TOLERANCE_PIXELS),
                (long) Math.floor(north + TOLERANCE_PIXELS),
                (long) Math.ceil(east - TOLERANCE_PIXELS),
                (long) Math.ceil(south - TOLERANCE_PIXELS)));
    }

    /** Points along the outer edge, as columns and rows where a whole number is a pixel's centre. */
    private double[] edge() {
        double[] edge = new double[8 * (EDGE_POINTS + 1)];
        for (int i = 0; i <= EDGE_POINTS; i++) {
            double x = (double) width * i / EDGE_POINTS - 0.5;
            double y = (double) height * i / EDGE_POINTS - 0.5;
            double[] points = {x, -0.5, x, height - 0.5, -0.5, y, width - 0.5, y};
            System.arraycopy(points, 0, edge, 8 * i, 8);
        }
        return edge;
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
