package io.insarhub.export.outline;

import java.util.BitSet;

/** Corners of an outline, each with the one that follows it. Memory: 12 bytes a corner. */
final class Corners {

    private final Ints xs;
    private final Ints ys;
    private final Ints next;

    /** Columns are shifted by two bits; these tell the first (1) and the second (2) of two corners at one place. */
    Corners(Ints xs, Ints ys, Ints next) {
        this.xs = xs;
        this.ys = ys;
        this.next = next;
        separateTouchingRings();
    }

    int size() {
        return xs.size();
    }

    int x(int corner) {
        return xs.get(corner) >> 2;
    }

    int y(int corner) {
        return ys.get(corner);
    }

    int next(int corner) {
        return next.get(corner);
    }

    /** A ring that comes to one place twice becomes two rings that touch there, as polygons must have it. */
    private void separateTouchingRings() {
        BitSet visited = new BitSet(size());
        BitSet onThisRing = new BitSet(size());
        Ints marked = new Ints();
        for (int start = visited.nextClearBit(0); start < size(); start = visited.nextClearBit(start)) {
            for (int at = start; !visited.get(at); at = next.get(at)) {
                visited.set(at);
                int twin = twin(at);
                if (twin < 0) {
                    continue;
                }
                if (onThisRing.get(twin)) {
                    int after = next.get(at);
                    next.set(at, next.get(twin));
                    next.set(twin, after);
                    at = twin;
                } else {
                    onThisRing.set(at);
                    marked.add(at);
                }
            }
            for (int i = 0; i < marked.size(); i++) {
                onThisRing.clear(marked.get(i));
            }
            marked.clear();
        }
    }

    private int twin(int corner) {
        return switch (xs.get(corner) & 3) {
            case 1 -> corner + 1;
            case 2 -> corner - 1;
            default -> -1;
        };
    }
}
