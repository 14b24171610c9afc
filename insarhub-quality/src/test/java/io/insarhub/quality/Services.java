package io.insarhub.quality;

import io.insarhub.api.CredentialsException;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.Season;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** All services on one loopback server, each as documented, with made-up or golden data. */
public final class Services {

    public static final String WEATHER = "/v1/archive";
    public static final String MOSAICS = "/sentinel-1-global-coherence-earthbigdata/data/mosaics/";
    public static final String LAND_COVER = "/v200/2021/map/";

    private Services() {}

    /** Weather, mosaics of the golden area; nothing else. */
    public static TestServer start() {
        return mosaics(TestServer.start().on(WEATHER, weather(date -> "1.5")));
    }

    public static TestServer mosaics(TestServer server) {
        for (Season season : Season.values()) {
            for (int days : new int[] {12, 24, 36, 48}) {
                String name = "Global_" + season + "_vv_COH" + days + "_100ppd.tif";
                server.on(MOSAICS + name, TestServer.file(resource("/golden/coherence/mosaics/" + name)));
            }
        }
        return server;
    }

    /** Two tries, no long silence, no account. */
    public static QualityOptions.Builder options(TestServer server) {
        return options(server::url);
    }

    /** The same, each service where the function puts its path. */
    public static QualityOptions.Builder options(Function<String, HttpUrl> url) {
        return QualityOptions.builder()
                .weatherUrl(url.apply(WEATHER))
                .snowUrl(url.apply("/egi/request"))
                .earthdataUrl(url.apply("/login"))
                .vegetationUrl(url.apply("/rst/api/v1/"))
                .fireUrl(url.apply("/firms/"))
                .landCoverUrl(url.apply("/"))
                .coherenceUrl(url.apply("/"))
                .credentials(() -> {
                    throw new CredentialsException("There are no Earthdata credentials", null);
                })
                .longestSilence(Duration.ofMillis(500))
                .retryPolicy(new RetryPolicy(
                        2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5)));
    }

    /** What Open-Meteo answers: every day of the range that is asked for, with a precipitation of its own. */
    public static TestServer.Handler weather(Function<LocalDate, String> precipitation) {
        return exchange -> {
            String query = exchange.getRequestURI().getQuery();
            LocalDate from = LocalDate.parse(parameter(query, "start_date"));
            LocalDate to = LocalDate.parse(parameter(query, "end_date"));
            String body = "{\"latitude\": 37.6, \"daily_units\": {\"time\": \"iso8601\"}, \"daily\": {\"time\": "
                    + list(from, to, date -> "\"" + date + "\"")
                    + Stream.of(parameter(query, "daily").split(",", -1))
                            .map(name -> ", \"" + name + "\": "
                                    + list(
                                            from,
                                            to,
                                            name.equals("precipitation_sum")
                                                    ? precipitation
                                                    : name.startsWith("temperature") ? date -> "8.5" : date -> "0.25"))
                            .collect(Collectors.joining())
                    + "}}";
            TestServer.json(body).handle(exchange);
        };
    }

    public static String parameter(String query, String name) {
        return Stream.of(query.split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    public static byte[] resource(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path path(String name) {
        return Path.of(URI.create(
                Objects.requireNonNull(Services.class.getResource(name), name).toString()));
    }

    private static String list(LocalDate from, LocalDate to, Function<LocalDate, String> value) {
        return from.datesUntil(to.plusDays(1)).map(value).collect(Collectors.joining(", ", "[", "]"));
    }
}
