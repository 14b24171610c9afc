package io.insarhub.quality.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2020-01-15, 2020-03-20, 46 winter 19 spring",
        "2020-06-01, 2020-08-12, 72 summer",
        "2020-03-01, 2020-03-01, 1 spring",
        "2020-02-28, 2020-03-01, 2 winter",
        "2019-11-15, 2021-03-10, 16 fall 91 winter 92 spring 92 summer 91 fall 90 winter 9 spring",
        "2020-04-08, 2020-01-15, 46 winter 38 spring",
    })
    void cutsWhereASeasonEnds(LocalDate from, LocalDate to, String parts) {
        assertThat(SeasonDays.between(from, to).stream()
                        .map(part -> part.days() + " " + part.season())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Property
    void losesNoDay(
            @ForAll @IntRange(min = 0, max = 20000) int start, @ForAll @IntRange(min = 1, max = 3000) int days) {
        LocalDate from = LocalDate.ofEpochDay(start);

        assertThat(SeasonDays.between(from, from.plusDays(days)).stream()
                        .mapToInt(SeasonDays.Part::days)
                        .sum())
                .isEqualTo(days);
    }
}
