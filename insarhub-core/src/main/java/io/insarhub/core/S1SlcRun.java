package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.search.SearchOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The options of the downloader: those of the search, which the Python program knows too, and this library's own, which
 * stay out of config files.
 *
 * @param own this library's own options
 * @param options those of the search
 * @param savedSearch files of saved scenes; empty for a live search
 * @param selectPairs how to select pairs; of the designed selector what it shares with the other
 * @param design the designed selector's options; null for the compatible one
 * @param filter what to keep of what was found
 * @param search the search
 */
record S1SlcRun(
        Map<String, Object> own,
        S1SlcOptions options,
        List<Path> savedSearch,
        SelectPairsOptions selectPairs,
        @Nullable DesignPairsOptions design,
        SceneFilter filter,
        SceneSearch search) {

    static final String AREA = "intersectsWith";
    static final String SAVED_SEARCH = "saved_search";
    private static final String SELECT_PAIRS = "select_pairs";
    private static final String SELECTOR = "selector";
    private static final String COMPATIBLE = "compatible";
    private static final String FILTER = "filter";
    private static final String ENDPOINT = "endpoint";
    private static final String ALLOW_UNLIMITED = "allow_unlimited";
    private static final Set<String> OWN = Set.of(SAVED_SEARCH, SELECT_PAIRS, FILTER, ENDPOINT, ALLOW_UNLIMITED);

    private static final Pattern WKT = Pattern.compile(
            "(?is)\\s*(SRID=\\d+;)?(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\\s*(Z\\s*)?\\(.*");

    static S1SlcRun of(Map<String, ?> given) {
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        given.forEach((key, value) -> (OWN.contains(key) ? own : others).put(key, value));
        S1SlcOptions options = S1SlcOptions.of(others);
        List<Path> saved = paths(own.get(SAVED_SEARCH));
        if (!saved.isEmpty()) {
            SavedSearch.requireTellable(options);
        }
        Map<String, ?> selectPairs = object(SELECT_PAIRS, own);
        DesignPairsOptions design = design(selectPairs);
        return new S1SlcRun(
                JsonObjects.copyOf(own),
                options,
                saved,
                design == null ? SelectPairsOptions.of(selectPairs) : design.scenes(),
                design,
                SceneFilter.of(object(FILTER, own)),
                search(options, own));
    }

    /** All options. */
    Map<String, Object> toMap() {
        return JsonObjects.withAll(options.toMap(), own);
    }

    /**
     * What goes into the config file: the search options, the area as text, which stays right when the folder or the file
     * of the area is moved, and not the folder itself, for the same reason.
     */
    Map<String, Object> configFile(@Nullable Aoi area) {
        Map<String, Object> config = JsonObjects.without(options.toMap(), SearchOption.WORKDIR.key());
        boolean text = options.intersectsWith()
                .map(value -> value instanceof String wkt && WKT.matcher(wkt).matches())
                .orElse(true);
        return area == null || text ? config : JsonObjects.with(config, AREA, area.toWkt());
    }

    private static @Nullable DesignPairsOptions design(Map<String, ?> selectPairs) {
        Object selector = selectPairs.get(SELECTOR);
        if (selector == null || selector.equals(COMPATIBLE)) {
            return null;
        }
        if (selector.equals(DesignPairsOptions.SELECTOR)) {
            return DesignPairsOptions.of(selectPairs);
        }
        throw new BadOptionException(
                SELECTOR, "must be " + COMPATIBLE + " or " + DesignPairsOptions.SELECTOR + ", but is " + selector);
    }

    private static SceneSearch search(S1SlcOptions options, Map<String, Object> own) {
        SceneSearch search = SceneSearch.with(options);
        if (own.get(ENDPOINT) != null) {
            HttpUrl url = HttpUrl.parse(String.valueOf(own.get(ENDPOINT)));
            if (url == null) {
                throw new BadOptionException(
                        ENDPOINT,
                        "must be an address such as https://cmr.earthdata.nasa.gov/, but is " + own.get(ENDPOINT));
            }
            search = search.endpoint(url);
        }
        Object unlimited = own.get(ALLOW_UNLIMITED);
        if (unlimited != null && !(unlimited instanceof Boolean)) {
            throw new BadOptionException(ALLOW_UNLIMITED, "must be true or false, but is " + unlimited);
        }
        return Boolean.TRUE.equals(unlimited) ? search.allowUnlimited() : search;
    }

    private static List<Path> paths(@Nullable Object value) {
        List<?> paths = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return paths.stream().map(path -> Path.of(path.toString())).toList();
    }

    @SuppressWarnings("unchecked") // JSON objects have no other keys
    private static Map<String, ?> object(String key, Map<String, Object> own) {
        Object value = own.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new BadOptionException(key, "must be an object of options, but is " + value);
    }
}
