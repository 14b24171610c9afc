package io.insarhub.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.api.ServiceException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of an answer, as they come and as they should not. */
class CmrPagingTest {

    private static final List<String> ITEMS = FakeCmr.path13();

    @Test
    void pages_follow_each_other_by_the_token_of_the_one_before() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(ITEMS, 50)) {
            List<Progress> heard = new ArrayList<>();

            CmrSearch.Found found = search(cmr, Map.of("relativeOrbit", 13L), heard::add);

            assertThat(found.scenes()).hasSize(176);
            assertThat(found.notes()).isEmpty();
            assertThat(cmr.server().exchanges())
                    .extracting(exchange -> exchange.header("cmr-search-after"))
                    .containsExactly("", "[\"asf\", 50]", "[\"asf\", 100]", "[\"asf\", 150]", "[\"asf\", 176]");
            assertThat(heard).extracting(Progress::done).containsExactly(50L, 100L, 150L, 176L, 176L, 176L);
            assertThat(heard).extracting(Progress::total).containsOnly(176L);
        }
    }

    @Test
    void a_page_without_a_token_is_the_last() throws IOException {
        try (FakeCmr cmr = failing((n, exchange) -> reply(exchange, page(ITEMS.subList(0, 2), 2)))) {
            assertThat(search(cmr).scenes()).hasSize(2);
            assertThat(cmr.forms()).hasSize(1);
        }
    }

    @Test
    void an_empty_page_with_a_token_is_the_last_and_what_is_missing_is_told() throws IOException {
        try (FakeCmr cmr = failing((n, exchange) -> n == 1
                ? reply(exchange, page(ITEMS.subList(0, 2), 9), "CMR-Search-After: a")
                : reply(exchange, page(List.of(), 9), "CMR-Search-After: b"))) {
            CmrSearch.Found found = search(cmr);

            assertThat(found.scenes()).hasSize(2);
            assertThat(cmr.forms()).hasSize(2);
            assertThat(found.notes())
                    .extracting(Object::toString)
                    .containsExactly("the search: CMR found 9 records, but sent 2; search again");
        }
    }

    @Test
    void a_token_that_comes_again_ends_the_search_instead_of_turning_in_a_circle() throws IOException {
        try (FakeCmr cmr = failing((n, exchange) ->
                reply(exchange, page(ITEMS.subList(n, n + 1), 1000), "CMR-Search-After: same"))) {
            assertThatThrownBy(() -> search(cmr))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("CMR: sent the same page again, after 2 of 1000 records; search again, later or in"
                            + " smaller steps");
            assertThat(cmr.forms()).hasSize(2);
        }
    }

    @Test
    void a_page_of_known_records_under_new_tokens_ends_the_search() throws IOException {
        try (FakeCmr cmr = failing(
                (n, exchange) -> reply(exchange, page(ITEMS.subList(0, 3), 1000), "CMR-Search-After: token " + n))) {
            assertThatThrownBy(() -> search(cmr)).hasMessageContaining("sent the same page again, after 3 of 1000");
            assertThat(cmr.forms()).hasSize(2);
        }
    }

    @Test
    void a_repeated_page_after_all_records_does_no_harm() throws IOException {
        try (FakeCmr cmr = failing(
                (n, exchange) -> reply(exchange, page(ITEMS.subList(0, 3), 3), "CMR-Search-After: token " + n))) {
            assertThat(search(cmr).scenes()).hasSize(3);
            assertThat(cmr.forms()).hasSize(2);
        }
    }

    @Test
    void enough_scenes_end_the_paging_and_the_last_acquired_stay() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(ITEMS, 10)) {
            CmrSearch.Found found = search(cmr, Map.of("maxResults", 15L), ProgressListener.none());

            assertThat(found.scenes()).hasSize(15).isSortedAccordingTo((a, b) -> stop(b).compareTo(stop(a)));
            assertThat(found.notes()).isEmpty();
            assertThat(cmr.forms()).hasSize(2);
        }
    }

    @Test
    void what_several_queries_find_is_merged_without_repeats_in_one_order() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(ITEMS, 250)) {
            CmrSearch.Found two = search(cmr, Map.of("polarization", List.of("VV", "VV+VH")), ProgressListener.none());
            CmrSearch.Found one = search(cmr, Map.of(), ProgressListener.none());

            assertThat(two.scenes()).hasSize(176).isEqualTo(one.scenes());
        }
    }

    @Test
    void metadata_only_products_are_dropped_and_a_scene_comes_once() throws IOException {
        String metadata = ITEMS.get(0)
                .replace("[\"SLC\"]", "[\"METADATA_SLC\"]")
                .replaceAll("\"Values\":\\s*\\[\\s*\"SLC\"\\s*\\]", "\"Values\":[\"METADATA_SLC\"]")
                .replace("_AF4C-SLC", "_AF4C-METADATA_SLC");
        try (FakeCmr cmr = FakeCmr.of(List.of(metadata, ITEMS.get(0), ITEMS.get(0)), 250)) {
            CmrSearch.Found found = search(cmr);

            assertThat(found.scenes()).hasSize(1);
            assertThat(found.notes())
                    .extracting(note -> note.problem())
                    .containsExactly("it is a metadata-only product (METADATA_SLC)", "the scene was there before");
        }
    }

    @Test
    void names_that_no_scene_has_are_told_in_order() throws IOException {
        String name = "S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C";
        try (FakeCmr cmr = FakeCmr.of(ITEMS.subList(0, 1), 250)) {
            CmrSearch.Found found = new CmrSearch(
                            CmrSearch.service(FakeCmr.network()).build(), cmr.url())
                    .run(
                            request(Map.of(), List.of("S1B_X", name, name + "-SLC", "S1A_IW*AF4C", "S1C*", "S1A_Y")),
                            ProgressListener.none(),
                            Cancellation.never());

            assertThat(found.notFound()).containsExactly("S1B_X", "S1C*", "S1A_Y");
        }
    }

    private static Instant stop(Scene scene) {
        Instant stop = scene.stop();
        return stop == null ? Instant.MIN : stop;
    }

    private static FakeCmr failing(FakeCmr.Fault fault) throws IOException {
        return FakeCmr.failing(ITEMS, 250, fault);
    }

    private static boolean reply(io.insarhub.core.http.RawExchange exchange, String body, String... headers)
            throws IOException {
        exchange.reply(200, body, headers);
        return true;
    }

    private static String page(List<String> items, int hits) {
        return "{\"hits\":" + hits + ",\"took\":1,\"items\":[" + String.join(",", items) + "]}";
    }

    private static CmrSearch.Found search(FakeCmr cmr) {
        return search(cmr, Map.of(), ProgressListener.none());
    }

    private static CmrSearch.Found search(FakeCmr cmr, Map<String, Object> options, ProgressListener listener) {
        return new CmrSearch(CmrSearch.service(FakeCmr.network()).build(), cmr.url())
                .run(request(options, List.of()), listener, Cancellation.never());
    }

    private static SearchRequest request(Map<String, Object> options, List<String> names) {
        return new SearchRequest(options, List.of(), names, Instant.EPOCH);
    }
}
