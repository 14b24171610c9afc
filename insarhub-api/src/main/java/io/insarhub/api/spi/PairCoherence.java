package io.insarhub.api.spi;

import io.insarhub.api.ScenePair;
import java.util.OptionalDouble;

/** Predicts the coherence of pairs, before anything is computed from them. Safe for use by many threads. */
@FunctionalInterface
public interface PairCoherence {

    /** The expected coherence of a pair, 0–1; empty where it is not known. */
    OptionalDouble coherence(ScenePair pair);
}
