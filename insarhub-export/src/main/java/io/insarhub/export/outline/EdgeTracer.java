package io.insarhub.export.outline;

/**
 * Finds the corners of the edge between valid and other pixels and links each to the next one, valid pixels to the right
 * of the way: regions clockwise on the map, holes counter-clockwise. One sweep from north to south over the runs; where
 * four pixels meet and two opposite ones are valid, each of these keeps its own corner.
 */
final class EdgeTracer {

    private final ValidRuns runs;
    private final Ints xs = new Ints();
    private final Ints ys = new Ints();
    private final Ints next = new Ints();
    // upper ends of the vertical edges that cross the row above, in the order of its runs' starts and ends
    private Ints open = new Ints();
    private Ints opening = new Ints();

    private EdgeTracer(ValidRuns runs) {
        this.runs = runs;
    }

    static Corners trace(ValidRuns runs) {
        EdgeTracer tracer = new EdgeTracer(runs);
        for (int y = 0; y <= runs.rows(); y++) {
            tracer.line(y);
        }
        return new Corners(tracer.xs, tracer.ys, tracer.next);
    }

    /** The line above row {@code y}. */
    private void line(int y) {
        int above = y == 0 ? 0 : 2 * runs.firstOf(y - 1);
        int aboveFirst = above;
        int aboveEnd = y == 0 ? 0 : 2 * runs.endOf(y - 1);
        int below = y == runs.rows() ? 0 : 2 * runs.firstOf(y);
        int belowEnd = y == runs.rows() ? 0 : 2 * runs.endOf(y);
        boolean validAbove = false;
        boolean validBelow = false;
        int left = -1;
        opening.clear();
        while (above < aboveEnd || below < belowEnd) {
            int xAbove = above < aboveEnd ? edge(above) : Integer.MAX_VALUE;
            int xBelow = below < belowEnd ? edge(below) : Integer.MAX_VALUE;
            int x = Math.min(xAbove, xBelow);
            boolean edgeToTheLeft = validAbove != validBelow;
            boolean eastward = validBelow;
            int top = xAbove == x ? open.get(above - aboveFirst) : -1;
            if (xAbove == xBelow && (above & 1) == (below & 1)) {
                // straight down
                opening.add(top);
            } else if (xAbove == xBelow) {
                int west = corner(x, y, 1);
                int east = corner(x, y, 2);
                boolean startsAbove = (above & 1) == 0;
                link(left, west, eastward);
                linkVertical(top, startsAbove ? east : west, startsAbove);
                opening.add(startsAbove ? west : east);
                left = east;
            } else {
                int corner = corner(x, y, 0);
                if (edgeToTheLeft) {
                    link(left, corner, eastward);
                }
                if (xAbove == x) {
                    linkVertical(top, corner, (above & 1) == 0);
                } else {
                    opening.add(corner);
                }
                left = corner;
            }
            if (xAbove == x) {
                validAbove = (above & 1) == 0;
                above++;
            }
            if (xBelow == x) {
                validBelow = (below & 1) == 0;
                below++;
            }
        }
        Ints spare = open;
        open = opening;
        opening = spare;
    }

    /** Column of the start (even) or end (odd) of a run. */
    private int edge(int i) {
        return (i & 1) == 0 ? runs.start(i >> 1) : runs.end(i >> 1);
    }

    private int corner(int x, int y, int twin) {
        xs.add(x << 2 | twin);
        ys.add(y);
        next.add(-1);
        return xs.size() - 1;
    }

    private void link(int west, int east, boolean eastward) {
        next.set(eastward ? west : east, eastward ? east : west);
    }

    /** Up along the start of a run, down along its end. */
    private void linkVertical(int top, int bottom, boolean start) {
        next.set(start ? bottom : top, start ? top : bottom);
    }
}
