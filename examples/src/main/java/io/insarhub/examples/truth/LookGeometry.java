package io.insarhub.examples.truth;

/** How a Sentinel-1 satellite sees the grid, southbound: from the east, a little flatter in the west. */
final class LookGeometry {

    static final double HEADING_DEGREES = 193.3;
    static final double SATELLITE_METERS = 700_618.6;
    static final double EARTH_RADIUS_METERS = 6_365_250;
    /** Speed of light over the radar's frequency. */
    static final double WAVELENGTH_METERS = 299_792_458 / 5.405e9;

    private static final double INCIDENCE_DEGREES = 38.5;
    private static final double FLATTER_DEGREES_PER_KILOMETER = 0.06;

    private final TrueGrid grid;

    LookGeometry(TrueGrid grid) {
        this.grid = grid;
    }

    /** Angle between the vertical and the direction to the satellite, radians. */
    double incidence(int pixel) {
        return Math.toRadians(INCIDENCE_DEGREES - FLATTER_DEGREES_PER_KILOMETER * grid.kilometersEast(pixel));
    }

    /** What the satellite sees of a vertical motion, towards it. */
    double shareOfVertical(int pixel) {
        return Math.cos(incidence(pixel));
    }

    /** Direction to the satellite, counter-clockwise from east, radians: HyP3's {@code lv_phi}. */
    double orientation() {
        return Math.toRadians(90 - (HEADING_DEGREES - 90));
    }

    /** Distance to the satellite, metres. */
    double slantRangeMeters(int pixel) {
        double incidence = incidence(pixel);
        double orbit = EARTH_RADIUS_METERS + SATELLITE_METERS;
        double along = EARTH_RADIUS_METERS * Math.sin(incidence);
        return Math.sqrt(orbit * orbit - along * along) - EARTH_RADIUS_METERS * Math.cos(incidence);
    }

    /** Metres of apparent motion towards the satellite for each metre of height that the elevation model lacks. */
    double apparentPerHeight(int pixel, double baselineMeters) {
        return baselineMeters / (slantRangeMeters(pixel) * Math.sin(incidence(pixel)));
    }
}
