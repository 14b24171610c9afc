package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkdirTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/folders");
    private static final StackId P27 = StackId.of(27, 115);
    private static final StackId P100 = StackId.of(100, 466);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"python-0.2.5", "python-0.4"})
    void a_multi_stack_folder_of_the_python_program_opens_with_every_file_typed(String release) {
        Workdir wd = Workdir.open(GOLDEN.resolve(release));

        assertThat(wd.layout()).isEqualTo(Layout.MULTI_STACK);
        assertThat(wd.stacks()).extracting(StackFolder::id).containsExactly(P27, P100);
        StackFolder stack = wd.stack(StackId.parse("p100_f466"));
        assertThat(stack.stage()).isEqualTo(Stage.PAIRS_SELECTED);
        assertThat(stack.config().orElseThrow().downloader().orElseThrow().type())
                .contains("S1_SLC");
        assertThat(stack.stackFile().orElseThrow().scenes()).hasSize(12);
        assertThat(stack.stackFile().orElseThrow().baselines()).hasSize(12);
        assertThat(stack.stackFile().orElseThrow().pairQuality().orElseThrow().separator())
                .isEqualTo(':');
        assertThat(stack.qualityCache()
                        .orElseThrow()
                        .landCover("d2ccd461")
                        .orElseThrow()
                        .forest())
                .hasValue(0.1025);
        assertThat(stack.pairQualityDb().orElseThrow().scores()).hasSize(66);
        assertThat(stack.decayMap(Season.WINTER, "vv")).isPresent();
        assertThat(stack.decayMap(Season.SUMMER, "vv")).isEmpty();
        assertThat(stack.jobs()).isEmpty();
        assertThat(stack.retryJobs()).isEmpty();
        assertThat(stack.cache()).isEmpty();
        FolderStatus status = stack.status();
        assertThat(status.problems()).isEmpty();
        assertThat(status.qualityDatabase()).isEqualTo(FolderStatus.QualityDatabase.COMPLETE);
        assertThat(status.next()).contains("submit the ").contains("Hyp3_InSAR");
    }

    @Test
    void a_stack_folder_opened_directly_is_one_stack() {
        Workdir wd = Workdir.open(GOLDEN.resolve("python-0.4/p27_f115"));

        assertThat(wd.layout()).isEqualTo(Layout.FLAT);
        assertThat(wd.stacks()).singleElement().extracting(StackFolder::id).isEqualTo(P27);
        assertThat(wd.stack(P27).stackFile()).isPresent();
    }

    @Test
    void a_flat_folder_is_known_by_its_real_path_and_frame_too() throws IOException {
        Workdir wd = Workdir.create(temp.resolve("flat"), List.of(P100));
        StackFolder stack = wd.stack(StackId.FLAT);
        stack.updateConfig(c -> c.withDownloader("S1_SLC", Map.of("relativeOrbit", 100L, "frame", List.of(466L))));
        stack.updateStackFile(s -> s.withScenes(List.of("a")));

        assertThat(wd.layout()).isEqualTo(Layout.FLAT);
        assertThat(wd.stack(P100)).isEqualTo(stack);
        assertThat(wd.path().resolve("stack_p0_f0.json")).isRegularFile();
        assertThat(Workdir.open(wd.path()).stack(P100)).isEqualTo(stack);
        assertThat(stack.networkPlotPath()).hasFileName("network_p0_f0.png");
        assertThatThrownBy(() -> wd.stack(P27))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("p27_f115 is not in");
    }

    @Test
    void a_new_flat_folder_has_the_stack_that_it_was_made_for() {
        StackId merged = StackId.parse("p87_merged_f89_f90");

        assertThat(Workdir.create(temp.resolve("a"), List.of(P100)).stack(P100).id())
                .isEqualTo(StackId.FLAT);
        assertThat(Workdir.create(temp.resolve("b"), List.of(merged))
                        .stack(merged)
                        .id())
                .isEqualTo(StackId.FLAT);
    }

    @Test
    void a_folder_that_holds_one_stack_is_not_made_to_hold_another() {
        Path flat = temp.resolve("flat");
        StackFolder stack = Workdir.create(flat, List.of(P100)).stack(P100);
        stack.updateConfig(c -> c.withDownloader("S1_SLC", Map.of("relativeOrbit", 100L, "frame", 466L)));
        assertThat(Workdir.create(flat, List.of(P27)).layout()).isEqualTo(Layout.FLAT);
        stack.updateStackFile(s -> s.withScenes(List.of("a")));

        assertThatThrownBy(() -> Workdir.create(flat, List.of(P27)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("holds the stack p100_f466, not p27_f115");
        assertThat(Workdir.create(flat, List.of(P100)).stack(P100).stackFile()).isPresent();
        assertThat(Workdir.create(flat, List.of(StackId.FLAT)).stacks()).containsExactly(stack);
    }

    @Test
    void a_folder_with_the_name_of_one_stack_is_not_made_to_hold_another() {
        assertThatThrownBy(() -> Workdir.create(temp.resolve("p100_f466"), List.of(P27)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("has the name of the stack p100_f466, not p27_f115");
        assertThat(Workdir.create(temp.resolve("p27_f115"), List.of(P27))
                        .stack(P27)
                        .id())
                .isEqualTo(P27);
    }

    @Test
    void a_flat_folder_may_hold_a_stack_file_under_its_real_name_and_keeps_it() throws IOException {
        Files.copy(GOLDEN.resolve("python-0.4/p100_f466/stack_p100_f466.json"), temp.resolve("stack_p100_f466.json"));

        Workdir wd = Workdir.open(temp);
        wd.stack(P100).updateStackFile(s -> s.withScenes(List.of("a")));

        assertThat(wd.layout()).isEqualTo(Layout.FLAT);
        assertThat(temp.resolve("stack_p0_f0.json")).doesNotExist();
        assertThat(wd.stack(StackId.FLAT)).isEqualTo(wd.stack(P100));
        assertThat(wd.stack(P100).stackFile().orElseThrow().scenes()).containsExactly("a");
    }

    @Test
    void several_stacks_get_a_folder_each_and_nothing_at_the_top() throws IOException {
        Workdir wd = Workdir.create(temp, List.of(P100, P27));
        wd.stacks().forEach(s -> s.updateStackFile(f -> f.withScenes(List.of("a"))));

        assertThat(wd.layout()).isEqualTo(Layout.MULTI_STACK);
        assertThat(temp).isDirectoryNotContaining(Files::isRegularFile);
        assertThat(temp.resolve("p27_f115/stack_p27_f115.json")).isRegularFile();
        assertThat(Workdir.open(temp).stacks()).isEqualTo(wd.stacks());
    }

    @Test
    void stray_files_at_the_top_do_not_hide_the_stacks() throws IOException {
        Workdir.create(temp, List.of(P100, P27))
                .stacks()
                .forEach(s -> s.updateStackFile(f -> f.withScenes(List.of("a"))));
        Files.writeString(temp.resolve("insarhub_config.json"), "{}");
        Files.writeString(temp.resolve("notes.txt"), "x");

        assertThat(Workdir.open(temp).layout()).isEqualTo(Layout.MULTI_STACK);
    }

    @Test
    void options_of_a_search_that_found_several_stacks_may_lie_at_the_top() throws IOException {
        Files.writeString(temp.resolve("insarhub_config.json"), "{\"downloader\": \"S1_SLC\"}");

        Workdir.create(temp, List.of(P100, P27));

        assertThat(Workdir.open(temp).stacks()).extracting(StackFolder::id).containsExactly(P27, P100);
        assertThat(temp.resolve("insarhub_config.json")).hasContent("{\"downloader\": \"S1_SLC\"}");
    }

    @Test
    void stray_files_at_the_top_do_not_hide_stacks_that_are_still_empty() throws IOException {
        Workdir.create(temp, List.of(P100, P27));
        Files.writeString(temp.resolve("insarhub_config.json"), "{}");
        Files.writeString(
                temp.resolve("S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B.zip"), "a scene");

        assertThat(Workdir.open(temp).stacks()).extracting(StackFolder::id).containsExactly(P27, P100);
    }

    @Test
    void an_empty_folder_named_like_a_stack_does_not_hide_a_flat_study() throws IOException {
        Files.writeString(temp.resolve("stack_p0_f0.json"), "{}");
        Files.createDirectory(temp.resolve("p1_f2"));

        assertThat(Workdir.open(temp).layout()).isEqualTo(Layout.FLAT);
    }

    @Test
    void merged_and_burst_stacks_have_names_that_are_no_numbers() throws IOException {
        StackId merged = StackId.parse("p87_merged_f89_f90");
        StackId burst = new StackId(33, "068687_IW2");
        Workdir.create(temp, List.of(merged, burst))
                .stacks()
                .forEach(s -> s.updateStackFile(f -> f.withScenes(List.of("a"))));

        assertThat(temp.resolve("p87_merged_f89_f90/stack_p87_merged_f89_f90.json"))
                .isRegularFile();
        assertThat(Workdir.open(temp).stacks()).extracting(StackFolder::id).containsExactly(burst, merged);
    }

    @Test
    void a_folder_of_one_layout_is_not_made_one_of_the_other() {
        Workdir.create(temp, List.of(P100)).stacks().get(0).updateStackFile(f -> f.withScenes(List.of("a")));

        assertThatThrownBy(() -> Workdir.create(temp, List.of(P100, P27)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("holds a single stack already")
                .hasMessageContaining("Workdir.open");
        assertThat(Workdir.create(temp, List.of(P100)).stacks().get(0).stackFile())
                .isPresent();
        assertThatThrownBy(() -> Workdir.create(temp, List.of())).isInstanceOf(BadOptionException.class);
    }

    @Test
    void what_is_no_folder_is_an_error_that_says_what_to_do() throws IOException {
        Path file = Files.writeString(temp.resolve("f"), "x");

        assertThatThrownBy(() -> Workdir.open(temp.resolve("none"))).hasMessageContaining("Workdir.create");
        assertThatThrownBy(() -> Workdir.open(file)).isInstanceOf(BadFileException.class);
        assertThatThrownBy(() -> Workdir.create(file, List.of(P100)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(file.toString());
    }
}
