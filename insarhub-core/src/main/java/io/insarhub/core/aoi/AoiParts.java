package io.insarhub.core.aoi;

import io.insarhub.api.LonLat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Parts of an area as plain values, and the boxes around them. */
final class AoiParts {

    private AoiParts() {}

    static AoiPart of(Geometry part) {
        if (part instanceof Polygon polygon) {
            boolean box = polygon.getNumInteriorRing() == 0
                    && polygon.getArea() >= polygon.getEnvelopeInternal().getArea() * (1 - 1e-12);
            return new AoiPart(AoiPart.Kind.POLYGON, points(polygon.getExteriorRing()), box);
        }
        AoiPart.Kind kind = part.getDimension() == 1 ? AoiPart.Kind.LINE : AoiPart.Kind.POINT;
        return new AoiPart(kind, points(part), false);
    }

    /** The smallest box around parts, with the widest gap between longitudes left out. */
    static BoundingBox bounds(Geometry parts) {
        Envelope all = parts.getEnvelopeInternal();
        double[] span = span(parts);
        return new BoundingBox(span[0], all.getMinY(), span[1], all.getMaxY());
    }

    /** West and east of the box around parts; west is greater than east across ±180°. */
    static double[] span(Geometry parts) {
        List<Envelope> extents = new ArrayList<>();
        for (int i = 0; i < parts.getNumGeometries(); i++) {
            extents.add(parts.getGeometryN(i).getEnvelopeInternal());
        }
        extents.sort(Comparator.comparingDouble(Envelope::getMinX));
        double west = extents.get(0).getMinX();
        double east = parts.getEnvelopeInternal().getMaxX();
        double widest = 360 - (east - west);
        double reached = extents.get(0).getMaxX();
        for (Envelope extent : extents) {
            double gap = extent.getMinX() - reached;
            if (gap > widest) {
                widest = gap;
                west = extent.getMinX();
                east = reached;
            }
            reached = Math.max(reached, extent.getMaxX());
        }
        return new double[] {west, east};
    }

    private static List<LonLat> points(Geometry geometry) {
        return Arrays.stream(geometry.getCoordinates())
                .map((Coordinate at) -> new LonLat(at.x, at.y))
                .toList();
    }
}
