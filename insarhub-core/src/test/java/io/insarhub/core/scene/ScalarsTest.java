package io.insarhub.core.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

    @ParameterizedTest
    @CsvSource({
        "2015-06-03T14:19:06Z, 2015-06-03T14:19:06Z",
        "2015-06-03T14:19:06, 2015-06-03T14:19:06Z",
        "2015-06-03T14:19:06.000000, 2015-06-03T14:19:06Z",
        "2015-06-03T14:19:06.1Z, 2015-06-03T14:19:06.1Z",
        "2015-06-03T14:19:06.146059Z, 2015-06-03T14:19:06.146059Z",
        "2015-06-03T14:19:06.123456789, 2015-06-03T14:19:06.123456789Z",
        "2015-06-03 14:19:06, 2015-06-03T14:19:06Z",
        "2015-06-03T16:19:06.5+02:00, 2015-06-03T14:19:06.5Z",
        "2015-06-03T12:19:06-02:00, 2015-06-03T14:19:06Z",
        "2015-06-03T14:19, 2015-06-03T14:19:00Z",
    })
    void times_are_read_as_catalogues_write_them(String text, Instant time) {
        assertThat(Scalars.time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2015",
                "2015-06-03",
                "2015-02-30T00:00:00Z",
                "2015-06-03T24:00:01Z",
                "2015-06-03T14:19:6Z",
                "2015-06-03T14:19:06.1234567890Z",
                "2015-06-03T14:19:06ZZ",
                "Z",
                "+",
                "14:19:06",
                "2015-06-03T14:19:60Z",
                "2015-06-03T14:19:06.12x",
                "2015x06-03T14:19:06Z"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(Scalars.time(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1f", "1d", "0x10", "NaN", "Infinity", "1e999", "1,5", "--1", "", ".", "1 2", "e5", "+"})
    void what_is_no_finite_number_is_none(String text) {
        assertThat(Scalars.number(text)).isNaN();
    }

    @Property
    void every_number_is_read_as_java_writes_it(@ForAll double value) {
        assertThat(Scalars.number(Double.toString(value))).isEqualTo(value);
    }

    @Property
    void every_moment_survives_its_text(
            @ForAll @LongRange(max = 4_000_000_000L) long second, @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant time = Instant.ofEpochSecond(second, nano);

        assertThat(Scalars.time(time.toString())).isEqualTo(time);
        assertThat(Scalars.time(time.toString().replace("Z", ""))).isEqualTo(time);
    }

    @Property(tries = 3000)
    void the_short_cut_agrees_with_the_jdk(@ForAll("nearlyTimes") String text) {
        assertThat(Scalars.time(text)).isEqualTo(byTheJdk(text));
    }

    @Provide
    Arbitrary<String> nearlyTimes() {
        Arbitrary<Integer> position = Arbitraries.integers().between(0, 25);
        Arbitrary<Character> character =
                Arbitraries.of("0123456789-:.TZ".chars().mapToObj(c -> (char) c).toList());
        return net.jqwik.api.Combinators.combine(position, character).as((at, c) -> {
            StringBuilder text = new StringBuilder("2015-06-03T14:19:06.146059");
            text.setCharAt(at, c);
            return text.toString();
        });
    }

    private static @Nullable Instant byTheJdk(String text) {
        try {
            return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notLocal) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notATime) {
                return null;
            }
        }
    }
}
