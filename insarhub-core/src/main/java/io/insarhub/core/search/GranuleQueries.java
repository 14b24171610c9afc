package io.insarhub.core.search;

import java.util.ArrayList;
import java.util.List;

/** Names to search for as fields, cut so that no form grows beyond reason. */
final class GranuleQueries {

    private static final String FIELD = "readable_granule_name[]";

    /** A name makes two records at most, the scene and its metadata, so these fill one page. */
    private static final int NAMES_IN_A_QUERY = QueryPlan.PAGE_SIZE / 2;

    private GranuleQueries() {}

    /** True for a name with {@code *} or {@code ?}, which stand for any letters and for one. */
    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /** What each query says of the names: plain ones first, then patterns; none if there are no names. */
    static List<List<FormField>> of(List<String> names) {
        List<List<FormField>> queries =
                chunks(names.stream().filter(name -> !isPattern(name)).toList());
        for (List<FormField> patterns :
                chunks(names.stream().filter(GranuleQueries::isPattern).toList())) {
            patterns.add(new FormField("options[readable_granule_name][pattern]", "true"));
            queries.add(patterns);
        }
        return queries;
    }

    private static List<List<FormField>> chunks(List<String> names) {
        List<List<FormField>> chunks = new ArrayList<>();
        for (int from = 0; from < names.size(); from += NAMES_IN_A_QUERY) {
            List<FormField> chunk = new ArrayList<>();
            names.subList(from, Math.min(names.size(), from + NAMES_IN_A_QUERY))
                    .forEach(name -> chunk.add(new FormField(FIELD, name)));
            chunks.add(chunk);
        }
        return chunks;
    }
}
