package io.insarhub.core.pairs;

/** What each pair of epochs would count for in an inversion. */
@FunctionalInterface
public interface PairWeights {

    /** Weight of a pair, 1/σ² in 1/mm², positive and finite; see {@link PairNoise#weight}. */
    double weight(int earlier, int later);
}
