package io.insarhub.export.outline;

import java.util.Arrays;

/**
 * Takes rings from the chains into the store. A ring that comes to one place twice becomes two rings that touch there, as
 * polygons must have it.
 */
final class RingMaker {

    private final Chains chains;
    private final RingStore rings;
    private final Places places = new Places();
    private int[] xs = new int[1024];
    private int[] ys = new int[1024];
    private int count;

    RingMaker(Chains chains, RingStore rings) {
        this.chains = chains;
        this.rings = rings;
    }

    /** Stores the ring that a corner is part of, and gives its corners back. */
    void take(int start) {
        int region = chains.region(start);
        count = 0;
        places.clear();
        int at = start;
        do {
            int x = chains.x(at);
            int y = chains.y(at);
            if (chains.isShared(at)) {
                int before = places.find(x, y);
                // a loop that was stored meanwhile may have had that place
                if (before >= 0 && before < count && xs[before] == x && ys[before] == y) {
                    store(before, region);
                    count = before;
                }
                places.put(x, y, count);
            }
            add(x, y);
            int next = chains.next(at);
            chains.free(at);
            at = next;
        } while (at != start);
        store(0, region);
    }

    private void add(int x, int y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, count + (count >> 1));
            ys = Arrays.copyOf(ys, count + (count >> 1));
        }
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    /** Stores the loop of all corners from one on. */
    private void store(int from, int region) {
        long twiceArea = 0;
        for (int i = from, before = count - 1; i < count; before = i++) {
            twiceArea += (long) xs[before] * ys[i] - (long) xs[i] * ys[before];
        }
        // rows count downwards, so clockwise on the map is a positive area here
        rings.add(xs, ys, from, count, region, twiceArea < 0);
    }

    /** Where in a ring a place was met; open addressing, emptied in the time of what was put in. */
    private static final class Places {

        private long[] keys = new long[64];
        private int[] values = new int[64];
        private final Ints used = new Ints();

        void clear() {
            for (int i = 0; i < used.size(); i++) {
                keys[used.get(i)] = 0;
            }
            used.clear();
        }

        int find(int x, int y) {
            int slot = slot(key(x, y));
            return keys[slot] == 0 ? -1 : values[slot];
        }

        void put(int x, int y, int value) {
            if (2 * used.size() >= keys.length) {
                grow();
            }
            long key = key(x, y);
            int slot = slot(key);
            if (keys[slot] == 0) {
                keys[slot] = key;
                used.add(slot);
            }
            values[slot] = value;
        }

        private static long key(int x, int y) {
            // shared corners lie inside of the raster, so no key is 0
            return (long) y << 32 | x;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[2 * oldKeys.length];
            values = new int[keys.length];
            used.clear();
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                    used.add(slot);
                }
            }
        }
    }
}
