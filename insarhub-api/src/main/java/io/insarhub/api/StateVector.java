package io.insarhub.api;

import java.time.Instant;

/**
 * Where a satellite was at a moment and how it moved, in the earth-fixed frame.
 *
 * @param time the moment, UTC
 * @param x position, metres
 * @param y position, metres
 * @param z position, metres
 * @param vx velocity, metres per second
 * @param vy velocity, metres per second
 * @param vz velocity, metres per second
 */
public record StateVector(Instant time, double x, double y, double z, double vx, double vy, double vz) {

    /**
     * Checks that all is finite.
     *
     * @throws BadOptionException if a number is not
     */
    public StateVector {
        if (!Double.isFinite(x + y + z + vx + vy + vz)) {
            throw new BadOptionException("state vector", "needs six finite numbers, at " + time);
        }
    }
}
