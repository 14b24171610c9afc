package io.insarhub.examples.truth;

/**
 * What lies on the grid and does not change: heights, the error of the elevation model, a lake, and how much of each pixel
 * keeps its phase. Fields made once; immutable.
 *
 * <ul>
 *   <li>heights: 820 m, with hills of 90 m standard deviation;
 *   <li>error of the elevation model: 4 m standard deviation;
 *   <li>a lake, 0.9 km in radius, 3.4 km east and 2.3 km south of the middle;
 *   <li>stable share s: 0.86 in the open, 0.50 in the woods, which are where a random field is above 1.1, 0.97 on a rock of
 *       0.4 km radius 3.6 km west and 2.4 km north of the middle.
 * </ul>
 */
final class Surface {

    private static final double ROCK = 0.97;
    private static final double OPEN = 0.86;
    private static final double WOODS = 0.50;

    private final TrueGrid grid;
    private final float[] hills;
    private final float[] heightErrors;
    private final float[] cover;

    Surface(TrueGrid grid, long seed) {
        this.grid = grid;
        hills = Turbulence.field(grid, seed + 1, 6);
        heightErrors = Turbulence.field(grid, seed + 2, 1.5);
        cover = Turbulence.field(grid, seed + 3, 2);
    }

    double heightMeters(int pixel) {
        return 820 + 90 * hills[pixel];
    }

    double heightErrorMeters(int pixel) {
        return 4 * heightErrors[pixel];
    }

    boolean isWater(int pixel) {
        return distance(pixel, 3.4, -2.3) < 0.9;
    }

    /** Part of the echo that keeps its phase for years, 0–1. */
    double stableShare(int pixel) {
        if (distance(pixel, -3.6, 2.4) < 0.4) {
            return ROCK;
        }
        // the edge of the woods is half a standard deviation wide
        double woods = Math.min(1, Math.max(0, (cover[pixel] - 0.85) / 0.5));
        return OPEN + (WOODS - OPEN) * woods;
    }

    private double distance(int pixel, double kilometersEast, double kilometersNorth) {
        return Math.hypot(grid.kilometersEast(pixel) - kilometersEast, grid.kilometersNorth(pixel) - kilometersNorth);
    }
}
