package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StateVector;
import io.insarhub.api.StateVectors;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.LeftOut;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.StackWriter;
import io.insarhub.core.TestData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scene without a perpendicular baseline must neither count as one at 0 m nor take the stack with it. */
class Pain14MissingBaselineTest {

    private static final PairSelection SELECTION = PairSelection.compatible(TestData.withoutWeather());

    @TempDir
    private Path folder;

    private final List<Scene> scenes =
            new ArrayList<>(TestData.golden("stack20").list());

    @Test
    void a_scene_without_state_vectors_takes_no_part_and_is_named() {
        Scene bare = bare(scenes.get(7)).build();
        scenes.set(7, bare);

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.baselines()).hasSize(19).doesNotContainKey(bare.name());
        assertThat(network.pairs()).isNotEmpty().noneMatch(pair -> isIn(pair, bare));
        assertThat(network.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.scene()).isEqualTo(bare.name());
            assertThat(out.cause()).isEqualTo(Cause.NO_BASELINE);
            assertThat(out.reason()).contains("no state vectors");
        });
        assertThat(network.health().report()).contains(bare.name() + ": its record has no state vectors");
    }

    @Test
    void each_of_them_is_named_where_a_folder_is_all_that_comes_of_a_selection() {
        List<String> bare = new ArrayList<>();
        for (int i = 4; i < 12; i++) {
            scenes.set(i, bare(scenes.get(i)).build());
            bare.add(scenes.get(i).name());
        }

        StageResult written = StackWriter.to(folder).write(SELECTION.selectAll(Scenes.of(scenes)));

        assertThat(written.warnings())
                .filteredOn(warning -> warning.endsWith("no state vectors, so its perpendicular baseline is unknown"))
                .singleElement()
                .asString()
                .startsWith("p100_f466: left out: ")
                .contains(bare);
    }

    @Test
    void a_scene_without_the_time_of_its_ascending_node_is_named_too() {
        Scene noNode =
                bare(scenes.get(3)).orbit(scenes.get(3).stateVectors(), null).build();
        scenes.set(3, noNode);

        assertThat(SELECTION.select(Scenes.of(scenes)).leftOut())
                .extracting(LeftOut::reason)
                .singleElement()
                .asString()
                .contains("when the satellite crossed the equator");
    }

    @Test
    void the_rest_is_selected_as_if_it_had_not_been_there() {
        Scene lost = scenes.remove(7);
        PairNetwork without = SELECTION.select(Scenes.of(scenes));
        scenes.add(7, bare(lost).build());

        assertThat(SELECTION.select(Scenes.of(scenes)).pairs()).isEqualTo(without.pairs());
    }

    @Test
    void a_first_scene_without_state_vectors_is_no_anchor() {
        scenes.set(0, bare(scenes.get(0)).build());

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.anchor()).contains(scenes.get(1).name());
        assertThat(network.baselines()).hasSize(19).containsEntry(scenes.get(1).name(), 0.0);
    }

    @Test
    void a_scene_with_a_wrong_orbit_is_left_out_with_the_number_that_shows_it() {
        PairNetwork network = SELECTION.select(TestData.golden("edge_ascnode"));

        assertThat(network.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.scene()).contains("_20200127T");
            assertThat(out.cause()).isEqualTo(Cause.BASELINE_OUT_OF_RANGE);
            assertThat(out.reason()).containsPattern("would be -?\\d+ km from S1A_IW_SLC__1SDV_20200103T");
        });
    }

    @Test
    void a_first_scene_with_a_wrong_orbit_does_not_take_the_others_with_it() {
        Scene first = scenes.get(0);
        Scene wrong = bare(first)
                .center(first.center())
                .orbit(
                        first.stateVectors(),
                        Objects.requireNonNull(first.ascendingNodeTime()).minusSeconds(5924))
                .build();
        scenes.set(0, wrong);

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.baselines()).hasSize(19);
        assertThat(network.anchor()).contains(scenes.get(1).name());
        assertThat(network.leftOut())
                .extracting(LeftOut::scene, LeftOut::cause)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(wrong.name(), Cause.BASELINE_OUT_OF_RANGE));
    }

    @Test
    void state_vectors_that_make_no_geometry_are_unknown() {
        Scene scene = scenes.get(5);
        StateVectors vectors = Objects.requireNonNull(scene.stateVectors());
        StateVectors zero = new StateVectors(still(vectors.pre()), still(vectors.post()));
        scenes.set(5, bare(scene).orbit(zero, scene.ascendingNodeTime()).build());

        PairNetwork network = SELECTION.select(Scenes.of(scenes));

        assertThat(network.baselines()).hasSize(19);
        assertThat(network.leftOut()).extracting(LeftOut::scene).containsExactly(scene.name());
    }

    @Test
    void baselines_that_came_with_the_file_serve_where_state_vectors_are_missing() {
        Scenes all = Scenes.read(TestData.resource("asf/p033_f130_asc_7.json"));
        Scenes published = Scenes.of(all.stream()
                .map(scene -> bare(scene)
                        .publishedBaseline(scene.publishedBaselineMeters(), scene.publishedBaselineDays())
                        .build())
                .toList());

        PairNetwork network = SELECTION.select(published);

        // the file has -65, -5, 44, 0, -15, -73 and -147, from its fourth scene
        assertThat(network.baselines().values()).containsExactly(0.0, 60.0, 109.0, 65.0, 50.0, -8.0, -82.0);
        assertThat(network.warnings()).anyMatch(warning -> warning.startsWith("Without state vectors"));
    }

    @Test
    void published_baselines_of_two_references_are_not_mixed() {
        List<Scene> seven =
                Scenes.read(TestData.resource("asf/p033_f130_asc_7.json")).list();
        List<Scene> mixed = new ArrayList<>();
        for (Scene scene : seven) {
            boolean other = mixed.size() == 4;
            Double days = Objects.requireNonNull(scene.publishedBaselineDays());
            mixed.add(bare(scene)
                    .publishedBaseline(scene.publishedBaselineMeters(), other ? days + 24 : days)
                    .build());
        }

        PairNetwork network = SELECTION.select(Scenes.of(mixed));

        assertThat(network.leftOut())
                .extracting(LeftOut::scene)
                .containsExactly(mixed.get(4).name());
    }

    private static Scene.Builder bare(Scene scene) {
        return Scene.builder(scene.name())
                .times(scene.start(), scene.stop())
                .path(scene.path())
                .asfFrame(scene.frame());
    }

    private static StateVector still(StateVector vector) {
        return new StateVector(vector.time(), 0, 0, 0, 0, 0, 0);
    }

    private static boolean isIn(ScenePair pair, Scene scene) {
        return pair.reference().equals(scene.name()) || pair.secondary().equals(scene.name());
    }
}
