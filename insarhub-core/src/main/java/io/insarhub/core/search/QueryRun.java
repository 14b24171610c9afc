package io.insarhub.core.search;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Scene;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.scene.ReadNote;
import io.insarhub.core.scene.ScenePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One query, page after page. For one thread, once. */
final class QueryRun {

    private static final String SEARCH_AFTER = "CMR-Search-After";
    private static final String HITS = "CMR-Hits";

    private final HttpService service;
    private final HttpUrl address;
    private final CmrQuery query;
    private final int most;
    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final List<ReadNote> notes = new ArrayList<>();
    private final Set<String> granules = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private long hits = -1;
    private long records;

    QueryRun(HttpService service, HttpUrl address, CmrQuery query, int most) {
        this.service = service;
        this.address = address;
        this.query = query;
        this.most = most;
    }

    /** Hears of each page. */
    @FunctionalInterface
    interface PageListener {
        void onPage(int found, long hits);
    }

    /** What a page holds, and what to ask for the next one; null after the last. */
    private record Page(ScenePage content, @Nullable String next) {}

    /** Asks for pages until the last one, or until there are scenes enough. */
    void all(PageListener listener, Cancellation cancellation) {
        String after = null;
        do {
            Page page = service.send(request(after), this::read, cancellation);
            boolean more = take(page);
            listener.onPage(scenes.size(), hits);
            after = more ? page.next() : null;
        } while (after != null);
        if (scenes.size() < most && records < hits) {
            notes.add(new ReadNote(
                    null,
                    "the search",
                    "CMR found " + hits + " records, but sent " + records + "; search again",
                    false));
        }
    }

    List<Scene> scenes() {
        return List.copyOf(scenes.values());
    }

    List<ReadNote> notes() {
        return notes;
    }

    /** How many records the catalogue says there are; −1 if it does not. */
    long hits() {
        return hits;
    }

    private Request request(@Nullable String after) {
        Request.Builder request = new Request.Builder().url(address).post(query.form());
        return (after == null ? request : request.header(SEARCH_AFTER, after)).build();
    }

    private Page read(HttpReply reply) throws IOException {
        ScenePage content = ScenePage.read(reply.jsonBody());
        if (!content.isPage()) {
            throw FailedTry.brokenAnswer("the answer is JSON without the list \"items\" of a page of the catalogue");
        }
        String told = reply.headers().get(HITS);
        if (told != null && told.matches("\\d{1,18}")) {
            hits = Long.parseLong(told);
        } else if (content.hits() >= 0) {
            hits = content.hits();
        }
        return new Page(content, reply.headers().get(SEARCH_AFTER));
    }

    /** Takes what a page holds; false if it is the last that is wanted. */
    private boolean take(Page page) {
        ScenePage content = page.content();
        boolean news = granules.addAll(content.granules());
        records += news ? content.granules().size() : 0;
        content.scenes().forEach(scene -> scenes.putIfAbsent(scene.name(), scene));
        notes.addAll(content.notes());
        if (page.next() == null || content.granules().isEmpty() || scenes.size() >= most) {
            return false;
        }
        if (!news || !tokens.add(page.next())) {
            if (records < hits) {
                throw new ServiceException(
                        service.name(),
                        0,
                        "sent the same page again, after " + records + " of " + hits
                                + " records; search again, later or in smaller steps",
                        null);
            }
            return false;
        }
        return true;
    }
}
