package io.insarhub.hyp3.sbas;

/** Weight of an observation by its coherence, by MintPy's formulas; not rounded to 32 bits as it does in between. */
final class CoherenceWeights {

    private static final float LEAST = 0.05f;
    private static final float MOST = 0.999f;
    /** Looks that count as one independent look, as MintPy has it. */
    static final double LOOKS_PER_INDEPENDENT_LOOK = 1.94;

    private final Weighting weighting;
    private final int looks;
    private final double[] table;

    CoherenceWeights(Weighting weighting, int looks) {
        this.weighting = weighting;
        this.looks = looks;
        double[] variance = weighting == Weighting.VAR ? PhaseVariance.table(looks) : new double[0];
        this.table = new double[variance.length];
        for (int k = 0; k < table.length; k++) {
            table[k] = 1 / variance[k];
        }
    }

    /** The weight. */
    double of(float coherence) {
        // the comparison is false for NaN, which counts as zero
        float at = coherence > LEAST ? coherence : LEAST;
        return switch (weighting) {
            case VAR -> table[PhaseVariance.index(at)];
            case FIM -> fisher(Math.min(at, MOST));
            case COH -> at;
            case NO -> 1;
        };
    }

    private double fisher(float coherence) {
        double square = (double) coherence * coherence;
        return 2.0 * looks * square / (1 - square);
    }
}
