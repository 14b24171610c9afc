package io.insarhub.core.aoi;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Area and length on the WGS84 ellipsoid of shapes whose edges are straight in longitude and latitude, as GeoJSON has
 * them.
 *
 * <p>The area between the equator and an edge is the integral of the authalic function q(φ) over longitude (Snyder, Map
 * Projections: A Working Manual, 1987, formula 3-12), taken along the edge by Gauss-Legendre quadrature. The sum over
 * disjoint shapes is therefore the area of their union, and cutting a shape keeps its area. Time is linear in the number
 * of vertices.
 */
final class GroundArea {

    private static final double SEMI_MAJOR_KM = 6378.137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double E = Math.sqrt(E2);
    private static final double LONGEST_STEP = Math.toRadians(5);

    private static final double[] NODES = {
        0, 0.5384693101056831, -0.5384693101056831, 0.9061798459386640, -0.9061798459386640
    };
    private static final double[] WEIGHTS = {
        0.5688888888888889, 0.4786286704993665, 0.4786286704993665, 0.2369268850561891, 0.2369268850561891
    };

    private GroundArea() {}

    /** Area of the polygons in a shape, square kilometres; lines and points have none. */
    static double squareKilometers(Geometry shape) {
        double sum = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                sum += Math.abs(ring(polygon.getExteriorRing()));
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    sum -= Math.abs(ring(polygon.getInteriorRingN(h)));
                }
            } else if (part.getNumGeometries() > 1) {
                sum += squareKilometers(part);
            }
        }
        return sum;
    }

    /** Length of the lines in a shape, kilometres; an edge is taken with the curvature at its middle. */
    static double kilometers(Geometry shape) {
        double sum = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof LineString line) {
                Coordinate[] points = line.getCoordinates();
                for (int p = 1; p < points.length; p++) {
                    sum += edge(points[p - 1], points[p]);
                }
            } else if (part.getNumGeometries() > 1) {
                sum += kilometers(part);
            }
        }
        return sum;
    }

    private static double ring(LineString ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            double width = Math.toRadians(points.getX(i) - points.getX(i - 1));
            if (width != 0) {
                double from = Math.toRadians(points.getY(i - 1));
                double to = Math.toRadians(points.getY(i));
                sum += width * meanAuthalic(from, to);
            }
        }
        return sum * SEMI_MAJOR_KM * SEMI_MAJOR_KM / 2;
    }

    private static double meanAuthalic(double from, double to) {
        int steps = Math.max(1, (int) Math.ceil(Math.abs(to - from) / LONGEST_STEP));
        double half = (to - from) / steps / 2;
        double sum = 0;
        for (int s = 0; s < steps; s++) {
            double middle = from + (2 * s + 1) * half;
            for (int n = 0; n < NODES.length; n++) {
                sum += WEIGHTS[n] * authalic(middle + half * NODES[n]);
            }
        }
        return sum / 2 / steps;
    }

    private static double authalic(double latitude) {
        double sin = Math.sin(latitude);
        double esin = E * sin;
        return (1 - E2) * (sin / (1 - esin * esin) - Math.log((1 - esin) / (1 + esin)) / (2 * E));
    }

    private static double edge(Coordinate a, Coordinate b) {
        double middle = Math.toRadians((a.y + b.y) / 2);
        double w2 = 1 - E2 * Math.sin(middle) * Math.sin(middle);
        double eastKm = Math.toRadians(b.x - a.x) * Math.cos(middle) * SEMI_MAJOR_KM / Math.sqrt(w2);
        double northKm = Math.toRadians(b.y - a.y) * SEMI_MAJOR_KM * (1 - E2) / (w2 * Math.sqrt(w2));
        return Math.hypot(eastKm, northKm);
    }
}
