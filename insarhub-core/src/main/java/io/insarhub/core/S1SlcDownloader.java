package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Progress;
import io.insarhub.api.StackId;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selects pairs from a saved search and writes the stacks. */
final class S1SlcDownloader implements Downloader {

    private static final String SAVED_SEARCH = "saved_search";
    private static final String SELECT_PAIRS = "select_pairs";

    private final Map<String, Object> options;
    private final SelectPairsOptions selectPairs;
    private final SavedSearchFilter filter;

    /** Checks every option; only whether the saved search is there waits for {@link #run}. */
    S1SlcDownloader(Map<String, ?> options) {
        this.options = JsonObjects.copyOf(options);
        selectPairs = selectPairs(this.options.get(SELECT_PAIRS));
        filter = SavedSearchFilter.of(searchOptions());
    }

    @Override
    public Map<String, Object> options() {
        return options;
    }

    @Override
    public StageResult run(StageContext context) {
        List<Path> files = savedSearch();
        context.cancellation().throwIfCancelled(S1SlcProvider.NAME);
        context.listener().onProgress(Progress.of("read scenes", 0, files.size(), "files"));
        Scenes scenes = Scenes.read(files.get(0), files.subList(1, files.size()).toArray(Path[]::new))
                .filter(filter);
        context.listener().onProgress(Progress.of("read scenes", files.size(), files.size(), "files"));
        if (scenes.isEmpty()) {
            throw new BadOptionException(SAVED_SEARCH, "has no scene that fits the search options; widen them");
        }
        Map<StackId, PairNetwork> networks =
                PairSelection.compatible(selectPairs).selectAll(scenes);
        context.cancellation().throwIfCancelled(S1SlcProvider.NAME);
        return StackWriter.to(context.workdir())
                .downloader(S1SlcProvider.NAME, searchOptions())
                .write(networks);
    }

    /** What goes into the config file: the search options, which the Python program knows, and not our own. */
    private Map<String, Object> searchOptions() {
        return JsonObjects.without(JsonObjects.without(options, SAVED_SEARCH), SELECT_PAIRS);
    }

    private List<Path> savedSearch() {
        Object value = options.get(SAVED_SEARCH);
        List<?> paths = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        if (paths.isEmpty()) {
            throw new BadOptionException(
                    SAVED_SEARCH,
                    "is missing; the live search is still to come, so give a file or a folder of saved CMR pages or"
                            + " GeoJSON");
        }
        return paths.stream().map(path -> Path.of(path.toString())).toList();
    }

    @SuppressWarnings("unchecked") // JSON objects have no other keys
    private static SelectPairsOptions selectPairs(@Nullable Object value) {
        if (value == null) {
            return SelectPairsOptions.defaults();
        }
        if (value instanceof Map<?, ?> map) {
            return SelectPairsOptions.of((Map<String, ?>) map);
        }
        throw new BadOptionException(SELECT_PAIRS, "must be an object of options, but is " + value);
    }
}
