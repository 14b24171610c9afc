package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the colours of a picture begin and end. */
class ColorScaleStretchTest {

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0, 0, 1", "320, 0, 320", "-2, -2, 0"})
    void one_value_alone_is_shown_by_its_size(float value, double low, double high) {
        float[] mask = {value, Float.NaN, value};

        assertThat(ColorScale.stretched(mask)).isEqualTo(new ColorScale(low, high, false));
    }

    @Test
    void values_on_both_sides_of_zero_have_it_in_the_middle() {
        assertThat(ColorScale.stretched(new float[] {-1, 3})).isEqualTo(new ColorScale(-3, 3, true));
    }
}
