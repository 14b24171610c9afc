package io.insarhub.api;

/**
 * The two state vectors that ASF publishes for a scene, some ten seconds apart around its middle: what a perpendicular
 * baseline is computed from.
 *
 * @param pre the earlier one
 * @param post the later one
 */
public record StateVectors(StateVector pre, StateVector post) {

    /**
     * Checks the order.
     *
     * @throws BadOptionException if {@code post} is not later than {@code pre}
     */
    public StateVectors {
        if (!post.time().isAfter(pre.time())) {
            throw new BadOptionException(
                    "state vectors", "need the earlier one first, but are at " + pre.time() + " and " + post.time());
        }
    }
}
