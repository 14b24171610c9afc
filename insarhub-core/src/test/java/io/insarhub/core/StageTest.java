package io.insarhub.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.ProcessorCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 0};
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-01T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private StackFolder stack;

    @BeforeEach
    void open() {
        stack = Workdir.create(folder, List.of(StackId.of(100, 466)), CLOCK)
                .stacks()
                .get(0);
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void each_stage_is_told_by_its_files() throws IOException {
        assertThat(stack.stage()).isEqualTo(Stage.EMPTY);
        stack.updateConfig(c -> c.withDownloader("S1_SLC"));
        assertThat(stack.stage()).isEqualTo(Stage.EMPTY);
        stack.updateStackFile(s -> s.withPairs(List.of(new ScenePair("a_20200101", "b_20200113"))));
        assertThat(stack.stage()).isEqualTo(Stage.PAIRS_SELECTED);
        stack.updateJobs(j -> j.withJobs("ann", List.of("1")));
        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);
        put("S1AA_x.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
        put(".mintpy.cfg", new byte[] {'#'});
        put("clip/a_clip.tif", new byte[] {'I', 'I'});
        assertThat(stack.stage()).isEqualTo(Stage.PREPARED);
        put("velocity.h5", HDF5);
        assertThat(stack.stage()).isEqualTo(Stage.ANALYZED);
        put("timeseries.h5", HDF5);
        put("velocity.tif", new byte[] {'I', 'I', 42, 0});
        assertThat(stack.stage()).isEqualTo(Stage.ANALYZED);
        put("timeseries_ramp.tif", new byte[] {'M', 'M', 0, 42});
        assertThat(stack.stage()).isEqualTo(Stage.EXPORTED);
        assertThat(stack.stage().hasReached(Stage.PREPARED)).isTrue();
        assertThat(stack.status().toString())
                .contains("p0_f0: EXPORTED")
                .contains("velocity.h5: velocity of the ground")
                .contains("next: nothing");
    }

    @Test
    void downloaded_means_every_product_that_the_cache_expects() throws IOException {
        stack.updateJobs(j -> j.withJobs("ann", List.of("1", "2")));
        JsonFiles.write(
                folder.resolve(".insarhub_cache.json"),
                ProcessorCache.of(List.of("S1AA_1.zip", "S1AA_2.zip"), "/nowhere/to/be/found"));
        put("S1AA_1.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);

        put("hyp3/S1AA_2.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
        assertThat(stack.products()).hasSize(2);
    }

    @Test
    void a_product_is_not_there_before_something_is_in_its_file() throws IOException {
        stack.updateJobs(j -> j.withJobs("ann", List.of("1")));
        JsonFiles.write(
                folder.resolve(".insarhub_cache.json"),
                ProcessorCache.of(List.of("S1AA_1.zip"), folder.resolve("out").toString()));
        put("S1AA_1.zip", new byte[0]);
        put("out/S1AA_1.zip", new byte[0]);
        Files.createDirectories(folder.resolve("hyp3/S1AA_1.zip"));
        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);

        put("out/S1AA_1.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
    }

    @Test
    void a_product_may_be_there_as_layers() throws IOException {
        stack.updateJobs(j -> j.withJobs("ann", List.of("1", "2")));
        JsonFiles.write(
                folder.resolve(".insarhub_cache.json"),
                ProcessorCache.of(
                        List.of("S1AA_1.zip", "S1AA_2.zip"),
                        folder.resolve("out").toString()));
        put("S1AA_1/S1AA_1.txt", new byte[] {'R'});
        put("S1AA_1/S1AA_1_corr.tif", new byte[] {'I', 'I'});
        put("out/S1AA_2/S1AA_2_unw_phase.tif", new byte[] {'I', 'I'});
        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);

        put("S1AA_1/S1AA_1_unw_phase.tif", new byte[] {'I', 'I'});
        assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
    }

    @Test
    void a_name_that_no_file_can_have_is_of_no_product() {
        stack.updateJobs(j -> j.withJobs("ann", List.of("1")));
        JsonFiles.write(folder.resolve(".insarhub_cache.json"), ProcessorCache.of(List.of("S1AA\0.zip"), "."));

        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void a_scene_is_no_product() throws IOException {
        stack.updateStackFile(s -> s.withPairs(List.of(new ScenePair("a_20200101", "b_20200113"))));
        put("S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B.zip", new byte[] {'P', 'K'});
        put("S1_136231_IW2_20200604T022312_VV_7C85-BURST.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.PAIRS_SELECTED);
        assertThat(stack.products()).isEmpty();

        put("S1_136231_IW2_20200604_20200616_VV_INT80_663F.zip", new byte[] {'P', 'K'});
        assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
        assertThat(stack.products()).hasSize(1);
    }

    @Test
    void a_copy_of_a_stack_beside_it_is_told() throws IOException {
        put("p100_f466/stack_p100_f466.json", "{}".getBytes(UTF_8));
        put("p100_f466_old/stack_p100_f466.json", "{}".getBytes(UTF_8));
        put("p27_f115/stack_p0_f0.json", "{}".getBytes(UTF_8));

        assertThat(Workdir.open(folder).stacks())
                .extracting(s -> s.id() + ": " + s.status().problems())
                .satisfiesExactlyInAnyOrder(
                        told -> assertThat(told).isEqualTo("p27_f115: []"),
                        told -> assertThat(told).isEqualTo("p100_f466: []"),
                        told -> assertThat(told).contains("p100_f466_old: ", "is that of the stack p100_f466"));
    }

    @Test
    void the_places_of_release_04_are_found() throws IOException {
        put("mintpy/.mintpy.cfg", new byte[] {'#'});
        put("mintpy/clip/a_clip.tif", new byte[] {'I', 'I'});
        assertThat(stack.stage()).isEqualTo(Stage.PREPARED);
        put("mintpy/timeseries.h5", HDF5);
        assertThat(stack.stage()).isEqualTo(Stage.ANALYZED);
        put("dem/p100_f466/dem_p100_f466.tif", new byte[] {'I', 'I'});
        assertThat(stack.dem()).contains(folder.resolve("dem/p100_f466/dem_p100_f466.tif"));
    }

    @Test
    void legacy_files_are_read_and_never_written() throws IOException {
        put("pairs_p100_f466.json", "[[\"a_20200101\", \"b_20200113\"]]".getBytes(UTF_8));
        put("baselines_p100_f466.json", "{\"a_20200101\": 0.0, \"b_20200113\": 12.5}".getBytes(UTF_8));
        put("downloader_config.json", "{\"relativeOrbit\": 100, \"frame\": 466}".getBytes(UTF_8));

        assertThat(stack.stage()).isEqualTo(Stage.PAIRS_SELECTED);
        assertThat(stack.stackFile().orElseThrow().pairs()).hasSize(1);
        assertThat(stack.stackFile().orElseThrow().baselines()).containsEntry("b_20200113", 12.5);
        assertThat(stack.stackFile().orElseThrow().scenes()).containsExactly("a_20200101", "b_20200113");
        assertThat(stack.pathAndFrame()).contains(StackId.of(100, 466));

        stack.updateConfig(c -> c.withAnalyzer("Jvm_SBAS"));
        stack.updateStackFile(s -> s.withScenes(List.of("a_20200101")));
        assertThat(folder.resolve("insarhub_config.json")).content().contains("relativeOrbit", "Jvm_SBAS");
        assertThat(folder.resolve("stack_p0_f0.json")).content().contains("b_20200113");
        assertThat(folder.resolve("downloader_config.json")).hasContent("{\"relativeOrbit\": 100, \"frame\": 466}");
    }

    @Test
    void the_older_workflow_file_is_the_config() throws IOException {
        put("insarhub_workflow.json", "{\"processor\": \"Hyp3_S1\"}".getBytes(UTF_8));

        assertThat(stack.config().orElseThrow().processor().orElseThrow().component())
                .contains("Hyp3_InSAR");
    }

    @Test
    void broken_files_are_told_by_name_and_not_counted() throws IOException {
        put("stack_p0_f0.json", "{\"pairs\": [[\"a\", ".getBytes(UTF_8));
        put("insarhub_config.json", "{\"downloader\": 7}".getBytes(UTF_8));
        put("velocity.h5", "not HDF5".getBytes(UTF_8));

        assertThat(stack.stage()).isEqualTo(Stage.EMPTY);
        FolderStatus status = stack.status();
        assertThat(status.problems())
                .extracting(p -> String.valueOf(p.file().getFileName()))
                .containsExactlyInAnyOrder("stack_p0_f0.json", "insarhub_config.json");
        assertThat(status.toString()).contains("PROBLEM insarhub_config.json").contains("$.downloader");
        assertThat(status.next()).isEqualTo("mend the problem above");
    }

    @Test
    void leftovers_and_an_interrupted_submission_are_told() throws IOException {
        put(".stack_p0_f0.json.tmp-a1b2", new byte[0]);
        put(".insarhub_quality_cache.json.corrupt-20240501T120000", new byte[0]);
        put(".insarhub_pair_quality_db.json.previous", new byte[0]);
        put(".insarhub_submit_intent.json", "{}".getBytes(UTF_8));
        put("stack_p1_f1.json", "{}".getBytes(UTF_8));
        put("stack_p0_f0.json", "{}".getBytes(UTF_8));

        FolderStatus status = stack.status();

        assertThat(status.leftovers()).hasSize(3);
        assertThat(status.problems()).hasSize(2);
        assertThat(status.toString())
                .contains("a submission was interrupted")
                .contains("a second stack file; stack_p0_f0.json is used");
    }

    @Test
    void an_update_sets_the_time_only_when_something_changed() {
        stack.updateConfig(c -> c.withAnalyzer("A"));
        assertThat(stack.config().orElseThrow().updatedAt()).contains(Instant.parse("2024-05-01T12:00:00Z"));

        assertThat(stack.updateConfig(c -> c.withAnalyzer("A")))
                .isEqualTo(stack.config().orElseThrow());
    }

    @Test
    void each_retry_gets_a_file_of_its_own() {
        Path first = stack.addRetryJobs(Hyp3Jobs.to("out").withJobs("ann", List.of("1")));
        Path second = stack.addRetryJobs(Hyp3Jobs.to("out").withJobs("ann", List.of("2")));

        assertThat(first).hasFileName("hyp3_retry_jobs_20240501t120000.json");
        assertThat(second).hasFileName("hyp3_retry_jobs_20240501t120001.json");
        assertThat(stack.retryJobs()).extracting(Hyp3Jobs::allJobIds).containsExactly(Set.of("1"), Set.of("2"));
        assertThat(stack.stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void products_of_a_moved_folder_go_to_the_folder_itself() throws IOException {
        stack.updateJobs(j -> j.withOutDir("/nowhere/to/be/found"));
        assertThat(stack.productFolder()).isEqualTo(folder);

        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectory(elsewhere);
        stack.updateJobs(j -> j.withOutDir(elsewhere.toString()));
        assertThat(stack.productFolder()).isEqualTo(elsewhere);
    }
}
