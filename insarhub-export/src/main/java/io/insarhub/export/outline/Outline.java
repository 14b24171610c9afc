package io.insarhub.export.outline;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The polygons of a mask: for each region of pixels that share edges its outer ring, clockwise on the map, then its holes,
 * counter-clockwise. Corners are columns and rows of the raster. Rings touch one another in single points at most.
 */
public final class Outline {

    private final Corners corners;
    private final long pixels;
    private final Ints starts = new Ints();
    private final Ints lengths = new Ints();
    private long[] order = new long[0];
    private int polygons;

    /** Takes the corners of a ring, the first one again at its end. */
    @FunctionalInterface
    public interface Path {

        /** One corner. */
        void to(int x, int y);
    }

    private Outline(Corners corners, long pixels) {
        this.corners = corners;
        this.pixels = pixels;
    }

    static Outline of(ValidRuns runs) {
        Outline outline = new Outline(EdgeTracer.trace(runs), runs.pixels());
        outline.collect(runs);
        return outline;
    }

    /** The outline of a whole raster. */
    public static Outline box(int width, int height) {
        ValidRuns runs = new ValidRuns(height);
        for (int y = 0; y < height; y++) {
            runs.add(0, width);
            runs.endRow();
        }
        return of(runs);
    }

    /** How many pixels are inside. */
    public long pixels() {
        return pixels;
    }

    /** How many polygons there are. */
    public int polygons() {
        return polygons;
    }

    /** How many rings there are in all. */
    public int rings() {
        return order.length;
    }

    /** Corners of all rings, the first one of each counted twice. */
    public long points() {
        return (long) corners.size() + order.length;
    }

    /** True if a ring is the outer one of a polygon; rings that follow until the next such one are its holes. */
    public boolean isOuter(int ring) {
        return (order[ring] & 1L << 31) == 0;
    }

    /** Corners of a ring, the first one counted twice. */
    public int points(int ring) {
        return lengths.get(index(ring)) + 1;
    }

    /** Goes along a ring. */
    public void follow(int ring, Path path) {
        int start = starts.get(index(ring));
        int at = start;
        do {
            path.to(corners.x(at), corners.y(at));
            at = corners.next(at);
        } while (at != start);
        path.to(corners.x(start), corners.y(start));
    }

    private int index(int ring) {
        return (int) (order[ring] & 0x7FFFFFFF);
    }

    private void collect(ValidRuns runs) {
        BitSet visited = new BitSet(corners.size());
        LongList keys = new LongList();
        for (int start = visited.nextClearBit(0); start < corners.size(); start = visited.nextClearBit(start)) {
            long twiceArea = 0;
            int length = 0;
            int at = start;
            do {
                int to = corners.next(at);
                visited.set(at);
                twiceArea += (long) corners.x(at) * corners.y(to) - (long) corners.x(to) * corners.y(at);
                length++;
                at = to;
            } while (at != start);
            // rows count downwards, so clockwise on the map is a positive area here
            long hole = twiceArea < 0 ? 1L << 31 : 0;
            keys.add((long) region(runs, start) << 32 | hole | starts.size());
            polygons += hole == 0 ? 1 : 0;
            starts.add(start);
            lengths.add(length);
        }
        order = keys.toArray();
        Arrays.sort(order);
    }

    /** The region of the valid pixels along the edge that leaves a corner. */
    private int region(ValidRuns runs, int corner) {
        int x = corners.x(corner);
        int y = corners.y(corner);
        int toX = corners.x(corners.next(corner));
        int toY = corners.y(corners.next(corner));
        if (x == toX) {
            return toY < y ? runs.region(toY, x) : runs.region(y, x - 1);
        }
        return toX > x ? runs.region(y, x) : runs.region(y - 1, toX);
    }

    private static final class LongList {
        private long[] values = new long[256];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
