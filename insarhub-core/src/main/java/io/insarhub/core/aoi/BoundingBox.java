package io.insarhub.core.aoi;

import io.insarhub.api.BadOptionException;
import org.locationtech.jts.geom.Geometry;

/**
 * A box of longitudes and latitudes, WGS84 degrees. West is greater than east where the box lies across the date line
 * (±180°).
 *
 * @param west western edge, −180 to 180
 * @param south southern edge, −90 to 90
 * @param east eastern edge, −180 to 180
 * @param north northern edge, −90 to 90, not below the southern one
 */
public record BoundingBox(double west, double south, double east, double north) {

    /**
     * Checks the ranges.
     *
     * @throws BadOptionException if a number is out of range, or north is below south
     */
    public BoundingBox {
        if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north)) {
            throw new BadOptionException(
                    "box",
                    "needs west, south, east, north with longitudes of −180 to 180 and latitudes of −90 to 90 degrees,"
                            + " south first, but is " + west + ", " + south + ", " + east + ", " + north);
        }
    }

    /** The smallest box around shapes that do not cross ±180° themselves; across ±180° where that is the smaller one. */
    public static BoundingBox around(Geometry shapes) {
        return AoiParts.bounds(shapes);
    }

    /** True for a box across ±180°. */
    public boolean crossesDateLine() {
        return west > east;
    }

    /** Width, degrees, 0 to 360. */
    public double widthDegrees() {
        return crossesDateLine() ? east + 360 - west : east - west;
    }

    /** Height, degrees. */
    public double heightDegrees() {
        return north - south;
    }
}
