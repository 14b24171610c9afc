package io.insarhub.quality.features;

import io.insarhub.api.Season;
import io.insarhub.quality.coherence.ChainedCoherence;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.score.Decimals;
import io.insarhub.quality.score.LandCoverShares;
import io.insarhub.quality.score.PairCoherence;
import io.insarhub.quality.score.PairFeatures;
import io.insarhub.quality.score.Segment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of every pair of a stack's scenes, made when they are asked for. Immutable; safe for use by many threads.
 */
public final class PairTable {

    private static final String FROM_MAPS = "s3";
    private static final String FROM_TABLE = "climatology";
    private static final String NOT_KNOWN = "failed";

    private final StackScenes scenes;
    private final CachedFeatures features;
    private final ChainedCoherence coherence;
    private final int[] dateOf;
    private final @Nullable Climatology climatology;
    private final double latitude;

    /**
     * A table.
     *
     * @param place where; null if nobody knows
     * @param coherence what the decay maps say of the scenes' dates
     */
    public PairTable(StackScenes scenes, CachedFeatures features, ChainedCoherence coherence, @Nullable Place place) {
        this.scenes = scenes;
        this.features = features;
        this.coherence = coherence;
        latitude = place == null ? Double.NaN : place.latitude();
        climatology = place == null ? null : Climatology.at(latitude);
        Map<LocalDate, Integer> numbers = new HashMap<>();
        coherence.dates().forEach(date -> numbers.put(date, numbers.size()));
        dateOf = scenes.dates().stream()
                .mapToInt(date -> numbers.getOrDefault(date, -1))
                .toArray();
    }

    /** The features of a pair, by the numbers of its scenes, the earlier first. */
    public PairFeatures features(int first, int second) {
        LocalDate date1 = scenes.dates().get(first);
        LocalDate date2 = scenes.dates().get(second);
        LandCoverShares cover = features.landCover();
        return PairFeatures.of(
                (int) Math.abs(date2.toEpochDay() - date1.toEpochDay()),
                scenes.baselineMeters(second) - scenes.baselineMeters(first),
                features.day(date1),
                features.day(date2),
                climatology == null ? Double.NaN : SeasonPenalty.of(date1, date2, latitude),
                cover,
                coherence(date1, date2, dateOf[first], dateOf[second]));
    }

    private PairCoherence coherence(LocalDate date1, LocalDate date2, int first, int second) {
        List<SeasonDays.Part> parts = SeasonDays.between(date1, date2);
        int a = Math.min(first, second);
        int b = Math.max(first, second);
        double expected = Decimals.round(coherence.expected(a, b), 4);
        boolean mapped = !Double.isNaN(expected);
        List<Segment> segments = new ArrayList<>(parts.size());
        for (SeasonDays.Part part : parts) {
            double left = mapped
                    ? coherence.ofSegment(part.season(), part.days())
                    : climatology == null ? Double.NaN : climatology.coherence(List.of(part));
            segments.add(new Segment(part.days(), part.season(), Decimals.round(left, 4)));
        }
        double byTable = climatology == null ? Double.NaN : Decimals.round(climatology.coherence(parts), 4);
        double floor = mapped ? coherence.floor(a, b) : climatology == null ? Double.NaN : climatology.floor(parts);
        String source = mapped ? FROM_MAPS : climatology == null ? NOT_KNOWN : FROM_TABLE;
        return new PairCoherence(
                source, expected, Decimals.round(floor, 4), byTable, Season.of(date1), Season.of(date2), segments);
    }
}
