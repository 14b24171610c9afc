package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Season;
import io.insarhub.api.file.AoiGeometry;
import io.insarhub.api.file.LandCover;
import io.insarhub.api.file.QualityCache;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.FolderMaps;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings a folder's cache and decay maps up to what scores of some dates need, as far as the services tell. What fails is
 * told with its reason, and never fails the rest.
 */
public final class FeatureFetch {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final String OFFLINE = "offline: nothing was asked for";

    private final Path folder;
    private final SourceSettings settings;
    private final Clock clock;
    private final FolderFeatures features;
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    private FeatureFetch(Path folder, SourceSettings settings, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        features = new FolderFeatures(folder, clock);
    }

    /**
     * What there is now.
     *
     * @param cache the cache, with what came
     * @param reasons by feature why it could not be had
     */
    public record Result(QualityCache cache, Map<String, String> reasons) {}

    /**
     * Asks for what is missing.
     *
     * @param place the area; null if nobody knows it: then there is nothing to ask
     * @param dates of the scenes
     * @param polarization {@code vv} or {@code vh}
     * @throws CancelledException if cancelled
     */
    public static Result complete(
            Path folder,
            SourceSettings settings,
            Clock clock,
            @Nullable Place place,
            Collection<LocalDate> dates,
            String polarization,
            Cancellation cancellation) {
        FeatureFetch fetch = new FeatureFetch(folder, settings, clock);
        if (place != null && !dates.isEmpty()) {
            fetch.geometry(place);
            if (settings.offline()) {
                fetch.askNobody(place, dates, polarization);
            } else {
                fetch.run(place, dates, polarization, cancellation);
            }
        }
        fetch.features.refresh();
        return new Result(fetch.features.cache(), Map.copyOf(fetch.reasons));
    }

    /** False for the coherence of a season that lies outside the time of some dates. */
    public static boolean isNeeded(String feature, Collection<LocalDate> dates) {
        return dates.isEmpty()
                || EnumSet.complementOf(EnumSet.copyOf(MapFetch.seasons(dates))).stream()
                        .map(Names::coherence)
                        .noneMatch(feature::equals);
    }

    private void run(Place place, Collection<LocalDate> dates, String polarization, Cancellation cancellation) {
        Spot spot = Spot.of(place);
        Set<Season> seasons = MapFetch.seasons(dates);
        List<Runnable> first = List.of(
                () -> {
                    days(
                            DayFeature.WEATHER,
                            Names.WEATHER,
                            spot,
                            dates,
                            new WeatherArchive(settings, clock),
                            cancellation);
                    days(DayFeature.SNOW, Names.SNOW, spot, dates, new SnowService(settings), cancellation);
                    snowOfWeather(spot, dates);
                },
                () -> landCover(place, cancellation),
                () -> new MapFetch(folder, settings)
                        .complete(place, features.cache(), seasons, polarization, cancellation)
                        .forEach((season, reason) -> reasons.put(Names.coherence(season), reason)));
        all(first);
        // scores from coherence need no more
        if (seasons.stream().anyMatch(season -> reasons.containsKey(Names.coherence(season)))) {
            all(List.of(
                    () -> days(DayFeature.NDVI, Names.NDVI, spot, dates, new VegetationService(settings), cancellation),
                    () -> days(
                            DayFeature.FIRE, Names.FIRE, spot, dates, new FireService(settings, clock), cancellation)));
        }
    }

    private void askNobody(Place place, Collection<LocalDate> dates, String polarization) {
        Names.ALL.forEach(name -> reasons.put(name, OFFLINE));
        Set<Season> mapped = FolderMaps.read(folder, place, features.cache(), polarization)
                .bySeason()
                .keySet();
        if (!mapped.containsAll(MapFetch.seasons(dates))) {
            List<LonLat> points = Spot.of(place).points();
            reasons.put(Names.NDVI, OFFLINE);
            if (dates.stream()
                    .anyMatch(date ->
                            !DayFeature.FIRE.isComplete(DayFeature.FIRE.known(features.cache(), points, date)))) {
                reasons.put(Names.FIRE, OFFLINE);
            }
        }
    }

