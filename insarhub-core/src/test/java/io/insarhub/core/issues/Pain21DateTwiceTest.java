package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.StackMaker;
import io.insarhub.core.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two scenes of one date are two scenes, in one order, and the network says so. */
class Pain21DateTwiceTest {

    private static final PairSelection SELECTION = PairSelection.compatible(TestData.withoutWeather());

    @Test
    void both_scenes_of_a_date_take_part_and_each_such_date_is_told() {
        PairNetwork network = SELECTION.select(TestData.golden("edge_samedate"));

        assertThat(network.scenes()).hasSize(13);
        assertThat(network.warnings())
                .filteredOn(warning -> warning.startsWith("More than one scene on a date"))
                .singleElement()
                .asString()
                .contains("2020-01-03 (S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BC3D and"
                        + " S1B_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_4EEB)")
                .contains("2020-01-15")
                .contains("2020-01-27")
                .doesNotContain("2020-02-08");
    }

    @Test
    void two_scenes_of_one_moment_are_told_apart_by_name_whatever_their_order() {
        var twin = StackMaker.scene(0, 1);
        var other = StackMaker.scene(0, 2);
        var later = StackMaker.scene(12, 3);

        PairNetwork network = SELECTION.select(Scenes.of(List.of(later, other, twin)));

        assertThat(network).isEqualTo(SELECTION.select(Scenes.of(List.of(twin, other, later))));
        assertThat(network.sceneNames()).containsExactly(twin.name(), other.name(), later.name());
        assertThat(network.pairs()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_stack_without_such_dates_has_nothing_to_tell() {
        assertThat(SELECTION.select(TestData.golden("stack60")).warnings())
                .noneMatch(warning -> warning.contains("on a date"));
    }
}
