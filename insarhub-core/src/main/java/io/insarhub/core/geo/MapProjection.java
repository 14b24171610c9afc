package io.insarhub.core.geo;

import io.insarhub.api.BadOptionException;

/**
 * Takes longitude and latitude (WGS84, degrees) to the coordinates of a map and back. Safe for use by many threads.
 * Points come in batches, each as two numbers in a row, and are changed in place; a point that has no counterpart becomes
 * NaN.
 */
public interface MapProjection {

    /** Longitude, latitude → the map's x (to the east), y (to the north). */
    void forward(double[] coordinates, int points);

    /** The map's x, y → longitude, latitude; longitudes within −180 to 180. */
    void inverse(double[] coordinates, int points);

    /** The EPSG code of the map's coordinate system. */
    int epsg();

    /** True if the map's coordinates are degrees. */
    boolean isGeographic();

    /** Length of a unit of x and y: metres, or degrees where the map is geographic. */
    double unitSize();

    /**
     * The projection of an EPSG code: WGS84 itself, UTM by own formulas, and all others through GeoTools, whose first use
     * takes some seconds.
     *
     * @throws BadOptionException if nobody knows the code, or it is not a horizontal one
     */
    static MapProjection ofEpsg(int epsg) {
        if (epsg == PlateCarree.EPSG) {
            return new PlateCarree();
        }
        return Utm.isUtm(epsg) ? Utm.ofEpsg(epsg) : GeoToolsProjection.of(epsg);
    }
}
