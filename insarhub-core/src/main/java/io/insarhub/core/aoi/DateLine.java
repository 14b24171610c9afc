package io.insarhub.core.aoi;

import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Brings shapes into the form that the rest of the library relies on: longitudes within ±180, nothing across ±180°,
 * polygons valid, outer rings counter-clockwise, no third ordinate.
 *
 * <p>Rings and lines are first laid out without jumps ({@link RingUnwrap}), then mended, then cut at ±180°. What lies
 * within ±180° already keeps every coordinate to the last bit. Time O(n log n) for n vertices.
 */
final class DateLine {

    static final GeometryFactory FACTORY = new GeometryFactory();

    private DateLine() {}

    /**
     * The parts of a shape, in their order; a polygon that encloses nothing is left out.
     *
     * @throws BadOptionException if a coordinate cannot be a longitude and latitude, or a ring makes no sense
     */
    static List<Geometry> parts(Geometry shape) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof GeometryCollection) {
                parts.addAll(parts(part));
            } else if (part instanceof Polygon polygon) {
                parts.addAll(polygons(polygon));
            } else if (part instanceof LineString line && !line.isEmpty()) {
                parts.addAll(cut(FACTORY.createLineString(RingUnwrap.line(line.getCoordinates()))));
            } else if (part instanceof Point point && !point.isEmpty()) {
                parts.addAll(cut(FACTORY.createPoint(RingUnwrap.checked(point.getCoordinate()))));
            }
        }
        return parts;
    }

    /** The parts of a box whose eastern edge may lie beyond 180. */
    static List<Geometry> box(double west, double south, double east, double north) {
        return cut(FACTORY.createPolygon(RingUnwrap.box(west, south, east, north)));
    }

    private static List<Geometry> polygons(Polygon polygon) {
        if (polygon.isEmpty()) {
            return List.of();
        }
        Polygon shell = FACTORY.createPolygon(RingUnwrap.ring(polygon.getExteriorRing()));
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        boolean inside = true;
        for (int h = 0; h < holes.length; h++) {
            Coordinate[] hole = RingUnwrap.ring(polygon.getInteriorRingN(h));
            holes[h] = RingUnwrap.beside(shell.getEnvelopeInternal(), hole);
            inside &= shell.getEnvelopeInternal().contains(holes[h].getEnvelopeInternal());
        }
        if (inside) {
            return cut(mended(FACTORY.createPolygon(shell.getExteriorRing(), holes)));
        }
        // around a pole, shell and hole need not begin at the same longitude: they are compared after the cut
        List<Geometry> cutHoles = new ArrayList<>();
        for (LinearRing hole : holes) {
            cutHoles.addAll(cut(mended(FACTORY.createPolygon(hole))));
        }
        Geometry rest = OverlayNGRobust.overlay(
                FACTORY.buildGeometry(cut(mended(shell))), joined(cutHoles), OverlayNG.DIFFERENCE);
        return cut(rest);
    }

    /** The union of shapes of one kind. */
    static Geometry joined(List<Geometry> shapes) {
        Geometry all = FACTORY.buildGeometry(shapes);
        if (shapes.size() < 2) {
            return all;
        }
        Tangle.check(all, Tangle.MOST_IN_ALL);
        return OverlayNGRobust.union(all);
    }

    private static Geometry mended(Polygon polygon) {
        if (polygon.isValid()) {
            return polygon;
        }
        Tangle.check(polygon, Tangle.MOST_IN_A_POLYGON);
        return GeometryFixer.fix(polygon);
    }

    /** Cuts a shape without jumps into what lies in each turn of the globe, and turns that back to within ±180. */
    private static List<Geometry> cut(Geometry shape) {
        Envelope extent = shape.getEnvelopeInternal();
        if (extent.isNull()) {
            return List.of();
        }
        int first = (int) Math.floor((extent.getMinX() + 180) / 360);
        int last = Math.max(first, (int) Math.ceil((extent.getMaxX() + 180) / 360) - 1);
        List<Geometry> pieces = new ArrayList<>();
        for (int turn = first; turn <= last; turn++) {
            double west = turn * 360.0 - 180;
            Geometry window = FACTORY.toGeometry(new Envelope(west, west + 360, -90, 90));
            Geometry piece = first == last ? shape : OverlayNGRobust.overlay(shape, window, OverlayNG.INTERSECTION);
            collect(turned(piece, turn), shape.getDimension(), pieces);
        }
        return extent.getWidth() <= 360 ? pieces : merged(pieces);
    }

    /** A ring around a pole that turns back on its way covers some longitudes twice. */
    private static List<Geometry> merged(List<Geometry> pieces) {
        List<Geometry> merged = new ArrayList<>();
        collect(joined(pieces), 2, merged);
        return merged;
    }

    private static void collect(Geometry piece, int dimension, List<Geometry> into) {
        for (int i = 0; i < piece.getNumGeometries(); i++) {
            Geometry part = piece.getGeometryN(i);
            if (part instanceof GeometryCollection) {
                collect(part, dimension, into);
            } else if (!part.isEmpty() && part.getDimension() == dimension) {
                into.add(part instanceof Polygon polygon ? oriented(polygon) : part);
            }
        }
    }

    private static Geometry turned(Geometry piece, int turn) {
        Geometry copy = piece.copy();
        copy.apply((Coordinate at) -> {
            // adding 0.0 makes −0.0 a plain zero
            at.x = Math.max(-180, Math.min(180, at.x - turn * 360.0)) + 0.0;
            at.y = at.y + 0.0;
        });
        copy.geometryChanged();
        return copy;
    }

    private static Polygon oriented(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int h = 0; h < holes.length; h++) {
            holes[h] = oriented(polygon.getInteriorRingN(h), false);
        }
        return FACTORY.createPolygon(oriented(polygon.getExteriorRing(), true), holes);
    }

    private static LinearRing oriented(LinearRing ring, boolean counterClockwise) {
        return Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise ? ring : ring.reverse();
    }

    static Coordinate at(double longitude, double latitude) {
        return new CoordinateXY(longitude, latitude);
    }
}
