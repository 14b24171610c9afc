package io.insarhub.quality.sources;

import io.insarhub.api.Season;
import io.insarhub.api.ServiceException;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.FolderMaps;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How coherence falls with time in the season of a date, by the Global Seasonal Sentinel-1 Coherence data set: means over
 * the folder's area of γ∞, γ0 and τ in days. Its maps are written to the folder. Knows nothing where the folder has no area.
 */
public final class SeasonalCoherence implements FeatureSource {

    private static final String POLARIZATION = "vv";

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public SeasonalCoherence() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public SeasonalCoherence(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "s1-coherence";
    }

    @Override
    public Set<String> features() {
        return Set.of("coherence_floor", "coherence_start", "coherence_tau_days");
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        Optional<Place> place = DayFetch.place(context.workdir());
        if (place.isEmpty() || dates.isEmpty()) {
            return Map.of();
        }
        Map<Season, String> failures = complete(place.get(), dates, context);
        Map<Season, Map<String, Double>> means = new EnumMap<>(Season.class);
        FolderMaps.read(context.workdir(), place.get(), null, POLARIZATION)
                .bySeason()
                .forEach((season, planes) -> means.put(season, means(planes)));
        if (means.isEmpty() && !failures.isEmpty()) {
            throw new ServiceException(name(), 0, failures.values().iterator().next(), null);
        }
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        for (LocalDate date : dates) {
            Map<String, Double> known = means.getOrDefault(Season.of(date), Map.of());
            if (!known.isEmpty()) {
                days.put(date, known);
            }
        }
        return days;
    }

    /**
     * Writes the maps of an area that a folder lacks for the seasons from the first of some dates to the last.
     *
     * @return why seasons have none
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public Map<Season, String> complete(Place place, Set<LocalDate> dates, StageContext context) {
        return new MapFetch(context.workdir(), settings)
                .complete(place, QualityCache.empty(), MapFetch.seasons(dates), POLARIZATION, context.cancellation());
    }

    private static Map<String, Double> means(DecayPlanes planes) {
        int[] valid = IntStream.range(0, planes.size()).filter(planes::isValid).toArray();
        return valid.length == 0
                ? Map.of()
                : Map.of(
                        "coherence_floor",
                        IntStream.of(valid)
                                .mapToDouble(planes::gammaInfinity)
                                .average()
                                .orElseThrow(),
                        "coherence_start",
                        IntStream.of(valid)
                                .mapToDouble(planes::gamma0)
                                .average()
                                .orElseThrow(),
                        "coherence_tau_days",
                        IntStream.of(valid)
                                .mapToDouble(planes::tauDays)
                                .average()
                                .orElseThrow());
    }
}
