package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.api.WaitClock;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.AoiPart;
import io.insarhub.core.http.Network;
import io.insarhub.core.scene.ReadNote;
import io.insarhub.core.search.CmrSearch;
import io.insarhub.core.search.GranuleNames;
import io.insarhub.core.search.SearchOption;
import io.insarhub.core.search.SearchRequest;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Finds scenes in NASA's catalogue (CMR), where ASF lists its archive; no login is needed. Immutable; safe for use by many
 * threads, which together ask at most 250 times a minute.
 *
 * <pre>{@code
 * S1SlcOptions options = S1SlcOptions.builder()
 *         .intersectsWith(-113.0, 37.4, -112.6, 37.8)
 *         .start(LocalDate.of(2020, 1, 1))
 *         .end(LocalDate.of(2020, 12, 31))
 *         .build();
 * SearchResult found = SceneSearch.with(options).run();
 * System.out.println(found.summary());
 * }</pre>
 */
public final class SceneSearch {

    private final S1SlcOptions options;
    private final HttpUrl endpoint;
    private final Network network;
    private final boolean unlimited;

    private SceneSearch(S1SlcOptions options, HttpUrl endpoint, Network network, boolean unlimited) {
        this.options = options;
        this.endpoint = endpoint;
        this.network = network;
        this.unlimited = unlimited;
    }

    /** A search with these options. */
    public static SceneSearch with(S1SlcOptions options) {
        return new SceneSearch(options, CmrSearch.CMR, Network.shared(), false);
    }

    /** The same at another address of the catalogue: a mirror, or a test. */
    public SceneSearch endpoint(HttpUrl base) {
        return new SceneSearch(options, base, network, unlimited);
    }

    /** The same with another clock than the machine's to tell the time and to wait by, for tests. */
    public SceneSearch clock(WaitClock clock) {
        return network(Network.on(clock));
    }

    SceneSearch network(Network other) {
        return new SceneSearch(options, endpoint, other, unlimited);
    }

    /** The same, allowed to have neither area, orbit, frame, names nor dates, and so to fetch all there is. */
    public SceneSearch allowUnlimited() {
        return new SceneSearch(options, endpoint, network, true);
    }

    /** {@link #run(ProgressListener, Cancellation)} that nobody listens to and nobody cancels. */
    public SearchResult run() {
        return run(ProgressListener.none(), Cancellation.never());
    }

    /**
     * Asks the catalogue: a query for each combination of values that it would otherwise want met all at once, and for
     * each part of the area, with 250 records a page. Failures that may pass are tried again.
     *
     * @throws BadOptionException naming an option that cannot be used, or if nothing narrows the search
     * @throws io.insarhub.api.BadFileException if a file of names or of an area cannot be read
     * @throws io.insarhub.api.ServiceException if the catalogue refuses or goes on failing, with its words
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public SearchResult run(ProgressListener listener, Cancellation cancellation) {
        CmrSearch catalogue = new CmrSearch(CmrSearch.service(network).build(), endpoint);
        Aoi area = SearchArea.of(options);
        Map<String, Object> wanted = options.toMap();
        Aoi searched = area;
        if (options.stackFromId().isPresent()) {
            Scene scene = reference(catalogue, options.stackFromId().get(), cancellation);
            wanted = SearchArea.stackOf(scene, wanted);
            searched = area == null ? SearchArea.footprint(scene) : area;
        }
        SearchRequest request = request(wanted, searched, GranuleNames.of(options.value(SearchOption.GRANULE_NAMES)));
        if (!unlimited) {
            request.requireLimits();
        }
        CmrSearch.Found found = catalogue.run(request, listener, cancellation);
        return SearchResult.of(Scenes.of(found.scenes(), notes(found.notes())), area, found.notFound());
    }

    /**
     * The same search among scenes at hand, without a request. Options by which they cannot be told apart are refused.
     *
     * @throws BadOptionException naming an option that cannot narrow saved scenes
     */
    public SearchResult among(Scenes saved) {
        return SavedSearch.narrow(saved, options);
    }

    private Scene reference(CmrSearch catalogue, String name, Cancellation cancellation) {
        List<String> names = GranuleNames.of(List.of(name));
        CmrSearch.Found found = catalogue.run(request(Map.of(), null, names), ProgressListener.none(), cancellation);
        return found.scenes().stream()
                .findFirst()
                .orElseThrow(() -> new BadOptionException(
                        SearchOption.STACK_FROM_ID.key(), "no scene of the catalogue has the name " + name));
    }

    private SearchRequest request(Map<String, Object> wanted, @Nullable Aoi area, List<String> names) {
        List<AoiPart> parts = area == null ? List.of() : SearchArea.parts(area);
        return new SearchRequest(wanted, parts, names, network.clock().now());
    }

    private static List<Scenes.Note> notes(List<ReadNote> notes) {
        return notes.stream().map(Scenes.Note::of).toList();
    }
}
