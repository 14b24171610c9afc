package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;

/**
 * Where a north-up raster lies, in the units of its coordinate system (metres or degrees).
 *
 * @param west easting or longitude of the outer (north-west) corner of the first pixel
 * @param north northing or latitude of the same corner
 * @param pixelWidth size of a pixel from west to east; positive
 * @param pixelHeight size of a pixel from north to south; positive, although many formats write it negative
 */
public record GeoTransform(double west, double north, double pixelWidth, double pixelHeight) {

    /**
     * A place on the ground.
     *
     * @throws BadOptionException if a number is not finite or a size is not positive
     */
    public GeoTransform {
        if (!Double.isFinite(west) || !Double.isFinite(north)) {
            throw new BadOptionException("geoTransform", "corner (" + west + ", " + north + ") is not finite");
        }
        if (!(pixelWidth > 0 && pixelHeight > 0 && Double.isFinite(pixelWidth) && Double.isFinite(pixelHeight))) {
            throw new BadOptionException(
                    "geoTransform",
                    "pixel size " + pixelWidth + " × " + pixelHeight
                            + " must be positive and finite; the raster's first row is its northern one");
        }
    }
}
