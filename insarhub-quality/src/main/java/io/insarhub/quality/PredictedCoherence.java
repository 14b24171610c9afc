package io.insarhub.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.StackFolder;
import io.insarhub.quality.coherence.ChainedCoherence;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.features.Climatology;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.features.StackScenes;
import io.insarhub.quality.maps.FolderMaps;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The coherence that is expected of pairs, for the designed selector: from the decay maps of a stack's folder; where these
 * lack a season of a pair, from the climatology of its latitude. Asks nobody. Immutable; safe for use by many threads.
 */
public final class PredictedCoherence implements PairCoherence {

    private static final String POLARIZATION = "vv";

    private final Map<Season, DecayPlanes> maps;
    private final @Nullable Climatology climatology;
    private final Map<LocalDate, Integer> numbers = new HashMap<>();
    private final @Nullable ChainedCoherence chained;

    private PredictedCoherence(
            Map<Season, DecayPlanes> maps, @Nullable Climatology climatology, List<LocalDate> dates) {
        this.maps = maps;
        this.climatology = climatology;
        chained = maps.isEmpty() || dates.isEmpty() ? null : ChainedCoherence.of(maps, dates, Cancellation.never());
        if (chained != null) {
            chained.dates().forEach(date -> numbers.put(date, numbers.size()));
        }
    }

    /**
     * What is expected of pairs of a stack. Its scenes' pairs are computed now, all at once; others when they are asked for.
     */
    public static PredictedCoherence of(StackFolder stack) {
        Place place = Place.of(stack.config().orElse(InsarhubConfig.empty())).orElse(null);
        Map<Season, DecayPlanes> maps = FolderMaps.read(
                        stack.path(), place, stack.qualityCache().orElse(null), POLARIZATION)
                .bySeason();
        List<LocalDate> dates =
                stack.stackFile().map(file -> StackScenes.of(file).dates()).orElse(List.of());
        return new PredictedCoherence(maps, place == null ? null : Climatology.at(place.latitude()), dates);
    }

    /** What is expected in an area, by the maps of a folder where they hold for it; pairs of these dates at once. */
    static PredictedCoherence of(Path folder, Place place, Set<LocalDate> dates) {
        Map<Season, DecayPlanes> maps =
                FolderMaps.read(folder, place, null, POLARIZATION).bySeason();
        return new PredictedCoherence(maps, Climatology.at(place.latitude()), List.copyOf(dates));
    }

    /**
     * What is expected at a latitude, by the climatology alone: before there is a folder.
     *
     * @param latitudeDegrees degrees north
     */
    public static PredictedCoherence atLatitude(double latitudeDegrees) {
        return new PredictedCoherence(Map.of(), Climatology.at(latitudeDegrees), List.of());
    }

    /** The seasons that decay maps tell of; the climatology does of the others. */
    public List<Season> mappedSeasons() {
        return maps.keySet().stream().sorted().toList();
    }

    @Override
    public OptionalDouble coherence(ScenePair pair) {
        LocalDate one = SceneName.parse(pair.reference()).date();
        LocalDate other = SceneName.parse(pair.secondary()).date();
        if (one == null || other == null) {
            return OptionalDouble.empty();
        }
        double mapped = mapped(one.isAfter(other) ? other : one, one.isAfter(other) ? one : other);
        if (!Double.isNaN(mapped)) {
            return OptionalDouble.of(Math.min(1, Math.max(0, mapped)));
        }
        return climatology == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(climatology.coherence(SeasonDays.between(one, other)));
    }

    private double mapped(LocalDate first, LocalDate second) {
        if (maps.isEmpty()) {
            return Double.NaN;
        }
        Integer a = numbers.get(first);
        Integer b = numbers.get(second);
        if (chained != null && a != null && b != null) {
            return chained.expected(a, b);
        }
        ChainedCoherence own = ChainedCoherence.of(maps, List.of(first, second), Cancellation.never());
        return own.expected(0, own.dates().size() - 1);
    }

    @Override
    public String toString() {
        return "PredictedCoherence[" + (maps.isEmpty() ? "climatology" : "decay maps of " + mappedSeasons()) + "]";
    }
}
