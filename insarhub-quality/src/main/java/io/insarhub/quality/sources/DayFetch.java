package io.insarhub.quality.sources;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.LonLat;
import io.insarhub.api.ServiceException;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.JsonStore;
import io.insarhub.quality.features.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service by date as a plug-in asks it: through the folder's cache, for the folder's area where it is the one meant. */
final class DayFetch {

    private static final Logger LOG = LoggerFactory.getLogger(DayFetch.class);
    /** As near as the cache's keys tell places apart. */
    private static final double SAME_PLACE_DEGREES = 0.0005;

    private DayFetch() {}

    static Map<LocalDate, Map<String, Double>> fetch(
            String name,
            DayFeature feature,
            Supplier<DaySource> source,
            LonLat point,
            Set<LocalDate> dates,
            StageContext context) {
        FolderFeatures features = new FolderFeatures(context.workdir(), Clock.systemUTC());
        Spot spot = place(context.workdir())
                .map(Spot::of)
                .filter(s -> Math.abs(s.latitude() - point.latitude()) < SAME_PLACE_DEGREES
                        && Math.abs(s.longitude() - point.longitude()) < SAME_PLACE_DEGREES)
                .orElseGet(() -> Spot.around(point.latitude(), point.longitude()));
        FolderFeatures.Days days =
                features.days(feature, spot, List.copyOf(dates), source.get(), context.cancellation());
        String problem = days.problem();
        if (problem != null) {
            LOG.info("{}: unknown for some of {} dates: {}", name, dates.size(), problem);
            if (days.days().isEmpty() && !problem.startsWith("not asked for")) {
                throw new ServiceException(name, 0, problem, null);
            }
        }
        return days.days();
    }

    /** The area of a stack's folder; empty where it has none that can be read. */
    static Optional<Place> place(Path folder) {
        try {
            return JsonStore.readIfPresent(folder.resolve(FileNames.CONFIG), InsarhubConfig.class)
                    .flatMap(Place::of);
        } catch (InsarhubException unreadable) {
            LOG.debug("{}: no area of interest: {}", folder, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
