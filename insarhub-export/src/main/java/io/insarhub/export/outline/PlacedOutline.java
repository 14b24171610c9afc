package io.insarhub.export.outline;

import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTransform;

/**
 * An outline on the map, ready to be written.
 *
 * @param outline its rings, in columns and rows
 * @param place where the raster lies
 * @param crs coordinate reference system
 * @param width columns of the raster
 * @param height rows of the raster
 * @param source name of the file that it is the outline of
 */
public record PlacedOutline(Outline outline, GeoTransform place, Crs crs, int width, int height, String source) {

    double x(int column) {
        return place.west() + column * place.pixelWidth();
    }

    double y(int row) {
        return place.north() - row * place.pixelHeight();
    }

    /** West, south, east, north of what is valid; the raster's where nothing is. */
    double[] bounds() {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int ring = 0; ring < outline.rings(); ring++) {
            if (outline.isOuter(ring)) {
                outline.follow(ring, (x, y) -> {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                });
            }
        }
        return box[2] < 0
                ? new double[] {x(0), y(height), x(width), y(0)}
                : new double[] {x(box[0]), y(box[3]), x(box[2]), y(box[1])};
    }
}
