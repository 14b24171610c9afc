package io.insarhub.export.outline;

/**
 * Runs of valid pixels, row by row, joined into regions whose pixels share edges. Memory: 12 bytes a run.
 */
final class ValidRuns {

    private final int rows;
    private final int[] firstRun;
    private final Ints starts = new Ints();
    private final Ints ends = new Ints();
    private final Ints parents = new Ints();
    private int rowsDone;
    private long pixels;

    ValidRuns(int rows) {
        this.rows = rows;
        this.firstRun = new int[rows + 1];
    }

    /** Adds a run to the row that is being made; runs come from west to east and do not touch. */
    void add(int start, int end) {
        parents.add(starts.size());
        starts.add(start);
        ends.add(end);
        pixels += end - start;
    }

    /** Ends a row and joins it with the one above. */
    void endRow() {
        int above = rowsDone == 0 ? 0 : firstRun[rowsDone - 1];
        int aboveEnd = firstRun[rowsDone];
        for (int run = aboveEnd; run < starts.size(); run++) {
            while (above < aboveEnd && ends.get(above) <= starts.get(run)) {
                above++;
            }
            for (int i = above; i < aboveEnd && starts.get(i) < ends.get(run); i++) {
                join(i, run);
            }
        }
        firstRun[++rowsDone] = starts.size();
    }

    int rows() {
        return rows;
    }

    long pixels() {
        return pixels;
    }

    /** The runs of a row, from this one on. */
    int firstOf(int row) {
        return firstRun[row];
    }

    /** Where the runs of a row end. */
    int endOf(int row) {
        return firstRun[row + 1];
    }

    int start(int run) {
        return starts.get(run);
    }

    int end(int run) {
        return ends.get(run);
    }

    /** The region of a valid pixel: the number of its first run. */
    int region(int row, int column) {
        int low = firstRun[row];
        int high = firstRun[row + 1] - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= column) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return root(low);
    }

    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first != second) {
            parents.set(Math.max(first, second), Math.min(first, second));
        }
    }

    private int root(int run) {
        int at = run;
        while (parents.get(at) != at) {
            // each step halves the way for the next search
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }
}
