package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.HttpService;
import io.insarhub.quality.score.Decimals;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * NDVI of MODIS MOD13Q1, composites of 16 days, by ORNL's service: of the composite nearest in time. Dates close together
 * share a request; the service gives at most ten composites at a time.
 */
final class VegetationService implements DaySource {

    static final String NAME = "ORNL MODIS";

    private static final String BAND = "250m_16_days_NDVI";
    private static final double SCALE = 0.0001;
    /** What is below is fill: the valid range of NDVI is −2000 to 10000. */
    private static final double LEAST = -2000;

    private static final double MOST = 10_000;
    private static final int COMPOSITE_DAYS = 16;
    private static final int LONGEST_SPAN_DAYS = 9 * COMPOSITE_DAYS;

    private final HttpUrl base;
    private final HttpService service;

    VegetationService(SourceSettings settings) {
        base = settings.vegetationUrl();
        service = settings.service(NAME).build();
    }

    @Override
    public Answer ask(Spot spot, NavigableSet<LocalDate> dates, Cancellation cancellation) {
        NavigableMap<LocalDate, Double> composites = new TreeMap<>();
        NavigableSet<LocalDate> left = dates;
        while (!left.isEmpty()) {
            LocalDate from = left.first().minusDays(COMPOSITE_DAYS);
            NavigableSet<LocalDate> together = left.headSet(from.plusDays(LONGEST_SPAN_DAYS - COMPOSITE_DAYS), false);
            LocalDate to = together.last().plusDays(COMPOSITE_DAYS);
            composites.putAll(service.send(request(spot, from, to), VegetationService::read, cancellation));
            left = left.tailSet(together.last(), false);
        }
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        for (LocalDate date : dates) {
            LocalDate nearest = nearest(composites, date);
            if (nearest != null) {
                days.put(date, Map.of("ndvi", composites.get(nearest)));
            }
        }
        return new Answer(days, days.size() == dates.size() ? null : NAME + " has no valid composite for some dates");
    }

    private Request request(Spot spot, LocalDate from, LocalDate to) {
        return new Request.Builder()
                .header("Accept", "application/json")
                .url(base.newBuilder()
                        .addPathSegments("MOD13Q1/subset")
                        .addQueryParameter("latitude", Degrees.text(spot.latitude()))
                        .addQueryParameter("longitude", Degrees.text(spot.longitude()))
                        .addQueryParameter("band", BAND)
                        .addQueryParameter("startDate", modisDate(from))
                        .addQueryParameter("endDate", modisDate(to))
                        .addQueryParameter("kmAboveBelow", "0")
                        .addQueryParameter("kmLeftRight", "0")
                        .build())
                .build();
    }

    /** At most one composite away; the earlier one where two are as near. */
    private static @Nullable LocalDate nearest(NavigableMap<LocalDate, Double> composites, LocalDate date) {
        return Stream.of(composites.floorKey(date), composites.ceilingKey(date))
                .filter(found -> found != null && distance(found, date) <= COMPOSITE_DAYS)
                .min((a, b) -> Long.compare(distance(a, date), distance(b, date)))
                .orElse(null);
    }

    private static long distance(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    private static Map<LocalDate, Double> read(HttpReply reply) throws IOException {
        if (!(reply.jsonObject().get("subset") instanceof List<?> subset)) {
            throw FailedTry.brokenAnswer("the answer has no \"subset\"");
        }
        Map<LocalDate, Double> composites = new TreeMap<>();
        for (Object item : subset) {
            if (item instanceof Map<?, ?> composite && isNdvi(composite.get("band"))) {
                LocalDate date = date(composite.get("calendar_date"));
                double mean = mean(composite.get("data"));
                if (date != null && !Double.isNaN(mean)) {
                    composites.put(date, Decimals.round(mean * SCALE, 4));
                }
            }
        }
        return composites;
    }

    /** Older answers spell the band's name with blanks. */
    private static boolean isNdvi(@Nullable Object band) {
        return band instanceof String name && name.replace(' ', '_').equals(BAND);
    }

    private static double mean(@Nullable Object data) {
        return data instanceof List<?> values
                ? values.stream()
                        .filter(Number.class::isInstance)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .filter(value -> value >= LEAST && value <= MOST)
                        .average()
                        .orElse(Double.NaN)
                : Double.NaN;
    }

    private static @Nullable LocalDate date(@Nullable Object text) {
        try {
            return text instanceof String s ? LocalDate.parse(s) : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static String modisDate(LocalDate date) {
        return String.format(Locale.ROOT, "A%04d%03d", date.getYear(), date.getDayOfYear());
    }
}
