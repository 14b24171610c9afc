package io.insarhub.export.outline;

import java.util.Arrays;

/**
 * Rings in little room: corners as steps along one axis and the other by turns, of seven bits to a byte. A hole of one
 * pixel takes ten bytes, and 8 bytes to find it again.
 */
final class RingStore {

    private byte[] bytes = new byte[1 << 16];
    private int end;
    private final Ints offsets = new Ints();
    private final Ints regions = new Ints();
    private long corners;

    /** Keeps a ring of the given corners, of a region or of a hole in it. */
    void add(int[] xs, int[] ys, int from, int to, int region, boolean hole) {
        int count = to - from;
        offsets.add(end);
        regions.add(region << 1 | (hole ? 1 : 0));
        corners += count;
        boolean vertical = xs[from] == xs[from + 1];
        reserve(5L * (count + 2));
        put(count << 1 | (vertical ? 1 : 0));
        put(xs[from]);
        put(ys[from]);
        for (int i = from + 1; i < to; i++) {
            int step = vertical ? ys[i] - ys[i - 1] : xs[i] - xs[i - 1];
            // small steps in either direction are small numbers
            put(step << 1 ^ step >> 31);
            vertical = !vertical;
        }
    }

    int size() {
        return offsets.size();
    }

    /** Corners of all rings. */
    long corners() {
        return corners;
    }

    int region(int ring) {
        return regions.get(ring) >> 1;
    }

    boolean isHole(int ring) {
        return (regions.get(ring) & 1) != 0;
    }

    int corners(int ring) {
        return new Reader(offsets.get(ring)).number() >>> 1;
    }

    /** Goes along a ring, and to its first corner again. */
    void follow(int ring, Outline.Path path) {
        Reader reader = new Reader(offsets.get(ring));
        int head = reader.number();
        boolean vertical = (head & 1) != 0;
        int firstX = reader.number();
        int firstY = reader.number();
        int x = firstX;
        int y = firstY;
        path.to(x, y);
        for (int i = 1; i < head >>> 1; i++) {
            int number = reader.number();
            int step = number >>> 1 ^ -(number & 1);
            x += vertical ? 0 : step;
            y += vertical ? step : 0;
            vertical = !vertical;
            path.to(x, y);
        }
        path.to(firstX, firstY);
    }

    long bytes() {
        return end + 8L * offsets.size();
    }

    private void reserve(long more) {
        long needed = end + more;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("an outline of more than 2 GB");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length + (bytes.length >> 1))));
        }
    }

    private void put(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    private final class Reader {
        private int at;

        Reader(int from) {
            this.at = from;
        }

        int number() {
            int number = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                number |= (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            return number;
        }
    }
}
