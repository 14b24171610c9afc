package io.insarhub.hyp3.sbas;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inversion in memory.
 *
 * @param displacement metres, value {@code (k · rows + r) · columns + c}
 * @param deramped the same less a ramp; null if there is none
 * @param temporalCoherence 0–1
 * @param count interferograms used
 * @param reliable whether the temporal coherence is high enough
 * @param meanCoherence of the interferograms
 * @param fit rasters of the time function by name
 * @param derampedFit the same of the deramped series; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, inside the library
public record ExactSolution(
        List<LocalDate> dates,
        int rows,
        int columns,
        double[] displacement,
        double @Nullable [] deramped,
        double[] temporalCoherence,
        int[] count,
        boolean[] reliable,
        float[] meanCoherence,
        Map<String, double[]> fit,
        Map<String, double[]> derampedFit) {}
