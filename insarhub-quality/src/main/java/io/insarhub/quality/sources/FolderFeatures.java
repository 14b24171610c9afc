package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.file.QualityCache;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.JsonStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of a folder: what its cache has, and of what it lacks as much as the services tell. What comes is written
 * to the cache at once; what does not is not, so that the next run asks for it again. However many threads want the same,
 * one asks.
 */
final class FolderFeatures {

    private static final Logger LOG = LoggerFactory.getLogger(FolderFeatures.class);

    private final Path folder;
    private final Clock clock;
    private QualityCache cache;
    private volatile boolean isKept = true;

    FolderFeatures(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        cache = read();
    }

    /** Everything that is known now. */
    synchronized QualityCache cache() {
        return cache;
    }

    /**
     * What somebody asked for, and why it lacks what it lacks.
     *
     * @param asked the dates that the service was asked for
     * @param told what it said
     * @param problem why dates are missing, or null
     */
    private record Fetched(
            NavigableSet<LocalDate> asked,
            Map<LocalDate, Map<String, Double>> told,
            @Nullable String problem) {}

    /**
     * A feature of dates.
     *
     * @param days by date what is known
     * @param problem why something is not; null if nothing went wrong
     */
    record Days(
            Map<LocalDate, Map<String, Double>> days,
            @Nullable String problem) {}

    /** Looks dates up, and asks for those that are not known whole. */
    Days days(DayFeature feature, Spot spot, Collection<LocalDate> dates, DaySource source, Cancellation cancellation) {
        Object what = List.of(feature, Degrees.text(spot.latitude()), Degrees.text(spot.longitude()));
        Map<LocalDate, Map<String, Double>> unsaved = new HashMap<>();
        String problem = null;
        while (true) {
            NavigableSet<LocalDate> missing = missing(feature, spot, dates, unsaved);
            if (missing.isEmpty()) {
                break;
            }
            Optional<Flights.Landed<Fetched>> landed = Flights.join(
                    folder, what, Fetched.class, cancellation, () -> fetch(feature, spot, dates, source, cancellation));
            if (landed.isEmpty()) {
                continue;
            }
            Fetched fetched = landed.get().result();
            refresh();
            unsaved.putAll(fetched.told);
            if (landed.get().own() || fetched.asked.containsAll(missing)) {
                problem = fetched.problem;
                break;
            }
        }
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        for (LocalDate date : dates) {
            Map<String, Double> known = known(feature, spot, date, unsaved);
            if (!known.isEmpty()) {
                days.put(date, known);
            }
        }
        return new Days(days, problem);
    }

    private Fetched fetch(
            DayFeature feature, Spot spot, Collection<LocalDate> dates, DaySource source, Cancellation cancellation) {
        // somebody may have fetched them between the look into the cache and now
        refresh();
        NavigableSet<LocalDate> missing = missing(feature, spot, dates, Map.of());
        if (missing.isEmpty()) {
            return new Fetched(missing, Map.of(), null);
        }
        DaySource.Answer answer = answer(source, spot, missing, cancellation);
        Map<LocalDate, Map<String, Double>> told = new TreeMap<>(answer.days());
        told.keySet().retainAll(missing);
        told.values().removeIf(Map::isEmpty);
        if (!told.isEmpty()) {
            save(old -> {
                QualityCache changed = old;
                for (Map.Entry<LocalDate, Map<String, Double>> day : told.entrySet()) {
                    Map<String, Double> all = new LinkedHashMap<>(feature.known(changed, spot.points(), day.getKey()));
                    all.putAll(day.getValue());
                    changed = feature.put(changed, spot.points(), day.getKey(), all);
                }
                return changed;
            });
        }
        return new Fetched(missing, told, answer.problem());
    }

    private static DaySource.Answer answer(
            DaySource source, Spot spot, NavigableSet<LocalDate> missing, Cancellation cancellation) {
        try {
            return source.ask(spot, missing, cancellation);
        } catch (CancelledException e) {
            throw e;
        } catch (InsarhubException e) {
            cancellation.throwIfCancelled("features");
            return DaySource.Answer.none(String.valueOf(e.getMessage()));
        }
    }

    private NavigableSet<LocalDate> missing(
            DayFeature feature, Spot spot, Collection<LocalDate> dates, Map<LocalDate, Map<String, Double>> unsaved) {
        NavigableSet<LocalDate> missing = new TreeSet<>(dates);
        missing.removeIf(date -> feature.isComplete(known(feature, spot, date, unsaved)));
        return missing;
    }

    private Map<String, Double> known(
            DayFeature feature, Spot spot, LocalDate date, Map<LocalDate, Map<String, Double>> unsaved) {
        Map<String, Double> known = feature.known(cache(), spot.points(), date);
        Map<String, Double> other = unsaved.getOrDefault(date, Map.of());
        return feature.isComplete(known) || other.isEmpty() ? known : other;
    }

    /** Changes the cache on disk and here. Where it cannot be written, what came counts for this run alone. */
    void save(UnaryOperator<QualityCache> change) {
        if (Files.isDirectory(folder)) {
            try {
                set(JsonStore.update(file(), QualityCache.class, QualityCache::empty, change));
                return;
            } catch (InsarhubException e) {
                LOG.warn("{}: features could not be kept for the next run: {}", folder, e.getMessage());
            }
        }
        isKept = false;
        set(change.apply(cache()));
    }

    /** Takes up what others have written. */
    void refresh() {
        Path file = file();
        if (isKept && Files.isRegularFile(file)) {
            set(read());
        }
    }

    private QualityCache read() {
        return JsonStore.readCache(file(), QualityCache.class, clock).orElseGet(QualityCache::empty);
    }

    private synchronized void set(QualityCache value) {
        cache = value;
    }

    private Path file() {
        return folder.resolve(FileNames.QUALITY_CACHE);
    }
}
