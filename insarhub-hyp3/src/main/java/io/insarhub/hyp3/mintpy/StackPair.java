package io.insarhub.hyp3.mintpy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interferogram to be loaded.
 *
 * @param phase its clipped phase
 * @param coherence its clipped coherence
 * @param components its clipped unwrapping components; null if it has none
 * @param firstDate date of the reference scene, {@code 20200104}
 * @param secondDate date of the secondary scene
 * @param bperpMeters perpendicular baseline; NaN where unknown
 */
public record StackPair(
        Path phase, Path coherence, @Nullable Path components, String firstDate, String secondDate, float bperpMeters) {

    /** Its rasters. */
    public List<Path> files() {
        return components == null ? List.of(phase, coherence) : List.of(phase, coherence, components);
    }
}
