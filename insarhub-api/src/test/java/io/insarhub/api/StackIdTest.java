package io.insarhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackIdTest {

    @ParameterizedTest
    @CsvSource({
        "p100_f466, 100, 466, false",
        "p0_f0, 0, 0, false",
        "p87_merged_f89_f90, 87, merged_f89_f90, true",
        "p33_f068687_IW2, 33, 068687_IW2, false",
    })
    void a_name_is_read_and_written(String text, int path, String frame, boolean merged) {
        StackId id = StackId.parse(text);

        assertThat(id).isEqualTo(new StackId(path, frame)).hasToString(text);
        assertThat(id.isMerged()).isEqualTo(merged);
        assertThat(StackId.isStackId(text)).isTrue();
    }

    @Test
    void the_flat_stack_is_path_0_frame_0() {
        assertThat(StackId.FLAT).hasToString("p0_f0").isEqualTo(StackId.of(0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "p1",
                "p1_f",
                "p1_2",
                "pX_f1",
                "p-1_f1",
                "p1_f../x",
                "p1_f a",
                "p0100_f466",
                "p1_f1\n",
                "p9999999999_f1",
                "p1_fmerged_f8",
                "p1_merged",
                "p1_merged_8",
                "stack_p1_f2",
                "p1_f_2"
            })
    void what_is_no_stack_name_is_refused_with_an_example(String text) {
        assertThat(StackId.isStackId(text)).isFalse();
        assertThatThrownBy(() -> StackId.parse(text))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("p100_f466");
    }

    @Test
    void path_and_frame_are_checked() {
        assertThatThrownBy(() -> new StackId(-1, "1"))
                .hasMessageContaining("path")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new StackId(1, "merged_x")).hasMessageContaining("frame");
        assertThatThrownBy(() -> new StackId(1, "../../etc")).hasMessageContaining("frame");
    }

    @Test
    void stacks_sort_by_path_then_numbers_by_value_then_names() {
        List<StackId> ids = Stream.of("p100_f5", "p20_fIW1", "p20_f100", "p20_f0099", "p20_f99", "p20_merged_f1_f2")
                .map(StackId::parse)
                .sorted()
                .toList();

        assertThat(ids)
                .extracting(StackId::toString)
                .containsExactly("p20_f0099", "p20_f99", "p20_f100", "p20_fIW1", "p20_merged_f1_f2", "p100_f5");
    }

    @Property
    void every_stack_survives_its_name(@ForAll("stacks") StackId id) {
        assertThat(StackId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void order_agrees_with_equality_and_itself(
            @ForAll("stacks") StackId a, @ForAll("stacks") StackId b, @ForAll("stacks") StackId c) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    Arbitrary<StackId> stacks() {
        Arbitrary<String> numbers = Arbitraries.integers().between(0, 120).map(String::valueOf);
        Arbitrary<String> padded = numbers.map(n -> "0" + n);
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abfIW019_-")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(StackId::isFrame);
        Arbitrary<String> merged = numbers.map(n -> "merged_f" + n + "_f90");
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3), Arbitraries.oneOf(numbers, padded, names, merged))
                .as(StackId::new);
    }
}
