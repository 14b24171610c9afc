package io.insarhub.quality.sources;

import io.insarhub.api.Season;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.features.Climatology;
import io.insarhub.quality.features.NdviClimatology;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is usual at a latitude in the season of a date, from tables that come with the library: NDVI, and the coherence of
 * a pair of 12 days, which differs from a measured one by a name of its own. Asks nobody.
 */
public final class ClimatologyTables implements FeatureSource {

    private static final String NDVI = "ndvi_climatology";
    private static final String COHERENCE = "coherence_climatology_12";
    private static final int DAYS = 12;

    /** The tables; also made by the service loader. */
    public ClimatologyTables() {}

    @Override
    public String name() {
        return "climatology";
    }

    @Override
    public Set<String> features() {
        return Set.of(NDVI, COHERENCE);
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        Climatology climatology = Climatology.at(latitude);
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        for (LocalDate date : dates) {
            Map<String, Double> usual = new LinkedHashMap<>();
            double ndvi = NdviClimatology.at(latitude, date);
            if (!Double.isNaN(ndvi)) {
                usual.put(NDVI, ndvi);
            }
            usual.put(COHERENCE, climatology.coherence(List.of(new SeasonDays.Part(DAYS, Season.of(date)))));
            days.put(date, usual);
        }
        return days;
    }
}
