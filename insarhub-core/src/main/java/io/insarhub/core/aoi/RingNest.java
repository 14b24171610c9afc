package io.insarhub.core.aoi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Puts the rings of a Shapefile's polygon together: clockwise ones are outlines, the others holes, each in the smallest
 * outline around it. A hole that lies in no outline is an outline drawn the wrong way round. Time O(n log n) for n points;
 * outlines that lie in each other by the thousand are refused.
 */
final class RingNest {

    private static final int MOST_COMPARISONS = 20_000_000;

    private final boolean degrees;
    private int comparisons;

    RingNest(boolean degrees) {
        this.degrees = degrees;
    }

    /** One outline, where its holes belong to it, and the holes. */
    private record Shell(LinearRing ring, IndexedPointInAreaLocator inside, List<LinearRing> holes) {
        Shell(LinearRing ring) {
            this(ring, new IndexedPointInAreaLocator(ring), new ArrayList<>());
        }

        Polygon polygon() {
            return DateLine.FACTORY.createPolygon(ring, holes.toArray(LinearRing[]::new));
        }
    }

    Geometry polygons(List<Coordinate[]> parts) {
        List<Shell> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (Coordinate[] part : parts) {
            LinearRing ring = ring(part);
            if (!ring.isEmpty() && isHole(ring)) {
                holes.add(ring);
            } else if (!ring.isEmpty()) {
                shells.add(new Shell(ring));
            }
        }
        List<LinearRing> strays = nest(shells, holes);
        strays.forEach(stray -> shells.add(new Shell(stray)));
        return DateLine.FACTORY.createGeometryCollection(
                shells.stream().map(Shell::polygon).toArray(Geometry[]::new));
    }

    private LinearRing ring(Coordinate[] part) {
        LinearRing ring = RingUnwrap.polygon(part).getExteriorRing();
        return degrees && !ring.isEmpty() ? DateLine.FACTORY.createLinearRing(RingUnwrap.ring(ring)) : ring;
    }

    private static boolean isHole(LinearRing ring) {
        return Orientation.isCCW(ring.getCoordinateSequence());
    }

    /** Gives each hole to its outline, and returns those that have none. */
    private List<LinearRing> nest(List<Shell> shells, List<LinearRing> holes) {
        STRtree tree = new STRtree();
        shells.forEach(shell -> tree.insert(shell.ring.getEnvelopeInternal(), shell));
        List<LinearRing> strays = new ArrayList<>();
        for (LinearRing hole : holes) {
            Shell around = null;
            LinearRing placed = hole;
            for (int turn : degrees ? new int[] {0, 360, -360} : new int[] {0}) {
                LinearRing turned = turned(hole, turn);
                Shell found = around == null ? smallestAround(tree, turned) : null;
                if (found != null) {
                    around = found;
                    placed = turned;
                }
            }
            if (around == null) {
                strays.add(hole);
            } else {
                around.holes.add(placed);
            }
        }
        return strays;
    }

    private @Nullable Shell smallestAround(STRtree tree, LinearRing hole) {
        Envelope extent = hole.getEnvelopeInternal();
        Shell smallest = null;
        for (Object candidate : tree.query(extent)) {
            Shell shell = (Shell) candidate;
            if (++comparisons > MOST_COMPARISONS) {
                throw Refusal.of("has too many rings within rings. Dissolve or simplify the area first");
            }
            boolean smaller = smallest == null
                    || shell.ring.getEnvelopeInternal().getArea()
                            < smallest.ring.getEnvelopeInternal().getArea();
            if (smaller && shell.ring.getEnvelopeInternal().contains(extent) && contains(shell, hole)) {
                smallest = shell;
            }
        }
        return smallest;
    }

    /** A hole may touch its outline, so the first of its points that does not decides. */
    private static boolean contains(Shell shell, LinearRing hole) {
        for (Coordinate at : hole.getCoordinates()) {
            int where = shell.inside.locate(at);
            if (where != Location.BOUNDARY) {
                return where == Location.INTERIOR;
            }
        }
        return true;
    }

    private static LinearRing turned(LinearRing ring, int degrees) {
        if (degrees == 0) {
            return ring;
        }
        Coordinate[] points = CoordinateArrays.copyDeep(ring.getCoordinates());
        for (Coordinate at : points) {
            at.x += degrees;
        }
        return DateLine.FACTORY.createLinearRing(points);
    }
}
