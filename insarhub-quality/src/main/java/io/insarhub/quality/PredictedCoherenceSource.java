package io.insarhub.quality;

import io.insarhub.api.Season;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.sources.SeasonalCoherence;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What coherence to expect of the pairs of a stack that is not selected yet: from decay maps of its area, which are fetched
 * into its folder; where there is no area, or a season's map cannot be had, from the climatology of the latitude.
 */
public final class PredictedCoherenceSource implements PairCoherenceSource {

    private static final Logger LOG = LoggerFactory.getLogger(PredictedCoherenceSource.class);

    private final QualityOptions options;

    /** The source with its default addresses; also made by the service loader. */
    public PredictedCoherenceSource() {
        this(QualityOptions.defaults());
    }

    /** The source with other addresses, finer maps, or offline: then with the maps that the folder has. */
    public PredictedCoherenceSource(QualityOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "insarhub-quality";
    }

    @Override
    public PairCoherence predict(
            double latitude, double longitude, @Nullable String area, Set<LocalDate> dates, StageContext context) {
        Place place = area == null ? null : Place.ofWkt(area).orElse(null);
        if (place == null || dates.isEmpty()) {
            return PredictedCoherence.atLatitude(latitude);
        }
        if (!options.sources().offline()) {
            Map<Season, String> failures = new SeasonalCoherence(options.sources()).complete(place, dates, context);
            failures.forEach((season, reason) -> LOG.info(
                    "{}: coherence in {} is taken from the climatology: {}", context.workdir(), season, reason));
        }
        return PredictedCoherence.of(context.workdir(), place, dates);
    }
}
