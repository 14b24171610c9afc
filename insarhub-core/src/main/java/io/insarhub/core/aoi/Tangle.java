package io.insarhub.core.aoi;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Counts where edges cross. Mending and joining shapes takes time and memory for each crossing, and a scribble of n edges
 * may cross n² times: such a shape is refused instead of filling the heap.
 */
final class Tangle implements SegmentIntersector {

    /** For one polygon that is to be mended. */
    static final int MOST_IN_A_POLYGON = 10_000;

    /** For shapes that are to be joined, such as footprints that overlap. */
    static final int MOST_IN_ALL = 250_000;

    private final RobustLineIntersector lines = new RobustLineIntersector();
    private final int most;
    private int crossings;

    private Tangle(int most) {
        this.most = most;
    }

    /** Refuses a shape whose edges cross more often than is allowed. */
    static void check(Geometry shape, int most) {
        Tangle tangle = new Tangle(most);
        List<SegmentString> edges = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            edges.add(new BasicSegmentString(((LineString) line).getCoordinates(), null));
        }
        MCIndexNoder noder = new MCIndexNoder(tangle);
        noder.computeNodes(edges);
        if (tangle.isDone()) {
            throw Refusal.of("has edges that cross each other more than " + most
                    + " times. Dissolve or simplify the area first");
        }
    }

    @Override
    public void processIntersections(SegmentString a, int edgeOfA, SegmentString b, int edgeOfB) {
        if (a == b && edgeOfA == edgeOfB) {
            return;
        }
        lines.computeIntersection(
                a.getCoordinate(edgeOfA),
                a.getCoordinate(edgeOfA + 1),
                b.getCoordinate(edgeOfB),
                b.getCoordinate(edgeOfB + 1));
        if (lines.hasIntersection() && lines.isInteriorIntersection()) {
            crossings++;
        }
    }

    @Override
    public boolean isDone() {
        return crossings > most;
    }
}
