package io.insarhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeasonTest {

    @ParameterizedTest
    @CsvSource({
        "1, WINTER", "2, WINTER", "3, SPRING", "4, SPRING", "5, SPRING", "6, SUMMER",
        "7, SUMMER", "8, SUMMER", "9, FALL", "10, FALL", "11, FALL", "12, WINTER",
    })
    void months_have_the_seasons_of_the_north(int month, Season season) {
        assertThat(Season.of(LocalDate.of(2020, month, 1))).isEqualTo(season);
        assertThat(Season.of(LocalDate.of(2021, month, 28))).isEqualTo(season);
    }

    @ParameterizedTest
    @EnumSource
    void the_opposite_season_is_six_months_away(Season season) {
        LocalDate inSeason = LocalDate.of(2020, 1, 15).plusMonths(3L * season.ordinal());

        assertThat(Season.of(inSeason)).isEqualTo(season);
        assertThat(season.opposite()).isEqualTo(Season.of(inSeason.plusMonths(6)));
        assertThat(season.opposite().opposite()).isEqualTo(season);
    }

    @Test
    void names_are_those_of_the_files() {
        assertThat(Season.values()).extracting(Season::toString).containsExactly("winter", "spring", "summer", "fall");
    }
}
