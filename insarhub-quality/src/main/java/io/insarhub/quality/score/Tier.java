package io.insarhub.quality.score;

/** How a score is made, the best way first. */
public enum Tier {
    /** From the coherence that the decay maps lead to expect. */
    COHERENCE,
    /** From the land cover. */
    LAND_COVER,
    /** From the coherence of the latitude band in the climatology table. */
    CLIMATOLOGY,
    /** From times and baselines alone. */
    FLAT;

    /** The best way that a pair's features allow. */
    public static Tier of(PairFeatures f) {
        if (!Double.isNaN(f.coherence().expected())) {
            return COHERENCE;
        }
        if (f.landCover().isKnown()) {
            return LAND_COVER;
        }
        return Double.isNaN(f.coherence().climatology()) ? FLAT : CLIMATOLOGY;
    }
}
