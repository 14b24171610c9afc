package io.insarhub.core.aoi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Shortens an area for a request: by Douglas and Peucker's method with one tolerance after another, then to the convex
 * hull of each part, then of all parts together. Coordinates get five decimals, about a metre.
 */
final class Simplification {

    static final int LONGEST_WKT = 2_000;

    private static final double[] TOLERANCES_DEGREES = {0.001, 0.005, 0.01, 0.05, 0.1};
    private static final double STEP_DEGREES = 1e-5;
    private static final PrecisionModel FIVE_DECIMALS = new PrecisionModel(1e5);

    private Simplification() {}

    /** The parts of a shape, shortened until their text is short enough. */
    static List<Geometry> of(Geometry shape) {
        for (double tolerance : TOLERANCES_DEGREES) {
            List<Geometry> simpler = each(shape, part -> TopologyPreservingSimplifier.simplify(part, tolerance));
            if (isShort(simpler)) {
                return simpler;
            }
        }
        List<Geometry> hulls = each(shape, Geometry::convexHull);
        return isShort(hulls) ? hulls : together(shape);
    }

    /** Many parts, or a hull that is round: one hull on each side of the date line, coarser and coarser. */
    private static List<Geometry> together(Geometry shape) {
        List<Geometry> sides = new ArrayList<>();
        for (BoundingBox side : sides(AoiParts.bounds(shape))) {
            Envelope extent = new Envelope(side.west(), side.east(), -90, 90);
            List<Geometry> inside = new ArrayList<>();
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                if (extent.contains(shape.getGeometryN(i).getEnvelopeInternal())) {
                    inside.add(shape.getGeometryN(i));
                }
            }
            sides.add(DateLine.FACTORY
                    .createGeometryCollection(inside.toArray(Geometry[]::new))
                    .convexHull());
        }
        Geometry hulls = DateLine.FACTORY.buildGeometry(sides);
        List<Geometry> simpler = each(hulls, hull -> hull);
        for (double tolerance = 0.1; !isShort(simpler) && tolerance < 45; tolerance *= 2) {
            double coarse = tolerance;
            simpler = each(hulls, hull -> TopologyPreservingSimplifier.simplify(hull, coarse));
        }
        return simpler;
    }

    private static List<BoundingBox> sides(BoundingBox bounds) {
        return bounds.crossesDateLine()
                ? List.of(
                        new BoundingBox(bounds.west(), bounds.south(), 180, bounds.north()),
                        new BoundingBox(-180, bounds.south(), bounds.east(), bounds.north()))
                : List.of(bounds);
    }

    private static List<Geometry> each(Geometry shape, UnaryOperator<Geometry> simpler) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            parts.addAll(DateLine.parts(rounded(simpler.apply(shape.getGeometryN(i)))));
        }
        return parts;
    }

    /** To five decimals; a polygon that this would close up becomes the smallest box around it. */
    private static Geometry rounded(Geometry part) {
        if (!(part instanceof Polygon)) {
            Geometry copy = part.copy();
            copy.apply((Coordinate at) -> {
                at.x = FIVE_DECIMALS.makePrecise(at.x);
                at.y = FIVE_DECIMALS.makePrecise(at.y);
            });
            copy.geometryChanged();
            return copy;
        }
        Geometry reduced = GeometryPrecisionReducer.reduce(part, FIVE_DECIMALS);
        return reduced.isEmpty() ? box(part.getEnvelopeInternal()) : reduced;
    }

    private static Geometry box(Envelope extent) {
        double west = FIVE_DECIMALS.makePrecise(Math.min(180 - STEP_DEGREES, extent.getMinX()));
        double south = FIVE_DECIMALS.makePrecise(Math.min(90 - STEP_DEGREES, extent.getMinY()));
        double east = FIVE_DECIMALS.makePrecise(Math.max(extent.getMaxX(), west + STEP_DEGREES));
        double north = FIVE_DECIMALS.makePrecise(Math.max(extent.getMaxY(), south + STEP_DEGREES));
        return DateLine.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    private static boolean isShort(List<Geometry> parts) {
        return WktForm.of(DateLine.FACTORY.buildGeometry(parts)).length() <= LONGEST_WKT;
    }
}
