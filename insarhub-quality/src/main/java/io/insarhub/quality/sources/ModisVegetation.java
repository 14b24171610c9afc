package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** NDVI from MODIS, −1–1. */
public final class ModisVegetation implements FeatureSource {

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public ModisVegetation() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public ModisVegetation(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "modis-ndvi";
    }

    @Override
    public Set<String> features() {
        return Set.copyOf(DayFeature.NDVI.names());
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        return DayFetch.fetch(
                name(),
                DayFeature.NDVI,
                () -> new VegetationService(settings),
                new LonLat(longitude, latitude),
                dates,
                context);
    }
}
