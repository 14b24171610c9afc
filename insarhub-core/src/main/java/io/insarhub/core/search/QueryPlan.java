package io.insarhub.core.search;

import static io.insarhub.core.search.SearchOption.DATASET;
import static io.insarhub.core.search.SearchOption.PLATFORM;
import static io.insarhub.core.search.SearchOption.PROCESSING_LEVEL;

import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the queries of a search: one for each combination of values that CMR would otherwise want met all at once, for
 * each part of the area, and for each hundred or so of names.
 */
final class QueryPlan {

    /** How many records a page holds. */
    static final int PAGE_SIZE = 250;

    /** More combinations than this are a mistake; asking for so many would take an hour. */
    private static final int MOST_QUERIES = 10_000;

    private static final Map<String, List<String>> COLLECTIONS = Map.of(
            "SENTINEL-1", List.of("SENTINEL-1A_SLC", "SENTINEL-1B_SLC", "SENTINEL-1C_SLC", "SENTINEL-1D_SLC"),
            "SLC-BURST", List.of("SENTINEL-1_BURSTS"));

    private static final Map<String, String> LEVELS = Map.of("SENTINEL-1", "SLC", "SLC-BURST", "BURST");

    /** Settings of the Python program's for its own downloads, in the same section of the config file. */
    private static final Set<String> SETTINGS = Set.of("ssl_verify", "max_workers");

    private final SearchRequest request;
    private final List<List<List<FormField>>> alternatives = new ArrayList<>();

    private QueryPlan(SearchRequest request) {
        this.request = request;
    }

    /**
     * The queries, in the order of the values.
     *
     * @throws BadOptionException naming the option that cannot be sent
     */
    static List<CmrQuery> of(SearchRequest request) {
        QueryPlan plan = new QueryPlan(request);
        plan.refuseUnknown();
        plan.collections();
        plan.platforms();
        for (SearchOption option : SearchOption.values()) {
            option.sending()
                    .filter(sending -> !plan.isImpliedByNames(option))
                    .ifPresent(sending -> plan.add(sending, plan.texts(option)));
        }
        plan.add(Sending.attribute(plan.frameAttribute()), plan.texts(SearchOption.FRAME));
        plan.range("float,DOPPLER", SearchOption.MIN_DOPPLER, SearchOption.MAX_DOPPLER);
        plan.range("float,FARADAY_ROTATION", SearchOption.MIN_FARADAY_ROTATION, SearchOption.MAX_FARADAY_ROTATION);
        plan.times();
        plan.area();
        plan.alternatives.add(GranuleQueries.of(request.names()));
        return plan.combine();
    }

    private void refuseUnknown() {
        request.options().forEach((key, value) -> {
            Optional<SearchOption> option = SearchOption.of(key);
            boolean sent = option.isPresent() || SETTINGS.contains(key);
            if (value != null && !sent) {
                throw new BadOptionException(key, "is no search option of S1_SLC; remove it, or set it to null");
            }
            option.ifPresent(known -> known.check(value));
        });
    }

    /** What everybody searches for says less than a name does, and would hide a scene that was asked for by name. */
    private boolean isImpliedByNames(SearchOption option) {
        return !request.names().isEmpty()
                && option.defaultValue() != null
                && option.defaultValue().equals(request.get(option));
    }

    private void collections() {
        List<String> datasets = upper(texts(DATASET));
        List<String> levels = upper(texts(PROCESSING_LEVEL));
        for (String dataset : datasets) {
            if (!COLLECTIONS.containsKey(dataset)) {
                throw new BadOptionException(
                        DATASET.key(),
                        "S1_SLC cannot search \"" + dataset + "\", only "
                                + String.join(", ", new TreeSet<>(COLLECTIONS.keySet())));
            }
            if (!levels.isEmpty() && !levels.contains(LEVELS.get(dataset))) {
                throw new BadOptionException(
                        PROCESSING_LEVEL.key(),
                        "must have " + LEVELS.get(dataset) + " among its values for the dataset " + dataset
                                + ", but is " + levels);
            }
        }
        for (String level : levels) {
            if (!LEVELS.containsValue(level)) {
                throw new BadOptionException(
                        PROCESSING_LEVEL.key(), "S1_SLC cannot search \"" + level + "\", only SLC and BURST");
            }
        }
        add(
                Sending.together("short_name[]"),
                datasets.stream()
                        .flatMap(dataset -> collectionsOf(dataset).stream())
                        .toList());
        add(Sending.attribute("string,PROCESSING_TYPE"), levels);
    }

    private static List<String> collectionsOf(String dataset) {
        return COLLECTIONS.getOrDefault(dataset, List.of());
    }

    private void platforms() {
        List<String> platforms = texts(PLATFORM).stream()
                .flatMap(platform -> Platforms.named(platform).stream())
                .toList();
        add(Sending.together("platform[]"), platforms.stream().distinct().toList());
        if (!platforms.isEmpty()) {
            always("options[platform][ignore_case]", "true");
        }
    }

    private String frameAttribute() {
        boolean asf = !texts(DATASET).isEmpty() || texts(PLATFORM).stream().anyMatch(Platforms::hasAsfFrames);
        return asf ? "int,FRAME_NUMBER" : "int,CENTER_ESA_FRAME";
    }

    private void range(String typeAndName, SearchOption minOption, SearchOption maxOption) {
        String min = Values.only(minOption.key(), texts(minOption));
        String max = Values.only(maxOption.key(), texts(maxOption));
        if (min != null || max != null) {
            alternatives.add(List.of(List.of(Sending.range(typeAndName, min, max))));
        }
    }

    private void times() {
        TemporalField.of(request).ifPresent(value -> {
            always("temporal[]", value);
            always("options[temporal][and]", "true");
        });
        Object processed = request.get(SearchOption.PROCESSING_DATE);
        if (processed != null) {
            always(
                    "updated_since",
                    Days.first(SearchOption.PROCESSING_DATE.key(), processed).toString());
        }
    }

    private void area() {
        if (!request.area().isEmpty()) {
            alternatives.add(request.area().stream()
                    .map(part -> List.of(AreaField.of(part)))
                    .toList());
        }
    }

    private void add(Sending sending, List<String> values) {
        if (!values.isEmpty()) {
            alternatives.add(sending.alternatives(values));
        }
    }

    private void always(String field, String value) {
        alternatives.add(List.of(List.of(new FormField(field, value))));
    }

    private List<String> texts(SearchOption option) {
        return Values.texts(option.key(), request.get(option)).stream()
                .distinct()
                .toList();
    }

    private static List<String> upper(List<String> texts) {
        return texts.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
    }

    private List<CmrQuery> combine() {
        List<CmrQuery> queries = List.of(new CmrQuery(List.of(
                new FormField("provider", "ASF"),
                new FormField("page_size", Integer.toString(PAGE_SIZE)),
                new FormField("sort_key[]", "-end_date"),
                new FormField("sort_key[]", "granule_ur"))));
        for (List<List<FormField>> each : alternatives) {
            if ((long) queries.size() * each.size() > MOST_QUERIES) {
                throw new BadOptionException(
                        "search",
                        "the values of its options make more than " + MOST_QUERIES
                                + " combinations, a query each; search in several steps");
            }
            List<CmrQuery> before = queries;
            queries = each.isEmpty()
                    ? before
                    : before.stream()
                            .flatMap(query -> each.stream().map(query::and))
                            .collect(Collectors.toList());
        }
        return List.copyOf(queries);
    }
}
