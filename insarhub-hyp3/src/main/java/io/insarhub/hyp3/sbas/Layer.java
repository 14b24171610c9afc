package io.insarhub.hyp3.sbas;

/** The cubes of an interferogram stack. */
public enum Layer {
    /** Unwrapped phase, radians. */
    PHASE("unwrapPhase"),
    /** Spatial coherence, 0–1. */
    COHERENCE("coherence"),
    /** Connected component of the unwrapping; zero: none. */
    COMPONENT("connectComponent");

    private final String dataset;

    Layer(String dataset) {
        this.dataset = dataset;
    }

    /** Name of the dataset in MintPy's files. */
    String dataset() {
        return dataset;
    }
}
