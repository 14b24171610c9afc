package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

    private static final double LEFT = 60;
    private static final double RIGHT = 780;
    private static final double LETTER = 6.5;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2020-01-03 | 2020-01-08 | 2020-01-03, 2020-01-04, 2020-01-05, 2020-01-06, 2020-01-07, 2020-01-08, 2020-01-09
            2020-01-03 | 2020-02-10 | 2020-01-06, 2020-01-13, 2020-01-20, 2020-01-27, 2020-02-03, 2020-02-10
            2020-01-03 | 2020-08-10 | 2020-01, 2020-02, 2020-03, 2020-04, 2020-05, 2020-06, 2020-07, 2020-08
            2020-01-03 | 2022-06-01 | 2020-01, 2020-04, 2020-07, 2020-10, 2021-01, 2021-04, 2021-07, 2021-10, 2022-01, 2022-04
            2015-02-01 | 2025-06-01 | 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025
            1980-02-01 | 2024-09-01 | 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025
            """)
    void dates_are_marked_at_what_suits_the_span(String first, String last, String labels) {
        TimeAxis axis = TimeAxis.around(List.of(noon(first), noon(last)), LEFT, RIGHT);

        assertThat(labels(axis.ticks(t -> LETTER * t.length()))).containsExactly(labels.split(", "));
    }

    @Property
    void date_labels_keep_clear_of_one_another(
            @ForAll @LongRange(min = -30_000_000_000L, max = 30_000_000_000L) long from,
            @ForAll @LongRange(max = 30_000_000_000L) long seconds) {
        Instant first = Instant.ofEpochSecond(from);
        TimeAxis axis = TimeAxis.around(List.of(first, first.plusSeconds(seconds)), LEFT, RIGHT);

        List<Tick> ticks = axis.ticks(t -> LETTER * t.length());

        assertThat(ticks).allMatch(t -> t.position() >= LEFT && t.position() <= RIGHT);
        List<Tick> labelled = ticks.stream().filter(Tick::labelled).toList();
        assertThat(labelled).isNotEmpty();
        for (int i = 1; i < labelled.size(); i++) {
            Tick before = labelled.get(i - 1);
            assertThat(labelled.get(i).position() - before.position())
                    .isGreaterThan(LETTER * before.label().length());
        }
        assertThat(axis.x(first)).isBetween(LEFT, RIGHT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -93   | 86    | −100, −50, 0, 50, 100
            0     | 0     | −10, −5, 0, 5, 10
            12.3  | 12.3  | 5, 10, 15, 20
            0     | 1.5   | 0.0, 0.5, 1.0, 1.5
            -7e5  | 6e5   | −800000, −600000, −400000, −200000, 0, 200000, 400000, 600000
            """)
    void metres_are_marked_at_round_numbers(double min, double max, String labels) {
        ValueAxis axis = ValueAxis.meters(min, max, 350, 90);

        assertThat(labels(axis.ticks())).containsExactly(labels.split(", "));
    }

    @Property
    void metres_have_marks_within_the_axis_and_in_order(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double min, @ForAll @DoubleRange(max = 1e9) double spread) {
        ValueAxis axis = ValueAxis.meters(min, min + spread, 350, 90);

        List<Double> y = axis.ticks().stream().map(Tick::position).toList();

        assertThat(y).hasSizeBetween(2, 12).allMatch(p -> p <= 350.001 && p >= 89.999);
        for (int i = 1; i < y.size(); i++) {
            assertThat(y.get(i)).isLessThan(y.get(i - 1) - 10);
        }
        assertThat(axis.y(min)).isBetween(90.0, 350.0);
    }

    @ParameterizedTest
    @CsvSource({"0, '0,2'", "1, '0,2'", "5, '0,5'", "12, '0,5,10'", "299, '0,200'"})
    void counts_are_marked_at_whole_numbers(int most, String labels) {
        assertThat(labels(ValueAxis.counts(most, 458, 373).ticks())).containsExactly(labels.split(","));
    }

    private static Instant noon(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().filter(Tick::labelled).map(Tick::label).toList();
    }
}
