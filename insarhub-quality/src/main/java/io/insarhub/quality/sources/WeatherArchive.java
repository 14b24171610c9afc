package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.HttpService;
import io.insarhub.quality.score.Decimals;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Open-Meteo's archive of daily weather. One request for all dates, from six days before the first, so that the sums of
 * three and seven days are whole. Days and values that the archive does not have are unknown.
 */
final class WeatherArchive implements DaySource {

    static final String NAME = "Open-Meteo";

    private static final int LONGEST_SUM_DAYS = 7;
    private static final int SHORT_SUM_DAYS = 3;

    /** Variables of the archive and what they are called here, with the range of what can be true. */
    private static final List<Variable> VARIABLES = List.of(
            new Variable("temperature_2m_max", "temp_max", -100, 70),
            new Variable("temperature_2m_min", "temp_min", -100, 70),
            new Variable("precipitation_sum", "precip", 0, 3000),
            new Variable("snowfall_sum", "snowfall", 0, 3000),
            new Variable("snow_depth_max", "snow_depth", 0, 100),
            new Variable("soil_moisture_0_to_7cm_mean", "soil_moisture", 0, 1),
            new Variable("et0_fao_evapotranspiration", "et0", -100, 100));

    private record Variable(String inArchive, String name, double least, double most) {}

    private final HttpUrl url;
    private final HttpService service;
    private final Clock clock;

    WeatherArchive(SourceSettings settings, Clock clock) {
        url = settings.weatherUrl();
        service = settings.service(NAME).build();
        this.clock = clock;
    }

    @Override
    public Answer ask(Spot spot, NavigableSet<LocalDate> dates, Cancellation cancellation) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        NavigableSet<LocalDate> past = dates.headSet(today, true);
        if (past.isEmpty()) {
            return Answer.none("dates in the future have no weather");
        }
        HttpUrl asked = url.newBuilder()
                .addQueryParameter("latitude", Degrees.text(spot.latitude()))
                .addQueryParameter("longitude", Degrees.text(spot.longitude()))
                .addQueryParameter(
                        "start_date",
                        past.first().minusDays(LONGEST_SUM_DAYS - 1).toString())
                .addQueryParameter("end_date", past.last().toString())
                .addQueryParameter(
                        "daily",
                        String.join(
                                ",", VARIABLES.stream().map(Variable::inArchive).toList()))
                .addQueryParameter("timezone", "UTC")
                .build();
        Map<LocalDate, Map<String, Double>> archive =
                service.send(new Request.Builder().url(asked).build(), WeatherArchive::read, cancellation);
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        for (LocalDate date : past) {
            Map<String, Double> day = new LinkedHashMap<>(archive.getOrDefault(date, Map.of()));
            putSum(day, "precip_3day", archive, date, SHORT_SUM_DAYS);
            putSum(day, "precip_7day", archive, date, LONGEST_SUM_DAYS);
            if (!day.isEmpty()) {
                days.put(date, day);
            }
        }
        return new Answer(days, days.size() == dates.size() ? null : NAME + " has nothing for some dates");
    }

    /** The sum of the available days that end on a date; nothing if none is available. */
    private static void putSum(
            Map<String, Double> day,
            String name,
            Map<LocalDate, Map<String, Double>> archive,
            LocalDate date,
            int days) {
        double sum = 0;
        boolean known = false;
        for (int back = 0; back < days; back++) {
            Double rain = archive.getOrDefault(date.minusDays(back), Map.of()).get("precip");
            if (rain != null) {
                sum += rain;
                known = true;
            }
        }
        if (known) {
            day.put(name, Decimals.round(sum, 2));
        }
    }

    private static Map<LocalDate, Map<String, Double>> read(HttpReply reply) throws IOException {
        if (!(reply.jsonObject().get("daily") instanceof Map<?, ?> daily)
                || !(daily.get("time") instanceof List<?> times)) {
            throw FailedTry.brokenAnswer("the answer has no \"daily\" with its \"time\"");
        }
        Map<LocalDate, Map<String, Double>> days = new HashMap<>();
        for (Variable variable : VARIABLES) {
            // a variable of another length than the days cannot be told which is whose
            if (daily.get(variable.inArchive) instanceof List<?> values && values.size() == times.size()) {
                for (int i = 0; i < times.size(); i++) {
                    LocalDate date = date(times.get(i));
                    if (date != null
                            && values.get(i) instanceof Number number
                            && number.doubleValue() >= variable.least
                            && number.doubleValue() <= variable.most) {
                        days.computeIfAbsent(date, d -> new LinkedHashMap<>()).put(variable.name, number.doubleValue());
                    }
                }
            }
        }
        return days;
    }

    private static @Nullable LocalDate date(@Nullable Object text) {
        try {
            return text instanceof String s ? LocalDate.parse(s) : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
