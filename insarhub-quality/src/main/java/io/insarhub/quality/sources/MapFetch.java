package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Season;
import io.insarhub.api.file.QualityCache;
import io.insarhub.core.folder.FileNames;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import io.insarhub.quality.maps.FolderMaps;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the decay maps that a folder lacks. A season that fails leaves no file, and is asked for again by the next run. */
final class MapFetch {

    private final Path folder;
    private final SourceSettings settings;

    MapFetch(Path folder, SourceSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    private record Failures(Map<Season, String> bySeason, Set<Season> asked) {}

    /** The seasons from the first of some dates to the last. */
    static Set<Season> seasons(Collection<LocalDate> dates) {
        return SeasonDays.between(Collections.min(dates), Collections.max(dates)).stream()
                .map(SeasonDays.Part::season)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Season.class)));
    }

    /** Makes the maps of these seasons, as far as they are missing. Gives what went wrong with which. */
    Map<Season, String> complete(
            Place place, QualityCache cache, Set<Season> seasons, String polarization, Cancellation cancellation) {
        Object what = List.of("decay maps", place.hash(), polarization);
        while (true) {
            Set<Season> missing = missing(place, cache, seasons, polarization);
            if (missing.isEmpty()) {
                return Map.of();
            }
            Optional<Flights.Landed<Failures>> landed = Flights.join(
                    folder,
                    what,
                    Failures.class,
                    cancellation,
                    () -> fetch(place, cache, seasons, polarization, cancellation));
            if (landed.isPresent()) {
                Failures failures = landed.get().result();
                if (landed.get().own() || failures.asked.containsAll(missing)) {
                    return failures.bySeason;
                }
            }
        }
    }

    private Set<Season> missing(Place place, QualityCache cache, Set<Season> seasons, String polarization) {
        Set<Season> missing = EnumSet.copyOf(seasons);
        missing.removeAll(
                FolderMaps.read(folder, place, cache, polarization).bySeason().keySet());
        return missing;
    }

    private Failures fetch(
            Place place, QualityCache cache, Set<Season> seasons, String polarization, Cancellation cancellation) {
        Map<Season, String> failures = new EnumMap<>(Season.class);
        Map<Season, DecayPlanes> there =
                FolderMaps.read(folder, place, cache, polarization).bySeason();
        Set<Season> asked = EnumSet.copyOf(seasons);
        asked.removeAll(there.keySet());
        if (asked.isEmpty()) {
            return new Failures(failures, asked);
        }
        try (CoherenceData data = new CoherenceData(settings)) {
            Set<Season> open = EnumSet.copyOf(asked);
            while (!open.isEmpty()) {
                Season season = open.iterator().next();
                open.remove(season);
                asked.add(season);
                cancellation.throwIfCancelled("decay maps");
                try {
                    DecayMapFile map = data.map(place, season, polarization, cancellation);
                    map.write(file(season, polarization));
                    // a map of another size, made by another program or of other data, cannot be chained with this one
                    there.forEach((other, planes) -> {
                        boolean fits = planes.width() == map.planes().width()
                                && planes.height() == map.planes().height();
                        if (!fits && !asked.contains(other)) {
                            open.add(other);
                        }
                    });
                } catch (CancelledException e) {
                    throw e;
                } catch (InsarhubException e) {
                    cancellation.throwIfCancelled("decay maps");
                    failures.put(season, String.valueOf(e.getMessage()));
                }
            }
        } catch (SdkException e) {
            asked.forEach(season -> failures.putIfAbsent(season, "the S3 client: " + e.getMessage()));
        }
        return new Failures(failures, asked);
    }

    private Path file(Season season, String polarization) {
        return folder.resolve(FileNames.DECAY_MAPS).resolve(FileNames.decayMap(season, polarization));
    }
}
