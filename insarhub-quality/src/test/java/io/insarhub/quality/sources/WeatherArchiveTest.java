package io.insarhub.quality.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.quality.Services;
import io.insarhub.quality.TestServer;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherArchiveTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private DaySource.Answer ask(String... dates) {
        return new WeatherArchive(Settings.of(server), CLOCK)
                .ask(
                        Spot.around(37.6, -112.8),
                        Arrays.stream(dates).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new)),
                        Cancellation.never());
    }

    @Test
    void oneRequestFromSixDaysBeforeTheFirstDateWithTheSumsOfThreeAndSevenDays() {
        server.on(Services.WEATHER, Services.weather(date -> String.valueOf(date.getDayOfMonth())));

        Map<LocalDate, Map<String, Double>> days =
                ask("2021-03-10", "2020-01-20", "2021-03-22").days();

        assertThat(server.asked("/")).hasSize(1);
        assertThat(URLDecoder.decode(server.asked("/").get(0).target(), UTF_8))
                .contains("start_date=2020-01-14")
                .contains("end_date=2021-03-22")
                .contains("latitude=37.6&longitude=-112.8")
                .contains("timezone=UTC")
                .contains("daily=temperature_2m_max,temperature_2m_min,precipitation_sum,snowfall_sum,snow_depth_max,"
                        + "soil_moisture_0_to_7cm_mean,et0_fao_evapotranspiration");
        assertThat(days).hasSize(3);
        assertThat(days.get(LocalDate.parse("2020-01-20")))
                .containsEntry("precip", 20.0)
                .containsEntry("precip_3day", 57.0)
                .containsEntry("precip_7day", 119.0)
                .containsEntry("temp_max", 8.5)
                .containsEntry("et0", 0.25);
    }

    @Test
    void nullsAreUnknownAndSumsAreOfTheDaysThatAreThere() {
        server.on(
                Services.WEATHER,
                Services.weather(
                        date -> date.getDayOfMonth() == 19 ? "null" : date.getDayOfMonth() > 20 ? "null" : "2.255"));

        Map<LocalDate, Map<String, Double>> days =
                ask("2020-01-20", "2020-01-28").days();

        assertThat(days.get(LocalDate.parse("2020-01-20")))
                .containsEntry("precip_3day", 4.51)
                .containsEntry("precip_7day", 13.53);
        assertThat(days.get(LocalDate.parse("2020-01-28")))
                .as("known in part")
                .containsKey("temp_max")
                .doesNotContainKeys("precip", "precip_3day", "precip_7day");
    }

    @Test
    void theFutureIsNotAskedFor() {
        server.on(Services.WEATHER, Services.weather(date -> "0"));

        DaySource.Answer answer = ask("2022-05-20", "2030-01-01");

        assertThat(server.asked("/").get(0).target()).contains("end_date=2022-05-20");
        assertThat(answer.days()).containsOnlyKeys(LocalDate.parse("2022-05-20"));
        assertThat(answer.problem()).isNotNull();
        assertThat(ask("2030-01-01").problem()).contains("future");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"daily\": 3}",
                "{\"daily\": {\"time\": \"2020\"}}",
                "{\"daily\":",
                "\u0000\u0001",
                ""
            })
    void nonsenseIsAnError(String body) {
        server.on(Services.WEATHER, TestServer.json(body));

        assertThatThrownBy(() -> ask("2020-01-20")).isInstanceOf(ServiceException.class);
    }

    @Test
    void valuesOfTheWrongKindNumberOrSizeAreUnknown() {
        server.on(
                Services.WEATHER,
                TestServer.json(
                        "{\"daily\": {\"time\": [\"2020-01-20\", \"soon\", 7], \"temperature_2m_max\": [1e300, 1, 2],"
                                + " \"temperature_2m_min\": [\"cold\", 1, 2], \"precipitation_sum\": [3],"
                                + " \"snowfall_sum\": [0.5, 1, 2]}}"));

        assertThat(ask("2020-01-20").days().get(LocalDate.parse("2020-01-20")))
                .containsExactly(Map.entry("snowfall", 0.5));
    }

    @Test
    void anAnswerThatFailsBreaksOffIsSilentOrAWebPageIsAnErrorThatSaysSo() {
        server.on(Services.WEATHER, TestServer.text(400, "application/json", "{\"reason\": \"out of range\"}"));
        assertThatThrownBy(() -> ask("2020-01-20"))
                .hasMessageContaining("Open-Meteo (HTTP 400)")
                .hasMessageContaining("out of range");
        server.on(Services.WEATHER, TestServer.broken());
        assertThatThrownBy(() -> ask("2020-01-20")).isInstanceOf(ServiceException.class);
        server.on(Services.WEATHER, TestServer.silent(3000));
        assertThatThrownBy(() -> ask("2020-01-20")).isInstanceOf(ServiceException.class);
        server.on(Services.WEATHER, TestServer.html());
        assertThatThrownBy(() -> ask("2020-01-20")).hasMessageContaining("web page");
    }
}
