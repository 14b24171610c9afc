package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S1SlcDownloaderTest {

    private static final List<String> RECORDS = List.of(
            TestData.resource("asf/cmr_p013_f411_page1.umm_json").toString(),
            TestData.resource("asf/cmr_p013_f411_page2.umm_json").toString());

    @TempDir
    Path temp;

    @Test
    void is_found_by_its_name() {
        assertThat(Insarhub.downloaders().names()).contains("S1_SLC");
        assertThat(Insarhub.pipelineTree("S1_SLC")).startsWith("S1_SLC: Sentinel-1 scenes");
        assertThat(Insarhub.downloaders().provider("S1_SLC").defaults())
                .isEqualTo(S1SlcOptions.defaults().toMap());
    }

    @Test
    void selects_from_a_saved_search_and_leaves_only_known_keys_in_the_config() {
        List<StageResult> results = Pipeline.in(temp)
                .downloader(
                        "S1_SLC",
                        Map.of(
                                "saved_search",
                                RECORDS,
                                "select_pairs",
                                Map.of("max_degree", 4, "avoid_low_quality_days", false),
                                "relativeOrbit",
                                13,
                                "frame",
                                List.of(411),
                                "start",
                                "2020-01-01",
                                "end",
                                "2020-12-31",
                                "polarization",
                                List.of("vv", "VV+VH"),
                                "beamMode",
                                "IW"))
                .build()
                .run();

        assertThat(results)
                .singleElement()
                .extracting(StageResult::summary)
                .asString()
                .startsWith("1 stacks, ");
        StackFolder stack = Workdir.open(temp).stack(StackId.of(13, 411));
        assertThat(stack.id()).isEqualTo(StackId.FLAT);
        assertThat(stack.stackFile().orElseThrow().scenes())
                .hasSizeGreaterThan(20)
                .allMatch(name -> name.contains("_2020"));
        assertThat(stack.config()
                        .orElseThrow()
                        .downloader()
                        .orElseThrow()
                        .config()
                        .orElseThrow())
                .doesNotContainKeys("saved_search", "select_pairs")
                .containsEntry("relativeOrbit", 13L)
                .containsEntry("start", "2020-01-01");
    }

    @Test
    void an_option_that_a_saved_search_cannot_be_narrowed_by_is_refused_by_name() {
        assertThatThrownBy(
                        () -> Insarhub.downloaders().create("S1_SLC", Map.of("saved_search", RECORDS, "minDoppler", 1)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("minDoppler: cannot narrow a saved search");
        assertThatThrownBy(() -> Insarhub.downloaders().create("S1_SLC", Map.of("start", "spring")))
                .hasMessageStartingWith("start: must be a date");
        assertThatThrownBy(() -> Insarhub.downloaders().create("S1_SLC", Map.of("select_pairs", 3)))
                .hasMessageStartingWith("select_pairs: must be an object");
    }

    @Test
    void without_a_scene_that_fits_it_says_what_to_do() {
        StageContext context = StageContext.in(temp.resolve("none"));

        assertThatThrownBy(() -> Insarhub.downloaders()
                        .create("S1_SLC", Map.of("saved_search", RECORDS, "frame", 1))
                        .run(context))
                .hasMessageContaining("widen them");
        assertThat(temp.resolve("none")).doesNotExist();
    }

    @Test
    void can_be_cancelled_before_it_writes() {
        Cancellation cancellation = new Cancellation();
        ProgressListener stop = progress -> cancellation.cancel();

        assertThatThrownBy(() -> Insarhub.downloaders()
                        .create("S1_SLC", Map.of("saved_search", RECORDS))
                        .run(new StageContext(temp.resolve("none"), stop, cancellation)))
                .isInstanceOf(CancelledException.class);
        assertThat(temp.resolve("none")).doesNotExist();
    }
}
