package io.insarhub.hyp3.sbas;

/** By what observations are left out before the inversion; MintPy's {@code maskDataset}. */
public enum MaskLayer {
    /** None are. */
    NONE,
    /** Those whose coherence is below the threshold. */
    COHERENCE,
    /** Those outside every connected component of the unwrapping. */
    CONNECT_COMPONENT
}