    private static void all(List<Runnable> work) {
        Workers.map(work, work.size(), "features", one -> {
            one.run();
            return true;
        });
    }

    private void days(
            DayFeature feature,
            String name,
            Spot spot,
            Collection<LocalDate> dates,
            DaySource source,
            Cancellation cancellation) {
        String problem =
                features.days(feature, spot, dates, source, cancellation).problem();
        if (problem != null) {
            reasons.put(name, problem);
        }
    }

    /** Depth, snowfall and temperature are known of the weather even where nobody tells the snow's extent. */
    private void snowOfWeather(Spot spot, Collection<LocalDate> dates) {
        boolean any = dates.stream().anyMatch(date -> lacksSnowOfWeather(features.cache(), spot, date));
        if (any) {
            features.save(cache -> {
                QualityCache changed = cache;
                for (LocalDate date : dates) {
                    if (lacksSnowOfWeather(changed, spot, date)) {
                        changed = DayFeature.SNOW.put(changed, spot.points(), date, Map.of());
                    }
                }
                return changed;
            });
        }
    }

    private static boolean lacksSnowOfWeather(QualityCache cache, Spot spot, LocalDate date) {
        return spot.points().stream()
                        .allMatch(p ->
                                cache.snow(p.latitude(), p.longitude(), date).isEmpty())
                && !DayFeature.WEATHER.known(cache, spot.points(), date).isEmpty();
    }

    private void geometry(Place place) {
        String hash = place.hash();
        Optional<AoiGeometry> known = features.cache().geometry(hash);
        if (known.filter(geometry -> geometry.isFresh(clock.instant())).isEmpty()) {
            BoundingBox box = place.aoi().bounds();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("area_km2", place.aoi().areaKm2());
            entry.put("bbox", List.of(box.west(), box.south(), box.east(), box.north()));
            entry.put("_fetched_at", now());
            features.save(cache -> cache.withGeometry(hash, entry));
        }
    }

    private void landCover(Place place, Cancellation cancellation) {
        Object what = List.of("land cover", place.hash());
        while (!isFresh(place)) {
            Optional<Flights.Landed<String>> landed =
                    Flights.join(folder, what, String.class, cancellation, () -> fetchLandCover(place, cancellation));
            features.refresh();
            if (landed.isPresent()) {
                if (!landed.get().result().isEmpty()) {
                    reasons.put(Names.LAND_COVER, landed.get().result());
                }
                return;
            }
        }
    }

    /** What went wrong; empty if nothing did. */
    private String fetchLandCover(Place place, Cancellation cancellation) {
        features.refresh();
        if (isFresh(place)) {
            return "";
        }
        try {
            Map<String, Object> entry = new LinkedHashMap<>(
                    new LandCoverTiles(settings).shares(place.aoi().bounds(), cancellation));
            entry.put("_fetched_at", now());
            features.save(cache -> cache.withLandCover(place.hash(), entry));
            return "";
        } catch (CancelledException e) {
            throw e;
        } catch (InsarhubException e) {
            cancellation.throwIfCancelled("land cover");
            return String.valueOf(e.getMessage());
        }
    }

    private boolean isFresh(Place place) {
        Optional<LandCover> known = features.cache().landCover(place.hash());
        return known.filter(cover -> cover.isFresh(clock.instant())).isPresent();
    }

    private String now() {
        return TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** What features are called where it is told that they are unknown. */
    private static final class Names {

        static final String WEATHER = "weather";
        static final String SNOW = "snow_cover";
        static final String LAND_COVER = "land cover";
        static final String NDVI = "ndvi";
        static final String FIRE = "fire";
        static final List<String> ALL = all();

        static String coherence(Season season) {
            return "coherence in " + season;
        }

        private static List<String> all() {
            List<String> names = new ArrayList<>(List.of(WEATHER, SNOW, LAND_COVER));
            EnumSet.allOf(Season.class).forEach(season -> names.add(coherence(season)));
            return List.copyOf(names);
        }
    }
}
