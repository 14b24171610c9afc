package io.insarhub.quality.sources;

import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.quality.features.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shares of land-cover classes from ESA WorldCover 2021, 0–1, of the folder's area: the same on every date. */
public final class WorldCoverLandCover implements FeatureSource {

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public WorldCoverLandCover() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public WorldCoverLandCover(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "worldcover";
    }

    @Override
    public Set<String> features() {
        return LandCoverTiles.features();
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        BoundingBox box = DayFetch.place(context.workdir())
                .map(Place::aoi)
                .map(aoi -> aoi.bounds())
                .orElseGet(() -> Spot.around(latitude, longitude).box());
        Map<String, Double> shares = new LinkedHashMap<>();
        new LandCoverTiles(settings).shares(box, context.cancellation()).forEach((name, share) -> {
            if (share instanceof Number number) {
                shares.put(name, number.doubleValue());
            }
        });
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        dates.forEach(date -> days.put(date, shares));
        return days;
    }
}
