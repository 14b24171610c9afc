package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Weather of each day from Open-Meteo's archive: temperatures in °C, precipitation and its sums of three and seven days in mm. */
public final class OpenMeteoWeather implements FeatureSource {

    private final SourceSettings settings;

    /** The source with its default address; also made by the service loader. */
    public OpenMeteoWeather() {
        this(SourceSettings.defaults());
    }

    /** The source elsewhere. */
    public OpenMeteoWeather(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "open-meteo";
    }

    @Override
    public Set<String> features() {
        return Set.copyOf(DayFeature.WEATHER.names());
    }

    @Override
    public Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context) {
        return DayFetch.fetch(
                name(),
                DayFeature.WEATHER,
                () -> new WeatherArchive(settings, Clock.systemUTC()),
                new LonLat(longitude, latitude),
                dates,
                context);
    }
}
