package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scenes of another frame or path must not slip into a stack without a word. */
class Pain15OtherFrameTest {

    private static final PairSelection SELECTION = PairSelection.compatible(TestData.withoutWeather());

    @Test
    void select_all_keeps_frames_apart() {
        Map<StackId, PairNetwork> networks = SELECTION.selectAll(TestData.path13());

        assertThat(networks).hasSize(6);
        networks.forEach((id, network) -> assertThat(network.scenes())
                .allMatch(scene -> scene.stackId().orElseThrow().equals(id)));
        assertThat(networks.values().stream().flatMap(network -> network.warnings().stream()))
                .noneMatch(warning -> warning.contains("other frames"));
    }

    @Test
    void frames_selected_together_are_told_by_name() {
        Scenes some = TestData.path13().filter(scene -> Objects.requireNonNull(scene.frame()) >= 411);

        PairNetwork network = SELECTION.select(some);

        assertThat(network.warnings())
                .filteredOn(warning -> warning.startsWith("Scenes of other frames than 411 are in the stack"))
                .singleElement()
                .asString()
                .contains("(frame 412)")
                .contains("and 1 more")
                .contains("selectAll");
    }

    @Test
    void a_scene_of_another_path_is_left_out_even_if_it_is_the_first() {
        List<Scene> scenes = new ArrayList<>(TestData.golden("stack20").list());
        Scene first = scenes.get(0);
        Scene stray = Scene.builder(first.name())
                .times(first.start(), first.stop())
                .path(27)
                .asfFrame(466)
                .center(first.center())
                .orbit(first.stateVectors(), first.ascendingNodeTime())
                .build();
        scenes.set(0, stray);

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.scenes()).hasSize(19).doesNotContain(stray);
        assertThat(network.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.cause()).isEqualTo(Cause.OTHER_PATH);
            assertThat(out.reason()).isEqualTo("it is on path 27, most scenes are on path 100");
        });
    }

    @Test
    void a_frame_that_was_cut_elsewhere_along_the_track_is_told_though_its_number_is_the_same() {
        PairNetwork network = SELECTION.select(TestData.golden("edge_frameslip"));

        assertThat(network.scenes())
                .as("it takes part, as in the Python program")
                .hasSize(8);
        assertThat(network.warnings())
                .filteredOn(warning -> warning.startsWith("Scenes start elsewhere along the track"))
                .singleElement()
                .asString()
                .contains("20200315T005913")
                .contains("(+11.0 s)")
                .doesNotContain("20200303T");
    }

    @Test
    void the_real_stack_is_cut_evenly() {
        PairNetwork network = SELECTION.selectAll(TestData.path13()).get(StackId.of(13, 411));

        assertThat(Objects.requireNonNull(network).warnings())
                .noneMatch(warning -> warning.contains("along the track"));
    }

    @Test
    void scenes_that_belong_to_no_stack_are_told_with_every_network() {
        List<Scene> scenes = new ArrayList<>(TestData.golden("edge_2scenes").list());
        scenes.add(Scene.ofName("S1A_IW_SLC__1SDV_20200208T005900_20200208T005927_030036_036024_7E6E"));

        Map<StackId, PairNetwork> networks = SELECTION.selectAll(Scenes.of(scenes));

        assertThat(networks).hasSize(1);
        assertThat(networks.values().iterator().next().warnings())
                .anyMatch(warning -> warning.startsWith("Scenes whose path or frame is unknown are in no stack: S1A_"));
    }

    @Test
    void a_scene_without_any_time_is_left_out_by_name() {
        List<Scene> scenes = new ArrayList<>(TestData.golden("edge_2scenes").list());
        scenes.add(Scene.ofName("no date here"));

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.pairs()).hasSize(1);
        assertThat(network.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.scene()).isEqualTo("no date here");
            assertThat(out.cause()).isEqualTo(Cause.NO_TIME);
        });
    }
}
