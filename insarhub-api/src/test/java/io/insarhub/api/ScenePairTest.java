package io.insarhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScenePairTest {

    private static final String JANUARY_3 = "S1B_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B";
    private static final String JANUARY_15 = "S1A_IW_SLC__1SDV_20200115T005900_20200115T005927_030012_03600C_2C01";

    @Test
    void the_earlier_scene_is_the_reference_however_they_are_given() {
        assertThat(new ScenePair(JANUARY_15, JANUARY_3)).isEqualTo(new ScenePair(JANUARY_3, JANUARY_15));
        assertThat(new ScenePair(JANUARY_15, JANUARY_3).reference()).isEqualTo(JANUARY_3);
        assertThat(new ScenePair("b_20200104", "a_20200103").reference()).isEqualTo("a_20200103");
        assertThat(new ScenePair(JANUARY_15, "x_20200103").reference()).isEqualTo("x_20200103");
    }

    @Test
    void names_that_do_not_tell_which_is_earlier_stay_as_given() {
        assertThat(new ScenePair("b", "a").reference()).isEqualTo("b");
        assertThat(new ScenePair(JANUARY_3, "x_20200103").reference()).isEqualTo(JANUARY_3);
        assertThat(new ScenePair("x_20200103", JANUARY_3).reference()).isEqualTo("x_20200103");
    }

    @Test
    void its_text_is_the_key_of_the_files() {
        assertThat(new ScenePair(JANUARY_3, JANUARY_15)).hasToString(JANUARY_3 + "," + JANUARY_15);
    }

    @Test
    void a_scene_makes_no_pair_with_itself_or_with_nothing() {
        assertThatThrownBy(() -> new ScenePair("a", "a"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("same scene twice: a");
        assertThatThrownBy(() -> new ScenePair("a", " ")).hasMessageContaining("needs two scene names");
    }

    @Property
    void order_of_arguments_never_matters_where_times_differ(
            @ForAll @LongRange(max = 3_000_000) long a, @ForAll @LongRange(max = 3_000_000) long b) {
        String first = nameAt(Math.min(a, b));
        String second = nameAt(Math.max(a, b) + 1);

        assertThat(new ScenePair(second, first)).isEqualTo(new ScenePair(first, second));
        assertThat(new ScenePair(second, first).reference()).isEqualTo(first);
    }

    private static String nameAt(long minute) {
        String time = java.time.Instant.ofEpochSecond(1_400_000_000L + 60 * minute)
                .toString()
                .replaceAll("[-:Z]", "");
        return "S1A_IW_SLC__1SDV_" + time + "_" + time + "_030000_036000_BB3B";
    }
}
