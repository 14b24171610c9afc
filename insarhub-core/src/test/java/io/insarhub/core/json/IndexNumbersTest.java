package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNumbersTest {

    @Property
    void up_to_fifteen_digits_are_the_nearest_double(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
            @ForAll @IntRange(max = 14) int decimals) {
        String text = java.math.BigDecimal.valueOf(digits, decimals).toPlainString();

        double simple = simple(text);

        assertThat(simple).isEqualTo(text.length() > 16 ? simple : Double.parseDouble(text));
    }

    @Property
    void any_other_text_is_left_to_the_parser(
            @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '9') @Chars({'-', '.', 'e', 'E', '+', 'N'})
                    String text) {
        boolean json = text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

        double simple = simple(text);

        assertThat(Double.isNaN(simple) || (json && simple == Double.parseDouble(text)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.5", "38", "100", "0.82", "99.5", "123456789012345", "0.12345678901234"})
    void what_scores_look_like_is_read_here(String text) {
        assertThat(simple(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.", ".5", "01", "-01.5", "1.2.3", "1e5", "NaN", "1234567890123456", "+1"})
    void what_is_no_such_number_is_not(String text) {
        assertThat(simple(text)).isNaN();
    }

    private static double simple(String text) {
        return IndexNumbers.simple(text.getBytes(US_ASCII), text.length());
    }
}
