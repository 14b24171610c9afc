package io.insarhub.quality.score;

/**
 * Scores pairs, each in the best way that its features allow. Pure functions of the features.
 *
 * @param goodCoherence from which on the coherence takes nothing from a score: 0.60, in release 0.4 0.40
 * @param flat whether every score is made from times and baselines alone, whatever is known
 */
public record PairScoring(double goodCoherence, boolean flat) {

    /** The coherence from which on a pair loses nothing. */
    public static final double DEFAULT_GOOD_COHERENCE = 0.60;

    /** The scoring of release 0.2.5. */
    public static PairScoring standard() {
        return new PairScoring(DEFAULT_GOOD_COHERENCE, false);
    }

    /** The score of a pair, 0–100. */
    public double score(PairFeatures f) {
        return score(f, tier(f));
    }

    /** The score of a pair made in a certain way, 0–100. */
    public double score(PairFeatures f, Tier tier) {
        return switch (tier) {
            case COHERENCE, CLIMATOLOGY -> CoherenceScore.of(f, coherence(f, tier), goodCoherence);
            case LAND_COVER -> percent(new LandCoverScore(f).score());
            case FLAT -> percent(new FlatScore(f).score());
        };
    }

    /** What the score of a pair came from. */
    public void factors(PairFeatures f, FactorSink out) {
        factors(f, tier(f), out);
    }

    /** What the score of a pair made in a certain way came from. */
    public void factors(PairFeatures f, Tier tier, FactorSink out) {
        switch (tier) {
            case COHERENCE, CLIMATOLOGY ->
                CoherenceScore.factors(f, coherence(f, tier), f.coherence().source(), goodCoherence, out);
            case LAND_COVER -> new LandCoverScore(f).factors(out);
            case FLAT -> new FlatScore(f).factors(out);
        }
    }

    private Tier tier(PairFeatures f) {
        return flat ? Tier.FLAT : Tier.of(f);
    }

    private static double coherence(PairFeatures f, Tier tier) {
        return tier == Tier.COHERENCE ? f.coherence().expected() : f.coherence().climatology();
    }

    /** Four decimals of 0–1 as two of 0–100. */
    private static double percent(double unit) {
        return Decimals.round(100 * unit, 2);
    }
}
