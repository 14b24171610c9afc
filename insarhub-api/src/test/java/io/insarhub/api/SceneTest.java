package io.insarhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {

    private static final String NAME = "S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B";
    private static final Instant START = Instant.parse("2020-01-03T00:59:00.561913Z");

    @Test
    void what_the_record_does_not_tell_comes_from_a_sentinel_1_name() {
        Scene scene = Scene.ofName(NAME);

        assertThat(scene.start()).isEqualTo(Instant.parse("2020-01-03T00:59:00Z"));
        assertThat(scene.stop()).isEqualTo(Instant.parse("2020-01-03T00:59:27Z"));
        assertThat(scene.path()).isEqualTo(3);
        assertThat(scene.absoluteOrbit()).isEqualTo(30000);
        assertThat(scene.beamMode()).isEqualTo("IW");
        assertThat(scene.polarization()).isEqualTo("VV+VH");
        assertThat(scene.stackId()).isEmpty();
        assertThat(scene.center()).isNull();
        assertThat(scene.footprint()).isEmpty();
    }

    @Test
    void what_the_record_tells_wins_over_the_name() {
        Scene scene = Scene.builder(NAME)
                .times(START, null)
                .path(100)
                .asfFrame(466)
                .esaFrame(700)
                .polarization("VV")
                .build();

        assertThat(scene.start()).isEqualTo(START);
        assertThat(scene.polarization()).isEqualTo("VV");
        assertThat(scene.frame()).isEqualTo(466);
        assertThat(scene.stackId()).contains(StackId.of(100, 466));
        assertThat(scene).hasToString("Scene[" + NAME + ", p100_f466, 2020-01-03T00:59:00.561913Z]");
    }

    @Test
    void an_opaque_name_leaves_the_rest_unknown() {
        Scene scene = Scene.ofName("ALPSRP111157000");

        assertThat(scene.start()).isNull();
        assertThat(scene.date()).isNull();
        assertThat(scene.path()).isNull();
        assertThat(Scene.ofName("x_20200103").date()).isEqualTo(LocalDate.of(2020, 1, 3));
    }

    @Test
    void esa_s_frame_serves_where_asf_has_none_and_a_burst_is_its_own_stack() {
        assertThat(Scene.builder("x").path(7).esaFrame(700).build().stackId()).contains(StackId.of(7, 700));
        assertThat(Scene.builder("x")
                        .path(33)
                        .fullBurstId("033_068687_IW2")
                        .build()
                        .stackId())
                .contains(StackId.parse("p33_f068687_IW2"));
        assertThat(Scene.builder("x").path(-7).esaFrame(700).build().stackId()).isEmpty();
        assertThat(Scene.builder("x").path(7).fullBurstId("../..").build().stackId())
                .isEmpty();
    }

    @Test
    void scenes_are_equal_by_value_and_keep_their_own_footprint() {
        List<LonLat> ring = new ArrayList<>(List.of(new LonLat(1, 2), new LonLat(3, 4), new LonLat(1, 2)));
        Scene.Builder builder = Scene.builder(NAME).footprint(List.of(ring));
        Scene scene = builder.build();
        ring.clear();

        assertThat(scene.footprint()).hasSize(1);
        assertThat(scene.footprint().get(0)).hasSize(3);
        assertThat(scene)
                .isEqualTo(Scene.builder(NAME).footprint(scene.footprint()).build())
                .isNotEqualTo(Scene.ofName(NAME));
        assertThatThrownBy(() -> scene.footprint().add(List.of())).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nonsense_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> Scene.ofName(" ")).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> new LonLat(0, 90.1)).hasMessageContaining("90.1");
        assertThatThrownBy(() -> new LonLat(Double.NaN, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new StateVector(START, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0))
                .hasMessageContaining("finite");
        StateVector vector = new StateVector(START, 1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> new StateVectors(vector, vector)).hasMessageContaining("earlier one first");
    }
}
