package io.insarhub.quality.score;

import io.insarhub.api.Season;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the coherence of a pair. NaN means unknown.
 *
 * @param source where {@code expected} is from: {@code s3} for the decay maps, {@code climatology}, {@code failed}
 * @param expected mean over the area, 0–1
 * @param floor what stays however long one waits, 0–1
 * @param climatology what the climatology table says, 0–1
 * @param season1 season of the reference's date
 * @param season2 season of the secondary's date
 * @param segments the parts of the time between, by season, in order
 */
public record PairCoherence(
        String source,
        double expected,
        double floor,
        double climatology,
        @Nullable Season season1,
        @Nullable Season season2,
        List<Segment> segments) {

    /** Nothing is known. */
    public static PairCoherence unknown() {
        return new PairCoherence("failed", Double.NaN, Double.NaN, Double.NaN, null, null, List.of());
    }

    boolean isOneSeason() {
        return segments.size() == 1;
    }
}
