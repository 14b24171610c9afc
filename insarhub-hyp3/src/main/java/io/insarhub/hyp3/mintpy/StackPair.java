package io.insarhub.hyp3.mintpy;

import java.nio.file.Path;

/**
 * An interferogram to be loaded.
 *
 * @param phase its clipped phase
 * @param coherence its clipped coherence
 * @param firstDate date of the reference scene, {@code 20200104}
 * @param secondDate date of the secondary scene
 * @param bperpMeters perpendicular baseline; NaN where unknown
 */
public record StackPair(Path phase, Path coherence, String firstDate, String secondDate, float bperpMeters) {}
