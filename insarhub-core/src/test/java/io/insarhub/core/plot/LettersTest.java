package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void have_all_that_pictures_say() {
        String said =
                "Perpendicular baseline (m) 0123456789 +-.,:;/%()[]_ °±²³·×Δγρστ∞≤≥−–—… ⊥ mm/yr äöüßéèñçøåŁž Ωλ Жя →";

        assertThat(Letters.plain().haveAllOf(said)).isTrue();
        assertThat(Letters.bold().haveAllOf(said)).isTrue();
        assertThat(Letters.plain().haveAllOf("北京")).isFalse();
    }

    @Test
    void a_text_is_as_wide_as_its_letters_together_and_grows_with_its_size() {
        Letters letters = Letters.plain();

        assertThat(letters.width("", 10)).isZero();
        assertThat(letters.width("ab", 10)).isCloseTo(letters.width("a", 10) + letters.width("b", 10), within(1e-9));
        assertThat(letters.width("ab", 20)).isCloseTo(2 * letters.width("ab", 10), within(1e-9));
        assertThat(Letters.bold().width("ab", 10)).isGreaterThan(letters.width("ab", 10));
    }

    @Test
    void an_outline_stands_on_its_base_line_and_within_its_width() {
        Shape shape = Letters.plain().shape("HH", 100, 50, 20);

        Rectangle2D box = shape.getBounds2D();
        assertThat(box.getMaxY()).isEqualTo(50, within(1e-6));
        assertThat(box.getHeight()).isBetween(13.0, 16.0);
        assertThat(box.getMinX()).isBetween(100.0, 103.0);
        assertThat(box.getMaxX()).isLessThan(100 + Letters.plain().width("HH", 20));
        // the left stem is filled, the space between the stems above the bar is not
        assertThat(shape.contains(box.getMinX() + 0.5, 40)).isTrue();
        assertThat(shape.contains(box.getMinX() + 5, 37)).isFalse();
    }

    @Test
    void a_letter_that_is_not_there_is_a_box_and_a_blank_is_nothing() {
        assertThat(Letters.plain().shape("北", 0, 0, 10).getBounds2D().getWidth())
                .isGreaterThan(3);
        assertThat(Letters.plain().width("北", 10)).isEqualTo(Letters.plain().width("□", 10));
        assertThat(Letters.plain().shape(" ", 0, 0, 10).getBounds2D().getWidth())
                .isZero();
    }
}
