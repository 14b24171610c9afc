package io.insarhub.export.outline;

/** Numbers of regions, and which of them turned out to be one. Memory: 4 bytes for each number. */
final class Regions {

    private final Ints parents = new Ints();

    /** A region that touches no other so far. */
    int add() {
        parents.add(parents.size());
        return parents.size() - 1;
    }

    /** Makes two regions one. */
    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first != second) {
            parents.set(Math.max(first, second), Math.min(first, second));
        }
    }

    /** The least number of a region. */
    int root(int region) {
        int at = region;
        while (parents.get(at) != at) {
            // each step halves the way for the next search
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }

    long bytes() {
        return 4L * parents.size();
    }
}
