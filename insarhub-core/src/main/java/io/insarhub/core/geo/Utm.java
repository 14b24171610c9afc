package io.insarhub.core.geo;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;

/**
 * Universal Transverse Mercator on WGS84, without any database: EPSG:32601–32660 (north) and 32701–32760 (south).
 *
 * <p>Krüger's series to the sixth order in the third flattening (L. Krüger 1912; coefficients as in C. F. F. Karney,
 * Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85, 2011, eqs. 35 and 36): exact to some
 * nanometres within 3,900 km of the central meridian, so across neighbouring zones too. Immutable.
 */
public final class Utm implements MapProjection {

    private static final double SEMI_MAJOR_METERS = 6378137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING_METERS = 500_000;
    private static final double FALSE_NORTHING_METERS = 10_000_000;
    /** The rectifying radius, scaled: metres on the map for a radian of the rectified sphere. */
    private static final double RADIUS_METERS =
            SCALE * SEMI_MAJOR_METERS / (1 + N) * (1 + N * N * (1 / 4.0 + N * N * (1 / 64.0 + N * N / 256)));

    private static final double[] ALPHA = {
        series(1 / 2.0, -2 / 3.0, 5 / 16.0, 41 / 180.0, -127 / 288.0, 7891 / 37800.0),
        series(0, 13 / 48.0, -3 / 5.0, 557 / 1440.0, 281 / 630.0, -1983433 / 1935360.0),
        series(0, 0, 61 / 240.0, -103 / 140.0, 15061 / 26880.0, 167603 / 181440.0),
        series(0, 0, 0, 49561 / 161280.0, -179 / 168.0, 6601661 / 7257600.0),
        series(0, 0, 0, 0, 34729 / 80640.0, -3418889 / 1995840.0),
        series(0, 0, 0, 0, 0, 212378941 / 319334400.0)
    };
    private static final double[] BETA = {
        series(1 / 2.0, -2 / 3.0, 37 / 96.0, -1 / 360.0, -81 / 512.0, 96199 / 604800.0),
        series(0, 1 / 48.0, 1 / 15.0, -437 / 1440.0, 46 / 105.0, -1118711 / 3870720.0),
        series(0, 0, 17 / 480.0, -37 / 840.0, -209 / 4480.0, 5569 / 90720.0),
        series(0, 0, 0, 4397 / 161280.0, -11 / 504.0, -830251 / 7257600.0),
        series(0, 0, 0, 0, 4583 / 161280.0, -108847 / 3991680.0),
        series(0, 0, 0, 0, 0, 20648693 / 638668800.0)
    };

    private final int zone;
    private final boolean northern;

    private Utm(int zone, boolean northern) {
        if (zone < 1 || zone > 60) {
            throw new BadOptionException("utm zone", zone + " is not within 1–60");
        }
        this.zone = zone;
        this.northern = northern;
    }

    /** A zone, 1–60, of a hemisphere. */
    public static Utm zone(int zone, boolean northern) {
        return new Utm(zone, northern);
    }

    /**
     * The zone that a place lies in, by longitude alone (as EPSG has the zones; without the exceptions of the military
     * grid around Norway and Svalbard). The equator belongs to the north.
     *
     * @throws BadOptionException beyond 84° north or 80° south, where UTM ends
     */
    public static Utm at(LonLat place) {
        if (place.latitude() > 84 || place.latitude() < -80) {
            throw new BadOptionException(
                    "epsg",
                    "UTM ends at 84° north and 80° south, and " + place.latitude()
                            + "° is beyond; take a polar projection, for example 3413 (north) or 3031 (south)");
        }
        double east = Math.floorMod((long) Math.floor((place.longitude() + 180) / 6), 60L);
        return new Utm((int) east + 1, place.latitude() >= 0);
    }

    /** True for the codes that {@link #ofEpsg} knows. */
    public static boolean isUtm(int epsg) {
        int zone = epsg % 100;
        return (epsg / 100 == 326 || epsg / 100 == 327) && zone >= 1 && zone <= 60;
    }

    /**
     * The zone of an EPSG code.
     *
     * @throws BadOptionException if it is not one of WGS84 / UTM
     */
    public static Utm ofEpsg(int epsg) {
        if (!isUtm(epsg)) {
            throw new BadOptionException("epsg", epsg + " is not WGS84 / UTM (32601–32660, 32701–32760)");
        }
        return new Utm(epsg % 100, epsg / 100 == 326);
    }

    /** The zone, 1–60. */
    public int zone() {
        return zone;
    }

    /** True for the northern hemisphere. */
    public boolean isNorthern() {
        return northern;
    }

    /** Longitude of the zone's middle, degrees. */
    public double centralMeridian() {
        return 6 * zone - 183;
    }

    @Override
    public int epsg() {
        return (northern ? 32600 : 32700) + zone;
    }

    @Override
    public boolean isGeographic() {
        return false;
    }

    @Override
    public double unitSize() {
        return 1;
    }

    /** Easting of a place, metres. */
    public double eastingMeters(LonLat place) {
        return forward(place)[0];
    }

    /** Northing of a place, metres; in the south from 10,000,000 at the equator downwards. */
    public double northingMeters(LonLat place) {
        return forward(place)[1];
    }

