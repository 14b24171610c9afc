package io.insarhub.hyp3.diagnostics;

import io.insarhub.hyp3.sbas.RampKind;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the analysis, as far as its files do not tell.
 *
 * @param coherenceBased whether interferograms of low mean coherence were dropped
 * @param minCoherence least mean coherence of one outside the spanning tree, 0–1
 * @param residualRamp surface that is taken from the residuals of a date; null: none
 * @param residualCutoff how many times the median a date's residual may be
 */
public record Rules(
        boolean coherenceBased,
        double minCoherence,
        @Nullable RampKind residualRamp,
        double residualCutoff) {}
