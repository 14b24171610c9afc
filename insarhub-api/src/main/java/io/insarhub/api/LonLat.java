package io.insarhub.api;

/**
 * A point on the ground, WGS84.
 *
 * @param longitude degrees east, −180 to 180 (up to 360 where a shape across the date line is written that way)
 * @param latitude degrees north, −90 to 90
 */
public record LonLat(double longitude, double latitude) {

    /**
     * Checks the ranges.
     *
     * @throws BadOptionException if a number is not finite or out of range
     */
    public LonLat {
        if (!isValid(longitude, latitude)) {
            throw new BadOptionException(
                    "point",
                    "needs a longitude of −360 to 360 and a latitude of −90 to 90 degrees, but is " + longitude + ", "
                            + latitude);
        }
    }

    /** True for numbers that can be a point. */
    public static boolean isValid(double longitude, double latitude) {
        return Math.abs(longitude) <= 360 && Math.abs(latitude) <= 90;
    }
}
