package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.auth.Secret;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.HttpStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * NASA FIRMS: VIIRS hot spots within three days of a date, in the area's box. The service wants its key in the path of
 * the address; it is put there last of all, and taken out of whatever is said about the address.
 */
final class FireService implements DaySource {

    static final String NAME = "FIRMS";

    private static final String KEY = "MAP_KEY";
    private static final int DAYS_AROUND = 3;
    /** The most days of one request. */
    private static final int MOST_DAYS = 5;
    /** The processed archive is this far behind; what is younger is in the near-real-time one. */
    private static final int PROCESSED_AFTER_DAYS = 120;

    private static final int MOST_BYTES = 32 << 20;
    private static final int REQUESTS_AT_A_TIME = 4;

    private final SourceSettings settings;
    private final Clock clock;

    FireService(SourceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Answer ask(Spot spot, NavigableSet<LocalDate> dates, Cancellation cancellation) {
        Optional<Secret> key = settings.fireKey().get();
        if (key.isEmpty()) {
            return Answer.none("not asked for: " + SourceSettings.FIRE_KEY_VARIABLE + " is not set");
        }
        HttpService service =
                settings.service(NAME).access(hop -> withKey(hop, key.get())).build();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        NavigableSet<LocalDate> around = new TreeSet<>();
        dates.forEach(date -> date.minusDays(DAYS_AROUND)
                .datesUntil(date.plusDays(DAYS_AROUND + 1L))
                .filter(day -> !day.isAfter(today))
                .forEach(around::add));
        List<HttpUrl> urls = urls(spot.box(), around);
        Map<LocalDate, Integer> spots = new TreeMap<>();
        try {
            Workers.map(urls, REQUESTS_AT_A_TIME, NAME, url -> read(service, url, key.get(), cancellation))
                    .forEach(found -> found.forEach((date, count) -> spots.merge(date, count, Integer::sum)));
        } catch (CancelledException e) {
            throw e;
        } catch (InsarhubException e) {
            // without the cause, which may quote the address
            return Answer.none(withoutKey(String.valueOf(e.getMessage()), key.get()));
        }
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        List<LocalDate> open = new ArrayList<>();
        for (LocalDate date : dates) {
            double count = date.minusDays(DAYS_AROUND)
                    .datesUntil(date.plusDays(DAYS_AROUND + 1L))
                    .mapToInt(day -> spots.getOrDefault(day, 0))
                    .sum();
            // what has burned is known at once; that nothing has, only when the days are over
            if (count > 0 || date.plusDays(DAYS_AROUND).isBefore(today)) {
                days.put(date, Map.of("fire_count", count));
            } else {
                open.add(date);
            }
        }
        return open.isEmpty()
                ? Answer.of(days)
                : new Answer(days, "the " + DAYS_AROUND + " days after " + open.get(0) + " are not over yet");
    }

    /** Runs of days, each within one request, for each part of a box across ±180°. */
    private List<HttpUrl> urls(BoundingBox box, NavigableSet<LocalDate> days) {
        LocalDate processed =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(PROCESSED_AFTER_DAYS);
        List<HttpUrl> urls = new ArrayList<>();
        NavigableSet<LocalDate> left = days;
        while (!left.isEmpty()) {
            LocalDate first = left.first();
            NavigableSet<LocalDate> run = left.headSet(first.plusDays(MOST_DAYS), false);
            int length = (int) (run.last().toEpochDay() - first.toEpochDay()) + 1;
            String archive = run.last().isBefore(processed) ? "VIIRS_SNPP_SP" : "VIIRS_SNPP_NRT";
            for (BoundingBox part : DegreeTiles.unwrapped(box)) {
                String area = String.join(
                        ",",
                        Degrees.text(part.west()),
                        Degrees.text(part.south()),
                        Degrees.text(part.east()),
                        Degrees.text(part.north()));
                urls.add(settings.fireUrl()
                        .newBuilder()
                        .addPathSegments(
                                "api/area/csv/" + KEY + "/" + archive + "/" + area + "/" + length + "/" + first)
                        .build());
            }
            left = left.tailSet(run.last(), false);
        }
        return urls;
    }

    private static Request withKey(Request hop, Secret key) {
        int place = hop.url().pathSegments().indexOf(KEY);
        return place < 0
                ? hop
                : hop.newBuilder()
                        .url(hop.url()
                                .newBuilder()
                                .setPathSegment(place, key.reveal())
                                .build())
                        .build();
    }

    private static String withoutKey(String text, Secret key) {
        return text.replace(key.reveal(), "***");
    }

    /** One try: the service's own retries would tell of the address. */
    private static Map<LocalDate, Integer> read(
            HttpService service, HttpUrl url, Secret key, Cancellation cancellation) {
        try (HttpStream answer = service.open(new Request.Builder().url(url).build(), cancellation)) {
            String text = text(answer);
            if (answer.status() != 200) {
                throw new ServiceException(NAME, answer.status(), firstLine(text, key), null);
            }
            return hotSpots(text, key);
        } catch (IOException e) {
            cancellation.throwIfCancelled(NAME);
            throw new ServiceException(NAME, 0, withoutKey(String.valueOf(e.getMessage()), key), null);
        }
    }

    private static Map<LocalDate, Integer> hotSpots(String text, Secret key) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        Map<LocalDate, Integer> spots = new TreeMap<>();
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            if (!rows.getHeaderMap().containsKey("latitude")
                    || !rows.getHeaderMap().containsKey("acq_date")) {
                throw new ServiceException(
                        NAME, 200, "the answer is no table of hot spots: " + firstLine(text, key), null);
            }
            for (CSVRecord row : rows) {
                spots.merge(LocalDate.parse(row.get("acq_date")), 1, Integer::sum);
            }
            return spots;
        } catch (ServiceException e) {
            throw e;
        } catch (IllegalArgumentException | UncheckedIOException | DateTimeException e) {
            throw new ServiceException(NAME, 200, "the table of hot spots is broken: " + firstLine(text, key), null);
        }
    }

    private static String text(HttpStream answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int n = answer.read(buffer, 0, buffer.length); n >= 0; n = answer.read(buffer, 0, buffer.length)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("the table is longer than " + MOST_BYTES + " bytes");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String firstLine(String text, Secret key) {
        String line = text.strip().lines().findFirst().orElse("an empty answer");
        return withoutKey(line.length() > 120 ? line.substring(0, 120) + "…" : line, key);
    }
}
