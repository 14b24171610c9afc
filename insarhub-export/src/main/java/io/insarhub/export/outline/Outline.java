package io.insarhub.export.outline;

import java.util.Arrays;

/**
 * The polygons of a mask: for each region of pixels that share edges its outer ring, clockwise on the map, then its holes,
 * counter-clockwise. Corners are columns and rows of the raster. Rings touch one another in single points at most.
 */
public final class Outline {

    private final RingStore store;
    private final long pixels;
    private final long[] order;
    private final int polygons;

    /** Takes the corners of a ring, the first one again at its end. */
    @FunctionalInterface
    public interface Path {

        /** One corner. */
        void to(int x, int y);
    }

    Outline(RingStore store, Regions regions, long pixels) {
        this.store = store;
        this.pixels = pixels;
        this.order = new long[store.size()];
        int outer = 0;
        for (int ring = 0; ring < order.length; ring++) {
            long hole = store.isHole(ring) ? 1L << 31 : 0;
            outer += hole == 0 ? 1 : 0;
            order[ring] = (long) regions.root(store.region(ring)) << 32 | hole | ring;
        }
        this.polygons = outer;
        Arrays.sort(order);
    }

    /** The outline of a whole raster. */
    public static Outline box(int width, int height) {
        EdgeTracer tracer = new EdgeTracer(Long.MAX_VALUE);
        for (int y = 0; y < height; y++) {
            tracer.add(0, width);
            tracer.endRow();
        }
        return tracer.finish();
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
        return store.corners() + order.length;
    }

    /** True if a ring is the outer one of a polygon; rings that follow until the next such one are its holes. */
    public boolean isOuter(int ring) {
        return (order[ring] & 1L << 31) == 0;
    }

    /** Corners of a ring, the first one counted twice. */
    public int points(int ring) {
        return store.corners(index(ring)) + 1;
    }

    /** Goes along a ring. */
    public void follow(int ring, Path path) {
        store.follow(index(ring), path);
    }

    private int index(int ring) {
        return (int) (order[ring] & 0x7FFFFFFF);
    }
}
