package io.insarhub.core;

import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.pairs.Epochs;
import io.insarhub.core.pairs.PairNoise;
import io.insarhub.core.pairs.PairWeights;
import java.util.Optional;
import java.util.OptionalDouble;

/** Weights of pairs from their predicted coherence; what is not known counts as nearly incoherent. For one thread. */
final class PredictedWeights implements PairWeights {

    private static final double UNKNOWN = 0;

    private final Epochs epochs;
    private final PairCoherence coherence;
    private final double looks;
    private int unknown;
    private int asked;

    PredictedWeights(Epochs epochs, PairCoherence coherence, double looks) {
        this.epochs = epochs;
        this.coherence = coherence;
        this.looks = looks;
    }

    @Override
    public double weight(int earlier, int later) {
        asked++;
        OptionalDouble gamma = coherence.coherence(
                new ScenePair(epochs.names().get(earlier), epochs.names().get(later)));
        boolean known = gamma.isPresent() && !Double.isNaN(gamma.getAsDouble());
        unknown += known ? 0 : 1;
        return PairNoise.weight(known ? gamma.getAsDouble() : UNKNOWN, looks);
    }

    Optional<String> warning() {
        return unknown == 0
                ? Optional.empty()
                : Optional.of("The coherence of " + unknown + " of " + asked
                        + " possible pairs is not known; they were taken for nearly incoherent");
    }
}
