package io.insarhub.export.outline;

/**
 * Corners of outlines that are still being traced, linked to chains; whoever links the two ends of a chain has a ring. The
 * room of corners that are given back is used again. Memory: 20 bytes for each corner that is open at the same time.
 */
final class Chains {

    private final Ints xs = new Ints();
    private final Ints ys = new Ints();
    private final Ints regions = new Ints();
    private final Ints next = new Ints();
    // of the first and the last corner of each chain: the other one
    private final Ints otherEnds = new Ints();
    private int free = -1;

    /**
     * Makes a corner, a chain of its own.
     *
     * @param shared true if another corner lies at the same place
     * @param region of the valid pixel that it is a corner of
     */
    int add(int x, int y, boolean shared, int region) {
        int corner = free;
        int place = x << 1 | (shared ? 1 : 0);
        if (corner < 0) {
            corner = xs.size();
            xs.add(place);
            ys.add(y);
            regions.add(region);
            next.add(-1);
            otherEnds.add(corner);
        } else {
            free = next.get(corner);
            xs.set(corner, place);
            ys.set(corner, y);
            regions.set(corner, region);
            next.set(corner, -1);
            otherEnds.set(corner, corner);
        }
        return corner;
    }

    /** Lets the chain that begins with one corner follow the chain that ends with another; true if that makes a ring. */
    boolean link(int last, int first) {
        next.set(last, first);
        int head = otherEnds.get(last);
        if (head == first) {
            return true;
        }
        int tail = otherEnds.get(first);
        otherEnds.set(head, tail);
        otherEnds.set(tail, head);
        return false;
    }

    int x(int corner) {
        return xs.get(corner) >> 1;
    }

    int y(int corner) {
        return ys.get(corner);
    }

    boolean isShared(int corner) {
        return (xs.get(corner) & 1) != 0;
    }

    int region(int corner) {
        return regions.get(corner);
    }

    int next(int corner) {
        return next.get(corner);
    }

    /** Gives a corner's room back. */
    void free(int corner) {
        next.set(corner, free);
        free = corner;
    }

    long bytes() {
        return 20L * xs.size();
    }
}
