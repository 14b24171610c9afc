package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Number of VIIRS hot spots within three days of each date. Needs a key of FIRMS; knows nothing without one. */
public final class FirmsFire implements FeatureSource {

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public FirmsFire() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public FirmsFire(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "firms";
    }

    @Override
    public Set<String> features() {
        return Set.copyOf(DayFeature.FIRE.names());
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        return DayFetch.fetch(
                name(),
                DayFeature.FIRE,
                () -> new FireService(settings, Clock.systemUTC()),
                new LonLat(longitude, latitude),
                dates,
                context);
    }
}
