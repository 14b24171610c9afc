package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Insarhub;
import io.insarhub.core.S1SlcOptions;
import io.insarhub.core.SceneSearch;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.search.FakeCmr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config file that lost its area or orbit made a search of the whole archive. */
class Pain16SearchWithoutLimitsTest {

    @TempDir
    Path temp;

    @Test
    void a_search_without_area_orbit_frame_names_or_dates_is_refused_before_it_asks() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(List.of(), 250)) {
            Map<String, Object> broken = new HashMap<>(Map.of("platform", "Sentinel-1A", "season", List.of(1, 90)));
            broken.put("relativeOrbit", null);

            assertThatThrownBy(() -> search(cmr, broken).run())
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageStartingWith("search: has neither area, orbit, frame, names nor dates")
                    .hasMessageContaining("relativeOrbit");
            assertThat(cmr.forms()).isEmpty();
        }
    }

    @Test
    void any_one_limit_is_enough() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(List.of(), 250)) {
            for (Map<String, ?> limit : List.of(
                    Map.of("relativeOrbit", 100),
                    Map.of("frame", 466),
                    Map.of("start", "2020-01-01"),
                    Map.of("end", "2020-01-01"),
                    Map.of("granule_names", "S1A_X"),
                    Map.of("intersectsWith", "POINT (10 50)"))) {
                assertThat(search(cmr, limit).run().scenes()).as("%s", limit).isEmpty();
            }
        }
    }

    @Test
    void who_wants_it_all_says_so() throws IOException {
        try (FakeCmr cmr = FakeCmr.of(FakeCmr.path13().subList(0, 2), 250)) {
            assertThat(search(cmr, Map.of()).allowUnlimited().run().scenes()).hasSize(2);
        }
    }

    @Test
    void the_downloader_refuses_it_too_and_writes_nothing() {
        Path folder = temp.resolve("study");

        assertThatThrownBy(() -> Insarhub.downloaders()
                        .create("S1_SLC", Map.of("beamMode", "IW"))
                        .run(StageContext.in(folder)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("Is the config file whole?");
        assertThat(folder).doesNotExist();
    }

    @Test
    void an_empty_value_is_not_taken_for_no_value() {
        assertThatThrownBy(() -> S1SlcOptions.of(Map.of("intersectsWith", "")))
                .hasMessageStartingWith("intersectsWith: must be a box");
        assertThatThrownBy(() -> S1SlcOptions.of(Map.of("relativeOrbit", List.of())))
                .hasMessageStartingWith("relativeOrbit: is an empty list");
    }

    private static SceneSearch search(FakeCmr cmr, Map<String, ?> options) {
        return SceneSearch.with(S1SlcOptions.of(options)).endpoint(cmr.url()).clock(new FakeClock());
    }
}
