package io.insarhub.hyp3.sbas;

/**
 * How pixels are inverted.
 *
 * @param weighting what an observation counts for
 * @param minNormVelocity whether the velocities between dates are the unknowns, and their norm the least; else the phases
 * @param mask by what observations are left out
 * @param maskThreshold least coherence of an observation, where it is masked by coherence
 * @param minRedundancy least number of interferograms at every date but the first
 */
public record InversionRules(
        Weighting weighting, boolean minNormVelocity, MaskLayer mask, double maskThreshold, double minRedundancy) {

    /** Whether the coherence decides anything in the inversion itself. */
    boolean needsCoherence() {
        return weighting != Weighting.NO || mask == MaskLayer.COHERENCE;
    }
}
