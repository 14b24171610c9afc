package io.insarhub.core.baseline;

import io.insarhub.api.StateVector;
import io.insarhub.api.StateVectors;
import java.time.Instant;

/**
 * The piece of an orbit between two state vectors, in time since the ascending node, so that two passes over one place
 * have the same clock.
 *
 * @param preSeconds seconds from the ascending node to the first vector
 * @param postSeconds seconds from the ascending node to the second vector
 */
public record OrbitArc(
        long preSeconds, long postSeconds, Vec prePosition, Vec postPosition, Vec preVelocity, Vec postVelocity) {

    /** The arc of a scene; all times count to the whole second below, as ASF publishes them. */
    public static OrbitArc of(StateVectors vectors, Instant ascendingNodeTime) {
        StateVector pre = vectors.pre();
        StateVector post = vectors.post();
        long node = ascendingNodeTime.getEpochSecond();
        return new OrbitArc(
                pre.time().getEpochSecond() - node,
                post.time().getEpochSecond() - node,
                new Vec(pre.x(), pre.y(), pre.z()),
                new Vec(post.x(), post.y(), post.z()),
                new Vec(pre.vx(), pre.vy(), pre.vz()),
                new Vec(post.vx(), post.vy(), post.vz()));
    }

    /** Velocity at a time, linear between the two vectors. */
    Vec velocity(long seconds) {
        return between(preVelocity, postVelocity, seconds);
    }

    /** Position at a time: linear, then brought to the length that is linear in time, for a chord cuts the curve short. */
    Vec position(long seconds) {
        if (seconds == preSeconds || seconds == postSeconds) {
            return between(prePosition, postPosition, seconds);
        }
        Vec chord = between(prePosition, postPosition, seconds);
        double length = prePosition.length() + share(seconds) * (postPosition.length() - prePosition.length());
        return chord.times(length / chord.length());
    }

    private Vec between(Vec pre, Vec post, long seconds) {
        if (seconds == preSeconds) {
            return pre;
        }
        if (seconds == postSeconds) {
            return post;
        }
        return pre.plus(post.minus(pre).times(share(seconds)));
    }

    private double share(long seconds) {
        return (double) (seconds - preSeconds) / (postSeconds - preSeconds);
    }
}