    /** The place of an easting and a northing, metres. */
    public LonLat place(double eastingMeters, double northingMeters) {
        double[] point = {eastingMeters, northingMeters};
        inverse(point, 1);
        return new LonLat(point[0], point[1]);
    }

    @Override
    public void forward(double[] coordinates, int points) {
        double[] angles = new double[2];
        for (int i = 0; i < 2 * points; i += 2) {
            double lambda = Math.toRadians(Math.IEEEremainder(coordinates[i] - centralMeridian(), 360));
            double tau = conformal(Math.tan(Math.toRadians(coordinates[i + 1])));
            double cos = Math.cos(lambda);
            angles[0] = Math.atan2(tau, cos);
            angles[1] = asinh(Math.sin(lambda) / Math.hypot(tau, cos));
            addSeries(angles, ALPHA, 1);
            coordinates[i] = FALSE_EASTING_METERS + RADIUS_METERS * angles[1];
            coordinates[i + 1] = falseNorthing() + RADIUS_METERS * angles[0];
        }
    }

    @Override
    public void inverse(double[] coordinates, int points) {
        double[] angles = new double[2];
        for (int i = 0; i < 2 * points; i += 2) {
            angles[0] = (coordinates[i + 1] - falseNorthing()) / RADIUS_METERS;
            angles[1] = (coordinates[i] - FALSE_EASTING_METERS) / RADIUS_METERS;
            addSeries(angles, BETA, -1);
            double sinh = Math.sinh(angles[1]);
            double cos = Math.cos(angles[0]);
            double tau = geodetic(Math.sin(angles[0]) / Math.hypot(sinh, cos));
            double lambda = Math.toDegrees(Math.atan2(sinh, cos));
            coordinates[i] = Math.IEEEremainder(lambda + centralMeridian(), 360);
            coordinates[i + 1] = Math.toDegrees(Math.atan(tau));
        }
    }

    /** For example {@code UTM 12N}. */
    @Override
    public String toString() {
        return "UTM " + zone + (northern ? "N" : "S");
    }

    private double[] forward(LonLat place) {
        double[] point = {place.longitude(), place.latitude()};
        forward(point, 1);
        return point;
    }

    private double falseNorthing() {
        return northern ? 0 : FALSE_NORTHING_METERS;
    }

    /** Tangent of the conformal latitude from that of the geodetic one (Karney 2011, eqs. 7–9). */
    private static double conformal(double tau) {
        double secant = Math.hypot(1, tau);
        double sigma = Math.sinh(ECCENTRICITY * atanh(ECCENTRICITY * tau / secant));
        return Math.hypot(1, sigma) * tau - sigma * secant;
    }

    /** The reverse, by Newton's method (Karney 2011, eqs. 19–21), which has settled after two or three steps. */
    private static double geodetic(double conformal) {
        double rest = 1 - ECCENTRICITY * ECCENTRICITY;
        double tau =
                Math.abs(conformal) > 70 ? conformal * Math.exp(ECCENTRICITY * atanh(ECCENTRICITY)) : conformal / rest;
        if (!(Math.abs(tau) < 1e15)) {
            return tau; // the pole
        }
        for (int step = 0; step < 6; step++) {
            double at = conformal(tau);
            double change = (conformal - at) / Math.hypot(1, at) * (1 + rest * tau * tau) / (rest * Math.hypot(1, tau));
            tau += change;
            if (!(Math.abs(change) > 1e-14 * Math.max(1, Math.abs(tau)))) {
                break;
            }
        }
        return tau;
    }

    /** Adds ±Σ cⱼ·(sin 2jξ · cosh 2jη, cos 2jξ · sinh 2jη), as one complex sine series by Clenshaw's summation. */
    private static void addSeries(double[] angles, double[] coefficients, int sign) {
        double sin = Math.sin(2 * angles[0]);
        double cos = Math.cos(2 * angles[0]);
        double sinh = Math.sinh(2 * angles[1]);
        double cosh = Math.cosh(2 * angles[1]);
        // a = 2 cos(2ζ), with ζ = ξ + iη
        double aRe = 2 * cos * cosh;
        double aIm = -2 * sin * sinh;
        double re = 0;
        double im = 0;
        double lastRe = 0;
        double lastIm = 0;
        for (int j = coefficients.length - 1; j >= 0; j--) {
            double nextRe = aRe * re - aIm * im - lastRe + coefficients[j];
            double nextIm = aRe * im + aIm * re - lastIm;
            lastRe = re;
            lastIm = im;
            re = nextRe;
            im = nextIm;
        }
        // times sin(2ζ)
        double sinRe = sin * cosh;
        double sinIm = cos * sinh;
        angles[0] += sign * (sinRe * re - sinIm * im);
        angles[1] += sign * (sinRe * im + sinIm * re);
    }

    private static double series(double... coefficients) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = (sum + coefficients[i]) * N;
        }
        return sum;
    }

    private static double asinh(double x) {
        double positive = Math.abs(x);
        double value = Math.log1p(positive * (1 + positive / (Math.hypot(1, positive) + 1)));
        return Math.copySign(value, x);
    }

    private static double atanh(double x) {
        return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }
}
