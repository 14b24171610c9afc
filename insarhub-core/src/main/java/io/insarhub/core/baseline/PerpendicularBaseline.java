package io.insarhub.core.baseline;

/**
 * The distance between two orbits, measured across the line of sight: what makes a pair sensitive to heights and, beyond
 * a limit, incoherent. Computed as ASF does: the middle of the reference scene is looked at from both orbits at one time
 * since the ascending node.
 */
public final class PerpendicularBaseline {

    /** WGS84, with the flattening ASF uses. */
    private static final double SEMI_MAJOR_AXIS_METERS = 6378137;

    private static final double FLATTENING = 1 / 298.257224;

    private PerpendicularBaseline() {}

    /**
     * Perpendicular baseline of a secondary against a reference: u · (P_S − G), where G is the middle of the reference
     * on the ellipsoid, l = unit(P_R − G) and u = unit(V_R × l).
     *
     * @param reference orbit of the reference
     * @param latitude of the middle of the reference, degrees
     * @param longitude of the middle of the reference, degrees
     * @param secondary orbit of the secondary
     * @return metres, signed, with its fraction; NaN where the vectors make no geometry
     */
    public static double meters(OrbitArc reference, double latitude, double longitude, OrbitArc secondary) {
        Vec ground = onEllipsoid(Math.toRadians(latitude), Math.toRadians(longitude));
        long time = commonTime(reference, secondary);
        Vec look = reference.position(time).minus(ground).unit();
        Vec across = reference.velocity(time).cross(look).unit();
        return across.dot(secondary.position(time).minus(ground));
    }

    /** A time that both arcs are near: a vector's of the reference where that is the later one, else the later first. */
    private static long commonTime(OrbitArc reference, OrbitArc secondary) {
        if (reference.preSeconds() >= secondary.preSeconds()) {
            return reference.preSeconds();
        }
        return reference.postSeconds() >= secondary.postSeconds() ? reference.postSeconds() : secondary.preSeconds();
    }

    private static Vec onEllipsoid(double latitude, double longitude) {
        double cos = Math.cos(latitude);
        double sin = Math.sin(latitude);
        double squeeze = (1 - FLATTENING) * (1 - FLATTENING);
        double radius = SEMI_MAJOR_AXIS_METERS / Math.sqrt(cos * cos + squeeze * sin * sin);
        return new Vec(radius * cos * Math.cos(longitude), radius * cos * Math.sin(longitude), radius * squeeze * sin);
    }
}
