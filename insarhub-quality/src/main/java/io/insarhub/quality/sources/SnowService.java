package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.PixelTarget;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.http.EarthdataLogin;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.HttpService;
import io.insarhub.quality.score.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Snow cover by MODIS, product MOD10A1 v061, from NSIDC: for each date a GeoTIFF of the area in a zip. Cells below 200 are
 * valid, those of them from 40 on are snow, 254 is permanent ice. A few dates at a time. Without an Earthdata account it
 * is not asked.
 */
final class SnowService implements DaySource {

    static final String NAME = "NSIDC";

    private static final int VALID_BELOW = 200;
    private static final int SNOW_FROM = 40;
    private static final int PERMANENT_ICE = 254;
    private static final int DATES_AT_A_TIME = 4;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int MOST_BYTES = 64 << 20;
    private static final long MOST_PIXELS = 100_000_000;

    private final SourceSettings settings;

    SnowService(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Answer ask(Spot spot, NavigableSet<LocalDate> dates, Cancellation cancellation) {
        EarthdataCredentials account;
        try {
            account = settings.account();
        } catch (CredentialsException e) {
            return Answer.none("not asked for: " + e.getMessage());
        }
        HttpService service = settings.service(NAME)
                .access(EarthdataLogin.builder(account)
                        .loginUrl(settings.loginUrl())
                        .dataOrigin(settings.snowUrl())
                        .build())
                .maxBodyBytes(MOST_BYTES)
                .returnedStatuses(NOT_FOUND)
                .build();
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        List<LocalDate> all = List.copyOf(dates);
        // the first alone: an account that is not let in is not tried with many requests at once
        Day first = day(service, spot, all.get(0), cancellation);
        List<Day> answers = new ArrayList<>(List.of(first));
        if (first.refused) {
            return Answer.none(first.problem);
        }
        answers.addAll(Workers.map(
                all.subList(1, all.size()), DATES_AT_A_TIME, NAME, date -> day(service, spot, date, cancellation)));
        for (Day day : answers) {
            if (!day.values.isEmpty()) {
                days.put(day.date, day.values);
            }
            if (!day.problem.isEmpty()) {
                problems.add(day.date + ": " + day.problem);
            }
        }
        String problem = problems.size() < 2 ? "" : " (and " + (problems.size() - 1) + " more)";
        return problems.isEmpty() ? Answer.of(days) : new Answer(days, problems.get(0) + problem);
    }

    private record Day(LocalDate date, Map<String, Double> values, String problem, boolean refused) {}

    /** One date; what goes wrong with it does not hold up the others. */
    private Day day(HttpService service, Spot spot, LocalDate date, Cancellation cancellation) {
        try {
            Map<String, Double> values =
                    service.send(request(spot, date), reply -> read(reply, cancellation), cancellation);
            return new Day(date, values, values.isEmpty() ? "no valid cell: clouds, night, or no image" : "", false);
        } catch (CancelledException e) {
            throw e;
        } catch (InsarhubException e) {
            cancellation.throwIfCancelled(NAME);
            return new Day(date, Map.of(), String.valueOf(e.getMessage()), e instanceof CredentialsException);
        }
    }

    private Request request(Spot spot, LocalDate date) {
        String box = Stream.of(
                        spot.box().west(),
                        spot.box().south(),
                        spot.box().east(),
                        spot.box().north())
                .map(Degrees::text)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        HttpUrl url = settings.snowUrl()
                .newBuilder()
                .addQueryParameter("short_name", "MOD10A1")
                .addQueryParameter("version", "061")
                .addQueryParameter("temporal", date + "T00:00:00," + date + "T23:59:59")
                .addQueryParameter("bounding_box", box)
                .addQueryParameter("bbox", box)
                .addQueryParameter("format", "GeoTIFF")
                .addQueryParameter("projection", "Geographic")
                .addQueryParameter("Coverage", "/MOD_Grid_Snow_500m/NDSI_Snow_Cover")
                .addQueryParameter("page_size", "1")
                .addQueryParameter("request_mode", "sync")
                .build();
        return new Request.Builder().url(url).build();
    }

    private static Map<String, Double> read(HttpReply reply, Cancellation cancellation) throws IOException {
        if (reply.status() == NO_CONTENT || reply.status() == NOT_FOUND) {
            return Map.of();
        }
        if (reply.body().length < 2 || reply.body()[0] != 'P' || reply.body()[1] != 'K') {
            throw FailedTry.brokenAnswer("the answer is not the zip archive that was asked for");
        }
        Path folder = Files.createTempDirectory("insarhub-snow");
        try {
            Path zip = Files.write(folder.resolve("answer.zip"), reply.body());
            Path tiff = folder.resolve("files");
            ZipArchive.of(zip).extract(tiff, SnowService::isTiff, ProgressListener.none(), cancellation);
            try (Stream<Path> files = Files.walk(tiff)) {
                List<Path> images = files.filter(Files::isRegularFile)
                        .filter(file -> isTiff(file.getFileName().toString()))
                        .sorted(Comparator.comparing((Path file) -> isSnowCover(file) ? 0 : 1)
                                .thenComparing(Path::toString))
                        .toList();
                if (images.isEmpty()) {
                    throw FailedTry.brokenAnswer("the archive holds no GeoTIFF");
                }
                return shares(images.get(0));
            }
        } finally {
            delete(folder);
        }
    }

    private static Map<String, Double> shares(Path image) {
        try (GeoTiffReader reader = GeoTiffReader.open(image)) {
            GeoTiffInfo info = reader.info();
            if ((long) info.width() * info.height() > MOST_PIXELS) {
                throw new ServiceException(NAME, 200, "the image is far larger than what was asked for: " + info, null);
            }
            int[] cells = new int[info.width() * info.height()];
            reader.read(0, List.of(PixelTarget.of(new TileWindow(1, 0, 0, info.width(), info.height()), cells)));
            int valid = 0;
            int snow = 0;
            int ice = 0;
            for (int cell : cells) {
                valid += cell >= 0 && cell < VALID_BELOW ? 1 : 0;
                snow += cell >= SNOW_FROM && cell < VALID_BELOW ? 1 : 0;
                ice += cell == PERMANENT_ICE ? 1 : 0;
            }
            return valid == 0
                    ? Map.of()
                    : Map.of(
                            "snow_cover_frac",
                            Decimals.round((double) snow / valid, 4),
                            "glacier_fraction",
                            Decimals.round((double) ice / cells.length, 4));
        }
    }

    private static boolean isTiff(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tif") || lower.endsWith(".tiff");
    }

    private static boolean isSnowCover(Path file) {
        String name = file.getFileName().toString();
        return name.contains("NDSI_Snow_Cover") && !name.contains("Class") && !name.contains("Basic_QA");
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
