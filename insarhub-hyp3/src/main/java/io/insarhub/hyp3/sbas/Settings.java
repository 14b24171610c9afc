package io.insarhub.hyp3.sbas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a run.
 *
 * @param rules how pixels are inverted
 * @param minTempCoh least temporal coherence of a reliable pixel
 * @param minNumPixel least number of reliable pixels
 * @param shadowMask whether what lies in radar shadow is unreliable
 * @param geometry file that may have the dataset {@code shadowMask}; null: none
 * @param reference row and column of the reference pixel; null: the file's, or the best
 * @param waterMask file with dataset {@code waterMask}, or {@code mask}; null: none
 * @param heightTrend how the stratified troposphere is fitted; null: it is not
 * @param ramp surface to take away from each date; null: none
 * @param rampMask file with dataset {@code mask} of the pixels that the surface is fitted to; null: the reliable ones
 * @param timeFunction what is fitted to the histories
 * @param demError geometry and degree, if the error of the elevation model is estimated; null: it is not
 * @param resources what may be used of the machine
 */
public record Settings(
        InversionRules rules,
        double minTempCoh,
        int minNumPixel,
        boolean shadowMask,
        @Nullable Path geometry,
        @Nullable Place reference,
        @Nullable Path waterMask,
        HeightTrend.@Nullable Rules heightTrend,
        @Nullable RampKind ramp,
        @Nullable Path rampMask,
        TimeFunction timeFunction,
        @Nullable Geometry demError,
        Resources resources) {

    /**
     * A pixel.
     *
     * @param row from 0
     * @param column from 0
     */
    public record Place(int row, int column) {}

    /**
     * For the error of the elevation model.
     *
     * @param file with the datasets {@code incidenceAngle} and {@code slantRangeDistance}
     * @param polynomial degree of the motion that is fitted along with it
     */
    public record Geometry(Path file, int polynomial) {}

    /**
     * What may be used of the machine.
     *
     * @param memoryBytes bound of the rasters in memory
     * @param threads number of threads
     * @param journalEvery how often finished tiles are made to last
     */
    public record Resources(long memoryBytes, int threads, Duration journalEvery) {}

    Optional<Place> givenReference() {
        return Optional.ofNullable(reference);
    }
}
