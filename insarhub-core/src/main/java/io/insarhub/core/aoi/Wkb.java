package io.insarhub.core.aoi;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads well-known binary (OGC 06-103r4, with the Z and M of ISO and of EWKB). Not through JTS, whose reader calls itself
 * for each level of nested collections, however deep a file nests them.
 */
final class Wkb {

    private static final int DEEPEST = 100;

    private final ByteBuffer in;
    private final PointBudget budget;

    private Wkb(ByteBuffer in, PointBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    /**
     * The geometry that a buffer holds from its position on.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static Geometry read(ByteBuffer in, PointBudget budget) {
        try {
            return new Wkb(in, budget).geometry(0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("is cut off", e);
        }
    }

    private Geometry geometry(int depth) {
        budget.take(1);
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("is nested more than " + DEEPEST + " levels deep");
        }
        byte order = in.get();
        if (order != 0 && order != 1) {
            throw new IllegalArgumentException("has the byte order " + order + ", which there is not");
        }
        in.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int code = in.getInt();
        int plain = code & 0x0fffffff;
        int iso = plain / 1000;
        boolean z = (code & 0x80000000) != 0 || iso == 1 || iso == 3;
        boolean m = (code & 0x40000000) != 0 || iso == 2 || iso == 3;
        if ((code & 0x20000000) != 0) {
            in.getInt();
        }
        int ordinates = 2 + (z ? 1 : 0) + (m ? 1 : 0);
        return switch (iso <= 3 ? plain % 1000 : -1) {
            case 1 -> point(ordinates);
            case 2 -> DateLine.FACTORY.createLineString(points(ordinates));
            case 3 -> polygon(ordinates);
            case 4, 5, 6, 7 -> collection(depth);
            default ->
                throw new IllegalArgumentException("has the geometry type " + plain
                        + ", which is not read here. Turn curves into plain lines and polygons");
        };
    }

    private Geometry point(int ordinates) {
        Coordinate at = at(ordinates);
        // an empty point has no other form
        return Double.isNaN(at.x) && Double.isNaN(at.y)
                ? DateLine.FACTORY.createPoint()
                : DateLine.FACTORY.createPoint(at);
    }

    private Polygon polygon(int ordinates) {
        int count = count(4);
        if (count == 0) {
            return DateLine.FACTORY.createPolygon();
        }
        LinearRing shell = ring(ordinates);
        LinearRing[] holes = new LinearRing[count - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(ordinates);
        }
        return shell.isEmpty() ? DateLine.FACTORY.createPolygon() : DateLine.FACTORY.createPolygon(shell, holes);
    }

    private Geometry collection(int depth) {
        Geometry[] parts = new Geometry[count(5)];
        ByteOrder order = in.order();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = geometry(depth + 1);
            in.order(order);
        }
        return DateLine.FACTORY.createGeometryCollection(parts);
    }

    private LinearRing ring(int ordinates) {
        return RingUnwrap.polygon(points(ordinates)).getExteriorRing();
    }

    private Coordinate[] points(int ordinates) {
        Coordinate[] points = new Coordinate[count(8 * ordinates)];
        for (int i = 0; i < points.length; i++) {
            points[i] = at(ordinates);
        }
        return points;
    }

    private Coordinate at(int ordinates) {
        Coordinate at = DateLine.at(in.getDouble(), in.getDouble());
        for (int i = 2; i < ordinates; i++) {
            in.getDouble();
        }
        return at;
    }

    /** A count that the bytes that are left can hold. */
    private int count(int bytesEach) {
        long count = Integer.toUnsignedLong(in.getInt());
        if (count * bytesEach > in.remaining()) {
            throw new IllegalArgumentException(
                    "says to hold " + count + " elements, for which it has too few bytes: it is cut off or damaged");
        }
        budget.take(count);
        return (int) count;
    }
}
