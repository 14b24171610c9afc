package io.insarhub.core.aoi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Turns coordinates of any system into WGS84 degrees, longitude first, through GeoTools. An edge that is straight on the
 * map but bent in degrees gets points between, until it is right to {@value #TOLERANCE_DEGREES} degrees, some ten metres.
 */
final class Reprojection {

    private static final double TOLERANCE_DEGREES = 1e-4;
    private static final int MOST_HALVINGS = 7;

    // an axis order in the definition would swap what files hold in the order x, y whatever it says
    private static final Pattern AXIS = Pattern.compile(",\\s*AXIS\\s*\\[[^\\[\\]]*(\\[[^\\[\\]]*][^\\[\\]]*)*]");

    private final CoordinateSystem from;
    private final MathTransform transform;
    private final PointBudget budget = new PointBudget();

    private Reprojection(CoordinateSystem from, MathTransform transform) {
        this.from = from;
        this.transform = transform;
    }

    static Reprojection of(CoordinateSystem from) {
        try {
            return new Reprojection(from, CRS.findMathTransform(source(from), DefaultGeographicCRS.WGS84, true));
        } catch (FactoryException | RuntimeException e) {
            // a definition that makes no sense fails anywhere in the parser
            throw Refusal.of(
                    "is in the coordinate reference system " + from + ", which cannot be turned into degrees: "
                            + e.getMessage() + ". Reproject it to EPSG:4326",
                    e);
        }
    }

    Geometry toLonLat(Geometry shape) {
        try {
            return lonLat(shape);
        } catch (TransformException e) {
            throw Refusal.of(
                    "has points outside of what " + from + " is made for: " + e.getMessage()
                            + ". Check that this is the right coordinate reference system",
                    e);
        }
    }

    private static CoordinateReferenceSystem source(CoordinateSystem from) throws FactoryException {
        String definition = from.definition();
        return definition == null
                ? CRS.decode("EPSG:" + from.epsg(), true)
                : CRS.parseWKT(AXIS.matcher(definition).replaceAll(""));
    }

    private Geometry lonLat(Geometry shape) throws TransformException {
        if (shape instanceof Polygon polygon) {
            LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
            for (int h = 0; h < holes.length; h++) {
                holes[h] = DateLine.FACTORY.createLinearRing(path(polygon.getInteriorRingN(h)));
            }
            LinearRing shell = DateLine.FACTORY.createLinearRing(path(polygon.getExteriorRing()));
            return DateLine.FACTORY.createPolygon(shell, holes);
        }
        if (shape instanceof LineString line) {
            return DateLine.FACTORY.createLineString(path(line));
        }
        if (shape instanceof Point point) {
            return point.isEmpty() ? point : DateLine.FACTORY.createPoint(lonLat(point.getCoordinate()));
        }
        Geometry[] parts = new Geometry[shape.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = lonLat(shape.getGeometryN(i));
        }
        return DateLine.FACTORY.createGeometryCollection(parts);
    }

    private Coordinate[] path(LineString line) throws TransformException {
        Coordinate[] points = line.getCoordinates();
        List<Coordinate> path = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            Coordinate at = lonLat(points[i]);
            if (i > 0) {
                between(points[i - 1], path.get(path.size() - 1), points[i], at, MOST_HALVINGS, path);
            }
            path.add(at);
        }
        if (path.size() > 1 && points[0].equals2D(points[points.length - 1])) {
            path.set(path.size() - 1, path.get(0).copy());
        }
        return path.toArray(Coordinate[]::new);
    }

    private void between(
            Coordinate a, Coordinate lonLatA, Coordinate b, Coordinate lonLatB, int halvings, List<Coordinate> path)
            throws TransformException {
        Coordinate middle = DateLine.at((a.x + b.x) / 2, (a.y + b.y) / 2);
        Coordinate at = lonLat(middle);
        double turned = Math.IEEEremainder(at.x - lonLatA.x, 360) - Math.IEEEremainder(lonLatB.x - lonLatA.x, 360) / 2;
        double off = Math.hypot(turned, at.y - (lonLatA.y + lonLatB.y) / 2);
        if (off > TOLERANCE_DEGREES && halvings > 0) {
            between(a, lonLatA, middle, at, halvings - 1, path);
            path.add(at);
            between(middle, at, b, lonLatB, halvings - 1, path);
        }
    }

    private Coordinate lonLat(Coordinate at) throws TransformException {
        budget.take(1);
        double[] xy = {at.x, at.y};
        transform.transform(xy, 0, xy, 0, 1);
        if (!Arrays.stream(xy).allMatch(Double::isFinite)) {
            throw new TransformException(at.x + ", " + at.y + " has no longitude and latitude");
        }
        return DateLine.at(xy[0], xy[1]);
    }
}
