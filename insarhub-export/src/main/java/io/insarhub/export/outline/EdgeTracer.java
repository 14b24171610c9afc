package io.insarhub.export.outline;

import io.insarhub.api.BadOptionException;

/**
 * Finds the edge between valid and other pixels in one sweep from north to south and links its corners, valid pixels to
 * the right of the way: regions clockwise on the map, holes counter-clockwise. Where four pixels meet and two opposite ones
 * are valid, each of these keeps its own corner. Rings are stored, in little room, as soon as they close.
 */
final class EdgeTracer {

    private final long mostBytes;
    private final Regions regions = new Regions();
    private final Chains chains = new Chains();
    private final RingStore rings = new RingStore();
    private final RingMaker maker = new RingMaker(chains, rings);
    // upper ends of the vertical edges that cross the row above, in the order of its runs' starts and ends
    private Ints open = new Ints();
    private Ints opening = new Ints();
    private Runs above = new Runs();
    private Runs below = new Runs();
    private int rows;
    private long pixels;

    /** A tracer that may hold so many bytes. */
    EdgeTracer(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Adds a run to the row that is being made; runs come from west to east and do not touch. */
    void add(int start, int end) {
        below.add(start, end);
        pixels += end - start;
    }

    /** Ends a row. */
    void endRow() {
        below.joinTo(above, regions);
        line(rows++);
        Runs spare = above;
        above = below;
        below = spare;
        below.clear();
        if (chains.bytes() + rings.bytes() + regions.bytes() > mostBytes) {
            throw new BadOptionException(
                    "memory_mb",
                    "the outline of " + rows + " rows takes more than " + (mostBytes >> 20)
                            + " MB; allow more, or ask for the bounds only");
        }
    }

    /** The outline of all rows. */
    Outline finish() {
        line(rows);
        return new Outline(rings, regions, pixels);
    }

    /** The line above row {@code y}. */
    private void line(int y) {
        int up = 0;
        int down = 0;
        int upEnd = 2 * above.size();
        int downEnd = 2 * below.size();
        boolean validAbove = false;
        boolean validBelow = false;
        int left = -1;
        opening.clear();
        while (up < upEnd || down < downEnd) {
            int xAbove = up < upEnd ? above.edge(up) : Integer.MAX_VALUE;
            int xBelow = down < downEnd ? below.edge(down) : Integer.MAX_VALUE;
            int x = Math.min(xAbove, xBelow);
            boolean edgeToTheLeft = validAbove != validBelow;
            boolean eastward = validBelow;
            int top = xAbove == x ? open.get(up) : -1;
            boolean startsAbove = (up & 1) == 0;
            if (xAbove == xBelow && startsAbove == ((down & 1) == 0)) {
                // straight down
                opening.add(top);
            } else if (xAbove == xBelow) {
                int upper = above.region(up >> 1);
                int lower = below.region(down >> 1);
                int west = chains.add(x, y, true, startsAbove ? lower : upper);
                int east = chains.add(x, y, true, startsAbove ? upper : lower);
                opening.add(startsAbove ? west : east);
                link(left, west, eastward);
                linkVertical(top, startsAbove ? east : west, startsAbove);
                left = east;
            } else {
                boolean isAbove = xAbove == x;
                int corner = chains.add(x, y, false, isAbove ? above.region(up >> 1) : below.region(down >> 1));
                if (!isAbove) {
                    opening.add(corner);
                }
                if (edgeToTheLeft) {
                    link(left, corner, eastward);
                }
                if (isAbove) {
                    linkVertical(top, corner, startsAbove);
                }
                left = corner;
            }
            if (xAbove == x) {
                validAbove = startsAbove;
                up++;
            }
            if (xBelow == x) {
                validBelow = (down & 1) == 0;
                down++;
            }
        }
        Ints spare = open;
        open = opening;
        opening = spare;
    }

    private void link(int west, int east, boolean eastward) {
        if (chains.link(eastward ? west : east, eastward ? east : west)) {
            maker.take(east);
        }
    }

    /** Up along the start of a run, down along its end. */
    private void linkVertical(int top, int bottom, boolean start) {
        if (chains.link(start ? bottom : top, start ? top : bottom)) {
            maker.take(bottom);
        }
    }
}
