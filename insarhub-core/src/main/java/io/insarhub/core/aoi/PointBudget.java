package io.insarhub.core.aoi;

/** Counts points while they are read, so that no file, whatever it says or holds, fills the heap. */
final class PointBudget {

    /** More than any coastline that somebody would search with; a gigabyte of text. */
    static final int MOST_POINTS = 1_000_000;

    private long left = MOST_POINTS;

    /** Takes points, or lists of points, off the budget. */
    void take(long count) {
        left -= count;
        if (left < 0) {
            throw Refusal.of("has more than 1,000,000 points. Simplify it first, for example with 'ogr2ogr -simplify'");
        }
    }
}
