package io.insarhub.core.dem;

/** How heights between points are made. */
public enum Resampling {
    /** Linear in both directions: never higher or lower than the points around. */
    BILINEAR(1),
    /** Cubic convolution with a = −½ (R. Keys 1981): smoother slopes, may overshoot at cliffs. */
    CUBIC(2);

    private final int radius;

    Resampling(int radius) {
        this.radius = radius;
    }

    /** How many points to each side take part. */
    int radius() {
        return radius;
    }

    /** Weight of a point at a distance, in points. */
    double weight(double distance) {
        double x = Math.abs(distance);
        if (x >= radius) {
            return 0;
        }
        if (this == BILINEAR) {
            return 1 - x;
        }
        return x <= 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
    }
}
