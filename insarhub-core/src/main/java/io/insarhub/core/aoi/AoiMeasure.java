package io.insarhub.core.aoi;

import io.insarhub.api.LonLat;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** How large an area is, and how much of it is covered: by its polygons, or else its lines, or else its points. */
final class AoiMeasure {

    private final Geometry shape;
    private final int dimension;
    private final double size;

    private AoiMeasure(Geometry shape) {
        this.shape = shape;
        this.dimension = shape.getDimension();
        this.size = size(shape);
    }

    static AoiMeasure of(List<Geometry> parts) {
        int dimension = parts.stream().mapToInt(Geometry::getDimension).max().orElse(0);
        List<Geometry> largest =
                parts.stream().filter(part -> part.getDimension() == dimension).toList();
        if (dimension == 1) {
            Tangle.check(DateLine.FACTORY.buildGeometry(largest), Tangle.MOST_IN_ALL);
        }
        // parts that overlap count once
        return new AoiMeasure(DateLine.joined(largest));
    }

    double areaKm2() {
        return dimension == 2 ? size : 0;
    }

    double coverage(Geometry cover) {
        if (!shape.getEnvelopeInternal().intersects(cover.getEnvelopeInternal())) {
            return 0;
        }
        if (dimension == 2 && cover.covers(shape)) {
            return 1;
        }
        double covered = size(OverlayNGRobust.overlay(shape, cover, OverlayNG.INTERSECTION));
        // a line without length is a point
        return size > 0 ? Math.min(1, covered / size) : cover.covers(shape) ? 1 : 0;
    }

    LonLat centroid() {
        double[] span = AoiParts.span(shape);
        if (span[0] <= span[1]) {
            return lonLat(shape.getCentroid());
        }
        Geometry joined = shape.copy();
        joined.apply((Coordinate at) -> at.x = at.x <= span[1] ? at.x + 360 : at.x);
        joined.geometryChanged();
        return lonLat(joined.getCentroid());
    }

    private double size(Geometry part) {
        return switch (dimension) {
            case 2 -> GroundArea.squareKilometers(part);
            case 1 -> GroundArea.kilometers(part);
            default -> part.getNumPoints();
        };
    }

    private static LonLat lonLat(Point at) {
        return new LonLat(at.getX() > 180 ? at.getX() - 360 : at.getX(), at.getY());
    }
}
