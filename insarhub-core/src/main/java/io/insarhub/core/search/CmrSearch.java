package io.insarhub.core.search;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.scene.ReadNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/** Searches the catalogue: runs the queries of a search one after the other and merges what they find. */
public final class CmrSearch {

    /** Where NASA's catalogue is. */
    public static final HttpUrl CMR = HttpUrl.get("https://cmr.earthdata.nasa.gov/");

    /** What ASF allows an address in a minute. */
    private static final int QUERIES_PER_MINUTE = 250;

    private static final String PATH = "search/granules.umm_json";

    /** As the catalogue sorts: the last acquired first, then by name. */
    private static final Comparator<Scene> ORDER = Comparator.comparing(
                    Scene::stop, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(scene -> scene.fileId() == null ? scene.name() : scene.fileId());

    private final HttpService service;
    private final HttpUrl address;

    /**
     * A search of a catalogue.
     *
     * @param service how it is asked; see {@link #service}
     * @param base the catalogue's address, without {@code search/granules.umm_json}
     */
    public CmrSearch(HttpService service, HttpUrl base) {
        this.service = service;
        this.address = base.encodedPath().endsWith(PATH)
                ? base
                : base.newBuilder()
                        .encodedPath(base.encodedPath().replaceFirst("/*$", "/") + PATH)
                        .build();
    }

    /** The settings that a catalogue is asked with: at most 250 queries a minute for all that share the network. */
    public static HttpService.Builder service(Network network) {
        return HttpService.builder("CMR")
                .network(network)
                .rateLimit(network.rateLimit("ASF search", QUERIES_PER_MINUTE));
    }

    /**
     * Runs a search.
     *
     * @throws io.insarhub.api.BadOptionException naming an option that cannot be sent
     * @throws io.insarhub.api.ServiceException if the catalogue refuses or goes on failing, with its words
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public Found run(SearchRequest request, ProgressListener listener, Cancellation cancellation) {
        List<CmrQuery> queries = QueryPlan.of(request);
        int most = request.maxResults();
        Map<String, Scene> scenes = new LinkedHashMap<>();
        List<ReadNote> notes = new ArrayList<>();
        long hits = 0;
        for (int i = 0; i < queries.size(); i++) {
            int before = scenes.size();
            long hitsBefore = hits;
            boolean last = i == queries.size() - 1;
            String message = queries.size() == 1 ? "" : "query " + (i + 1) + " of " + queries.size();
            QueryRun run = new QueryRun(service, address, queries.get(i), most);
            run.all(
                    (found, total) -> listener.onProgress(new Progress(
                            "search",
                            before + (long) found,
                            last && total >= 0 ? Math.max(hitsBefore + total, before + (long) found) : -1,
                            "scenes",
                            message)),
                    cancellation);
            run.scenes().forEach(scene -> scenes.putIfAbsent(scene.name(), scene));
            notes.addAll(run.notes());
            hits += Math.max(run.hits(), 0);
        }
        List<Scene> sorted = scenes.values().stream().sorted(ORDER).limit(most).toList();
        listener.onProgress(Progress.of("search", sorted.size(), sorted.size(), "scenes"));
        return new Found(sorted, withoutRepeats(notes), NamesFound.missing(request.names(), sorted));
    }

    /** A record that two queries found is told of once. */
    private static List<ReadNote> withoutRepeats(List<ReadNote> notes) {
        Set<ReadNote> seen = new HashSet<>();
        return notes.stream().filter(seen::add).toList();
    }

    /**
     * What a search found.
     *
     * @param scenes the scenes, each once, the last acquired first
     * @param notes what was left out or could not be read
     * @param notFound names that were asked for and are of no scene found, in their order
     */
    public record Found(List<Scene> scenes, List<ReadNote> notes, List<String> notFound) {}
}
