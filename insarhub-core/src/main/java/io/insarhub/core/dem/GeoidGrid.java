package io.insarhub.core.dem;

import io.insarhub.api.BadFileException;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.file.Path;

/**
 * Height of the geoid above the ellipsoid, from a grid of longitude and latitude (−180 to 180 or 0 to 360) such as
 * PROJ's {@code us_nga_egm2008_1.tif}; bilinear between its points. Holds the part over one area. Safe for use by many
 * threads.
 */
final class GeoidGrid {

    private static final long MOST_POINTS = 64L << 20;
    /** No geoid is farther from the ellipsoid. */
    private static final float MOST_METERS = 200;

    private final Path file;
    private final GeoTransform place;
    private final boolean wraps;
    private final int columns;
    private final int rows;
    private final int firstColumn;
    private final int firstRow;
    private final int width;
    private final int height;
    private final float[] undulation;

    /**
     * Reads what an area needs.
     *
     * @throws BadFileException if the grid cannot be read, or does not cover the area
     */
    GeoidGrid(Path file, LonLatArea area) {
        this.file = file;
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTiffInfo info = reader.info();
            this.place = info.geoTransform().orElseThrow(() -> bad("does not say where it lies"));
            this.columns = info.width();
            this.rows = info.height();
            double around = columns * place.pixelWidth();
            boolean degrees = place.north() <= 91 && place.west() >= -361 && around <= 362;
            if (!degrees || (info.crs().isPresent() && !isGeographic(info))) {
                throw bad("is not a grid of longitude and latitude");
            }
            this.wraps = Math.abs(around - 360) < 1.5 * place.pixelWidth();
            double left = column(area.west());
            this.firstColumn = (int) Math.floor(left + 1e-6);
            this.width =
                    (int) Math.ceil(left + (area.east() - area.west()) / place.pixelWidth() - 1e-6) - firstColumn + 1;
            double top = row(area.north());
            double bottom = row(area.south());
            this.firstRow = Math.max(0, (int) Math.floor(top + 1e-6));
            this.height = Math.min(rows - 1, (int) Math.ceil(bottom - 1e-6)) - firstRow + 1;
            // the outermost points may stand half a spacing short of the poles
            boolean covers = (wraps || (firstColumn >= 0 && firstColumn + width <= columns))
                    && (top >= 0 || area.north() > 90 - place.pixelHeight())
                    && (bottom <= rows - 1 || area.south() < -90 + place.pixelHeight());
            if (!covers) {
                throw bad("does not cover the area " + area + " (west, south, east, north)");
            }
            if ((long) width * height > MOST_POINTS) {
                throw bad("has " + (long) width * height + " points over the area, more than are held");
            }
            this.undulation = read(reader, info);
        }
    }

    /** Metres to add to a height above the geoid to have it above the ellipsoid. */
    double meters(double longitude, double latitude) {
        double x = column(longitude) - firstColumn;
        x -= wraps ? turn() * Math.floor((x + 0.5) / turn()) : 0;
        double y = row(latitude) - firstRow;
        int left = Math.max(0, Math.min(width - 2, (int) Math.floor(x)));
        int top = Math.max(0, Math.min(height - 2, (int) Math.floor(y)));
        double across = width == 1 ? 0 : Math.max(0, Math.min(1, x - left));
        double down = height == 1 ? 0 : Math.max(0, Math.min(1, y - top));
        double upper = mix(at(left, top), at(left + 1, top), across);
        double lower = mix(at(left, top + 1), at(left + 1, top + 1), across);
        return mix(upper, lower, down);
    }

    private double at(int x, int y) {
        return undulation[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    /** Column of a longitude, counted from the grid's first point; on the turn that the grid is on. */
    private double column(double longitude) {
        double first = place.west() + place.pixelWidth() / 2;
        double off = longitude - first;
        double tolerance = 1e-6 * place.pixelWidth();
        return (off - 360 * Math.floor((off + tolerance) / 360)) / place.pixelWidth();
    }

    private double row(double latitude) {
        return (place.north() - place.pixelHeight() / 2 - latitude) / place.pixelHeight();
    }

    private double turn() {
        return 360 / place.pixelWidth();
    }

    private float[] read(GeoTiffReader reader, GeoTiffInfo info) {
        float[] all = new float[width * height];
        int turn = (int) Math.rint(turn());
        for (int done = 0; done < width; ) {
            // grids around the globe may have the first column once more at their end
            int from = wraps ? Math.floorMod(firstColumn + done, turn) : firstColumn + done;
            int count = Math.min(width - done, Math.min(columns, wraps ? turn : columns) - from);
            float[] part = reader.readFloats(0, new TileWindow(1, from, firstRow, count, height));
            for (int y = 0; y < height; y++) {
                System.arraycopy(part, y * count, all, y * width + done, count);
            }
            done += count;
        }
        double nodata = info.nodata().orElse(Double.NaN);
        for (float meters : all) {
            if (meters == nodata || !(Math.abs(meters) < MOST_METERS)) {
                throw bad("has no height at every point of the area (" + meters + " was found)");
            }
        }
        return all;
    }

    private static boolean isGeographic(GeoTiffInfo info) {
        return info.crs().orElseThrow().kind() == io.insarhub.core.geotiff.Crs.Kind.GEOGRAPHIC;
    }

    private BadFileException bad(String problem) {
        return new BadFileException(
                file,
                null,
                "the geoid grid " + problem,
                "Take a grid of geoid heights in degrees that covers the area, for example PROJ's us_nga_egm2008_1.tif",
                null);
    }
}
