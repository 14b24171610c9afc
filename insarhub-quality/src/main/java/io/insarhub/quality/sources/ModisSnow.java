package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Shares of ground under snow and permanent ice from MODIS, 0–1. Needs an Earthdata account; knows nothing without one. */
public final class ModisSnow implements FeatureSource {

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public ModisSnow() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public ModisSnow(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "modis-snow";
    }

    @Override
    public Set<String> features() {
        return Set.copyOf(DayFeature.SNOW.names());
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        return DayFetch.fetch(
                name(),
                DayFeature.SNOW,
                () -> new SnowService(settings),
                new LonLat(longitude, latitude),
                dates,
                context);
    }
}
