package io.insarhub.export.outline;

/** Runs of valid pixels in one row, from west to east, none of which touch, and the regions that they belong to. */
final class Runs {

    private final Ints starts = new Ints();
    private final Ints ends = new Ints();
    private final Ints regions = new Ints();

    void clear() {
        starts.clear();
        ends.clear();
        regions.clear();
    }

    void add(int start, int end) {
        starts.add(start);
        ends.add(end);
    }

    int size() {
        return starts.size();
    }

    /** Column where a run starts, or ends: runs' starts are even numbers, their ends odd. */
    int edge(int number) {
        return (number & 1) == 0 ? starts.get(number >> 1) : ends.get(number >> 1);
    }

    int region(int run) {
        return regions.get(run);
    }

    /** Finds the regions of these runs, which lie below others: runs that share edges belong together. */
    void joinTo(Runs above, Regions all) {
        int first = 0;
        for (int run = 0; run < size(); run++) {
            while (first < above.size() && above.ends.get(first) <= starts.get(run)) {
                first++;
            }
            int region = -1;
            for (int i = first; i < above.size() && above.starts.get(i) < ends.get(run); i++) {
                if (region < 0) {
                    region = above.region(i);
                } else {
                    all.join(region, above.region(i));
                }
            }
            regions.add(region < 0 ? all.add() : region);
        }
    }
}
