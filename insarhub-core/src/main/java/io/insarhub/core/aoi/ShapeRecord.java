package io.insarhub.core.aoi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * One shape of a Shapefile: its points, lines or rings.
 *
 * @param type 1 points, 3 lines, 5 rings
 * @param parts the points of each part
 */
record ShapeRecord(int type, List<Coordinate[]> parts) {

    static final int POINTS = 1;
    static final int LINES = 3;
    static final int RINGS = 5;

    private static final int MULTI_POINTS = 8;
    private static final int BOX_BYTES = 32;
    private static final int POINT_BYTES = 16;

    /**
     * Reads a record; empty for the null shape.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static Optional<ShapeRecord> read(ByteBuffer content, PointBudget budget) {
        int code = content.getInt();
        if (code == 0) {
            return Optional.empty();
        }
        // 11 to 18 are the same with Z, 21 to 28 with M, which stand after the points
        int type = code % 10;
        if (code < 0 || code > 28 || (type != POINTS && type != LINES && type != RINGS && type != MULTI_POINTS)) {
            throw new IllegalArgumentException(
                    code == 31
                            ? "is a multi-patch, a surface in space. Export polygons instead"
                            : "has the shape type " + code + ", which there is not");
        }
        if (type == POINTS) {
            return Optional.of(new ShapeRecord(POINTS, List.<Coordinate[]>of(points(content, 1, budget))));
        }
        need(content, BOX_BYTES + 4);
        content.position(content.position() + BOX_BYTES);
        if (type == MULTI_POINTS) {
            return Optional.of(
                    new ShapeRecord(POINTS, List.<Coordinate[]>of(points(content, content.getInt(), budget))));
        }
        return Optional.of(new ShapeRecord(type, parts(content, budget)));
    }

    /** The shape; rings that are in degrees may jump at the date line. */
    Geometry geometry(boolean degrees) {
        return switch (type) {
            case POINTS -> DateLine.FACTORY.createMultiPointFromCoords(parts.get(0));
            case LINES ->
                DateLine.FACTORY.createGeometryCollection(parts.stream()
                        .filter(part -> part.length > 1)
                        .map(DateLine.FACTORY::createLineString)
                        .toArray(Geometry[]::new));
            default -> new RingNest(degrees).polygons(parts);
        };
    }

    private static List<Coordinate[]> parts(ByteBuffer content, PointBudget budget) {
        int count = content.getInt();
        need(content, 4);
        int points = content.getInt();
        if (count < 0 || points < 0) {
            throw new IllegalArgumentException("has " + count + " parts of " + points + " points");
        }
        need(content, 4L * count + (long) POINT_BYTES * points);
        budget.take(count);
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i] = content.getInt();
        }
        starts[count] = points;
        List<Coordinate[]> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (starts[0] != 0 || starts[i] > starts[i + 1]) {
                throw new IllegalArgumentException("has parts that do not follow each other");
            }
            parts.add(points(content, starts[i + 1] - starts[i], budget));
        }
        return parts;
    }

    private static Coordinate[] points(ByteBuffer content, int count, PointBudget budget) {
        if (count < 0) {
            throw new IllegalArgumentException("has " + count + " points");
        }
        need(content, (long) POINT_BYTES * count);
        budget.take(count);
        Coordinate[] points = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            points[i] = DateLine.at(content.getDouble(), content.getDouble());
        }
        return points;
    }

    private static void need(ByteBuffer content, long bytes) {
        if (content.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "needs " + bytes + " more bytes for what it says to hold, but has " + content.remaining());
        }
    }
}
