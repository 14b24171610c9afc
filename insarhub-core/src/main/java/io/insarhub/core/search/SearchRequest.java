package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.aoi.AoiPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to search for.
 *
 * @param options the options in the key names of the config file; an absent one does not restrict
 * @param area parts of the area; empty for everywhere
 * @param names names to search for; empty for all
 * @param now the end of a season without one
 */
public record SearchRequest(Map<String, Object> options, List<AoiPart> area, List<String> names, Instant now) {

    /** Copies the collections. */
    public SearchRequest {
        options = JsonObjects.copyOf(options);
        area = List.copyOf(area);
        names = List.copyOf(names);
    }

    /** The value of an option. */
    @Nullable Object get(SearchOption option) {
        return options.get(option.key());
    }

    /**
     * Refuses a search of the whole archive.
     *
     * @throws BadOptionException if no option narrows the search enough
     */
    public void requireLimits() {
        boolean limited = !area.isEmpty()
                || !names.isEmpty()
                || SearchOption.LIMITS.stream().anyMatch(option -> get(option) != null);
        if (!limited) {
            throw new BadOptionException(
                    "search",
                    "has neither area, orbit, frame, names nor dates, so it would fetch the whole archive. Is the config"
                            + " file whole? Set one of "
                            + SearchOption.LIMITS.stream()
                                    .map(SearchOption::key)
                                    .collect(Collectors.joining(", "))
                            + ", or allow an unlimited search explicitly");
        }
    }

    /** How many scenes are wanted; all where nobody says. */
    int maxResults() {
        Integer most = Values.only(
                SearchOption.MAX_RESULTS.key(),
                Values.wholes(SearchOption.MAX_RESULTS.key(), get(SearchOption.MAX_RESULTS)));
        return most == null ? Integer.MAX_VALUE : most;
    }
}
