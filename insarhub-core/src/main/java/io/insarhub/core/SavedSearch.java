package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.search.GranuleNames;
import io.insarhub.core.search.NamesFound;
import io.insarhub.core.search.SceneFields;
import io.insarhub.core.search.SearchOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Search options on scenes that were saved. A scene whose record does not tell is not met by an option that asks, unless
 * the option only has its default: what everybody searches for was searched for when the scenes were saved.
 */
final class SavedSearch {

    /** Every saved Sentinel-1 scene is of these, or they are not about scenes. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("dataset", "instrument", "name", "workdir", "ssl_verify", "max_workers", "maxResults");

    private static final Comparator<Scene> LATEST_FIRST =
            Comparator.comparing(Scene::start, Comparator.nullsLast(Comparator.reverseOrder()));

    private final S1SlcOptions options;
    private final List<String> names;
    private final @Nullable Aoi area;

    private SavedSearch(S1SlcOptions options) {
        this.options = options;
        this.names = GranuleNames.of(options.value(SearchOption.GRANULE_NAMES));
        this.area = SearchArea.of(options);
    }

    static SearchResult narrow(Scenes saved, S1SlcOptions options) {
        requireTellable(options);
        SavedSearch search = new SavedSearch(options);
        Scenes fitting = search.latest(saved.filter(search.conditions()));
        return SearchResult.of(fitting, search.area, NamesFound.missing(search.names, fitting.list()));
    }

    /**
     * Refuses options that saved scenes cannot be told apart by.
     *
     * @throws BadOptionException naming the option
     */
    static void requireTellable(S1SlcOptions options) {
        Set<String> tellable = new TreeSet<>(SceneFields.keys());
        tellable.addAll(List.of("start", "end", "season", "intersectsWith", "granule_names"));
        options.toMap().forEach((option, value) -> {
            if (value != null && !tellable.contains(option) && !WITHOUT_EFFECT.contains(option)) {
                throw new BadOptionException(
                        option, "cannot narrow a saved search; those that can are " + String.join(", ", tellable));
            }
        });
    }

    private Predicate<Scene> conditions() {
        List<Predicate<Scene>> conditions = new ArrayList<>();
        for (String key : SceneFields.keys()) {
            SearchOption option = SearchOption.of(key).orElseThrow();
            Object value = options.value(option);
            boolean usual = value != null && value.equals(option.defaultValue());
            // a scene that is asked for by name is wanted, usual or not
            if (value != null && (names.isEmpty() || !usual)) {
                conditions.add(SceneFields.having(key, value, usual));
            }
        }
        times(conditions);
        if (!options.season().isEmpty()) {
            conditions.add(
                    SceneFields.season(options.season().get(0), options.season().get(1)));
        }
        if (area != null) {
            conditions.add(area::intersects);
        }
        if (!names.isEmpty()) {
            conditions.add(NamesFound.anyOf(names));
        }
        return scene -> conditions.stream().allMatch(condition -> condition.test(scene));
    }

    /** As the catalogue has it: a scene counts if any of its time is within. */
    private void times(List<Predicate<Scene>> conditions) {
        Optional<Instant> first = options.start();
        Optional<Instant> last = options.end();
        if (first.isPresent()) {
            conditions.add(scene -> {
                Instant stop = scene.stop() == null ? scene.start() : scene.stop();
                return stop != null && !stop.isBefore(first.get());
            });
        }
        if (last.isPresent()) {
            conditions.add(scene -> scene.start() != null && !scene.start().isAfter(last.get()));
        }
    }

    private Scenes latest(Scenes fitting) {
        if (options.maxResults().isEmpty()) {
            return fitting;
        }
        Set<String> latest = new HashSet<>();
        fitting.stream()
                .sorted(LATEST_FIRST)
                .limit(options.maxResults().getAsInt())
                .forEach(scene -> latest.add(scene.name()));
        return fitting.filter(scene -> latest.contains(scene.name()));
    }
}
