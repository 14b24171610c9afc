package io.insarhub.export.outline;

/** Rings the other way round. */
final class Rings {

    private Rings() {}

    /** Columns and rows of a ring's corners, outer rings counter-clockwise on the map. */
    static int[] reversed(Outline outline, int ring) {
        int[] points = new int[2 * outline.points(ring)];
        int[] at = {points.length};
        outline.follow(ring, (x, y) -> {
            at[0] -= 2;
            points[at[0]] = x;
            points[at[0] + 1] = y;
        });
        return points;
    }
}
