package io.insarhub.hyp3.sbas;

import java.util.Locale;

/** What an observation counts for, by its coherence; MintPy's {@code weightFunc}. */
public enum Weighting {
    /** Inverse of the phase variance of distributed scatterers. */
    VAR,
    /** Fisher information, 2 L γ² / (1 − γ²). */
    FIM,
    /** The coherence itself. */
    COH,
    /** All the same. */
    NO;

    /** The name that MintPy uses. */
    public String mintpyName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
