package io.insarhub.quality.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.quality.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snow, vegetation and fire: what is asked, and what is made of good and bad answers. */
class DayServicesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DATE = LocalDate.parse("2020-01-20");
    private static final Spot SPOT = Spot.around(37.6, -112.8);

    private final TestServer server = TestServer.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private static NavigableSet<LocalDate> dates(LocalDate... dates) {
        return new TreeSet<>(List.of(dates));
    }

    private DaySource.Answer snow(LocalDate... dates) {
        return new SnowService(Settings.of(server)).ask(SPOT, dates(dates), Cancellation.never());
    }

    private DaySource.Answer ndvi(LocalDate... dates) {
        return new VegetationService(Settings.of(server)).ask(SPOT, dates(dates), Cancellation.never());
    }

    private DaySource.Answer fire(LocalDate... dates) {
        return new FireService(Settings.of(server), CLOCK).ask(SPOT, dates(dates), Cancellation.never());
    }

    @Test
    void snowIsTheShareOfValidCellsFrom40OnAndIceThatOfAllCells() throws IOException {
        // 10 cells: 4 of snow, 2 bare, 1 of ice, 3 of clouds
        server.on(
                "/egi/request",
                TestServer.bytes(200, "application/zip", zip(40, 99, 100, 41, 0, 39, 254, 250, 250, 200)));

        DaySource.Answer answer = snow(DATE, DATE.plusDays(12));

        assertThat(answer.problem()).isNull();
        assertThat(answer.days().get(DATE))
                .containsEntry("snow_cover_frac", 0.6667)
                .containsEntry("glacier_fraction", 0.1);
        assertThat(answer.days()).hasSize(2);
        assertThat(server.asked("/egi/request")).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.target())
                    .contains("short_name=MOD10A1")
                    .contains("version=061")
                    .contains("GeoTIFF");
            assertThat(asked.headers().get("Authorization")).containsExactly("Bearer t0ken-of-anna");
        });
    }

    @Test
    void withoutAnAccountNobodyIsAskedForSnow() {
        SourceSettings s = Settings.of(server);
        SourceSettings nobody = new SourceSettings(
                false,
                s.weatherUrl(),
                s.snowUrl(),
                s.loginUrl(),
                s.vegetationUrl(),
                s.fireUrl(),
                s.landCoverUrl(),
                s.coherenceUrl(),
                false,
                () -> {
                    throw new CredentialsException("There are no Earthdata credentials", null);
                },
                Optional::empty,
                s.network(),
                s.retryPolicy(),
                s.longestSilence());

        assertThat(new SnowService(nobody)
                        .ask(SPOT, dates(DATE), Cancellation.never())
                        .problem())
                .isEqualTo("not asked for: There are no Earthdata credentials");
        assertThat(new FireService(nobody, CLOCK)
                        .ask(SPOT, dates(DATE), Cancellation.never())
                        .problem())
                .isEqualTo("not asked for: FIRMS_MAP_KEY is not set");
        assertThat(server.asked("/")).isEmpty();
    }

    @Test
    void aDateOfCloudsOrABrokenAnswerIsUnknownAndTheOthersAreKnown() throws IOException {
        byte[] good = zip(40, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        byte[] clouds = zip(250, 250, 250, 250, 250, 250, 250, 250, 250, 250);
        server.on("/egi/request", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (query.contains("temporal=2020-01-20")) {
                TestServer.bytes(200, "application/zip", good).handle(exchange);
            } else if (query.contains("temporal=2020-02-01")) {
                TestServer.bytes(200, "application/zip", clouds).handle(exchange);
            } else {
                TestServer.html().handle(exchange);
            }
        });

        DaySource.Answer answer = snow(DATE, DATE.plusDays(12), DATE.plusDays(24));

        assertThat(answer.days()).containsOnlyKeys(DATE);
        assertThat(answer.problem()).contains("2020-02-01: no valid cell").contains("1 more");
    }

    @Test
    void anAccountThatIsNotLetInIsTriedOnce() {
        server.on("/egi/request", TestServer.text(401, "text/plain", "who are you"));

        DaySource.Answer answer = snow(DATE, DATE.plusDays(12), DATE.plusDays(24));

        assertThat(answer.days()).isEmpty();
        assertThat(answer.problem()).doesNotContain("t0ken-of-anna");
        assertThat(server.asked("/egi/request")).hasSize(1);
    }

    @Test
    void aZipThatClimbsOutOrIsCutOffIsRefused() throws IOException {
        server.on("/egi/request", TestServer.bytes(200, "application/zip", zipOf("../../evil.tif", new byte[] {1, 2, 3
        })));
        assertThat(snow(DATE).problem()).contains("evil.tif");
        byte[] whole = zip(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        server.on("/egi/request", TestServer.bytes(200, "application/zip", Arrays.copyOf(whole, whole.length / 2)));
        assertThat(snow(DATE).problem()).isNotNull();
        server.on(
                "/egi/request",
                TestServer.bytes(200, "application/zip", zipOf("a.tif", "no TIFF at all".getBytes(UTF_8))));
        assertThat(snow(DATE).problem()).isNotNull();
    }

    @Test
    void ndviIsOfTheCompositeNearestInTimeUnderEitherNameOfItsBand() {
        server.on(
                "/rst/api/v1/MOD13Q1/subset",
                TestServer.json("{\"subset\": ["
                        + composite("2020-01-01", "250m_16_days_NDVI", "4000") + ","
                        + composite("2020-01-17", "250m 16 days NDVI", "6000, -28672, -3000, 7000") + ","
                        + composite("2020-02-02", "250m_16_days_NDVI", "-28672") + ","
                        + composite("2020-02-18", "250m_16_days_EVI", "9000") + "]}"));

        DaySource.Answer answer = ndvi(LocalDate.parse("2020-01-05"), DATE, LocalDate.parse("2020-02-26"));

        assertThat(answer.days().get(LocalDate.parse("2020-01-05"))).containsEntry("ndvi", 0.4);
        assertThat(answer.days().get(DATE)).containsEntry("ndvi", 0.65);
        assertThat(answer.days()).hasSize(2);
        assertThat(answer.problem()).isNotNull();
        assertThat(server.asked("/rst")).hasSize(1);
        assertThat(server.asked("/rst").get(0).target())
                .contains("band=250m_16_days_NDVI")
                .contains("startDate=A2019354")
                .contains("endDate=A2020073");
    }

    @Test
    void datesOfYearsShareRequestsOfAtMostTenComposites() {
        server.on("/rst/api/v1/MOD13Q1/subset", TestServer.json("{\"subset\": []}"));

        ndvi(DATE, DATE.plusDays(60), DATE.plusDays(100), DATE.plusDays(400));

        assertThat(server.asked("/rst")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"subset\": 7}", "no JSON", ""})
    void nonsenseInsteadOfVegetationIsAnError(String body) {
        server.on("/rst/api/v1/MOD13Q1/subset", TestServer.json(body));

        assertThatThrownBy(() -> ndvi(DATE)).isInstanceOf(ServiceException.class);
    }

    @Test
    void hotSpotsWithinThreeDaysCountAndTheKeyIsNowhereButOnTheWire() {
        server.on("/firms/", TestServer.text(200, "text/csv", """
                        latitude,longitude,bright_ti4,acq_date,confidence
                        37.5,-112.9,330,2020-01-17,n
                        37.5,-112.9,330,2020-01-16,n
                        """));

        DaySource.Answer answer = fire(DATE, DATE.plusDays(12));

        assertThat(answer.days().getOrDefault(DATE, Map.of()).getOrDefault("fire_count", 0.0))
                .isGreaterThan(0);
        assertThat(answer.days().get(DATE.plusDays(12))).containsEntry("fire_count", 0.0);
        assertThat(server.asked("/firms/"))
                .allMatch(asked -> asked.target()
                        .matches("/firms/api/area/csv/" + Settings.FIRE_KEY
                                + "/VIIRS_SNPP_SP/-113.3,37.1,-112.3,38.1/[1-5]/2020-.*"));
    }

    @Test
    void thatNothingBurnsIsKnownWhenTheDaysAfterAreOver() {
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        server.on(
                "/firms/",
                TestServer.text(200, "text/csv", "latitude,longitude,acq_date\n37.5,-112.9," + today.minusDays(30)));

        DaySource.Answer answer = fire(today.minusDays(33), today.minusDays(4), today.minusDays(3), today.plusDays(9));

        assertThat(answer.days()).hasSize(2);
        assertThat(answer.days().getOrDefault(today.minusDays(33), Map.of()).getOrDefault("fire_count", 0.0))
                .isGreaterThan(0);
        assertThat(answer.days().get(today.minusDays(4))).containsEntry("fire_count", 0.0);
        assertThat(answer.problem()).isEqualTo("the 3 days after " + today.minusDays(3) + " are not over yet");
        assertThat(server.asked("/firms/"))
                .noneMatch(asked -> asked.target().contains(today.plusDays(1).toString()));
    }

    @Test
    void whatBurnsIsKnownAtOnce() {
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        server.on("/firms/", TestServer.text(200, "text/csv", "latitude,longitude,acq_date\n37.5,-112.9," + today));

        DaySource.Answer answer = fire(today);

        assertThat(answer.days()).containsKey(today);
        assertThat(answer.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 429, 500})
    void anAnswerThatIsNoTableOfHotSpotsIsAProblemWithoutTheKey(int status) {
        server.on("/firms/", TestServer.text(status, "text/plain", "Invalid MAP_KEY " + Settings.FIRE_KEY));

        DaySource.Answer answer = fire(DATE);

        assertThat(answer.days()).isEmpty();
        assertThat(answer.problem())
                .contains("FIRMS")
                .contains("Invalid MAP_KEY")
                .doesNotContain(Settings.FIRE_KEY);
    }

    @Test
    void aTableWithABrokenDateOrABrokenConnectionIsAProblemWithoutTheKey() {
        server.on("/firms/", TestServer.text(200, "text/csv", "latitude,longitude,acq_date\n1,2,yesterday\n"));
        assertThat(fire(DATE).problem()).contains("broken");
        server.on("/firms/", TestServer.broken());
        assertThat(fire(DATE).problem()).doesNotContain(Settings.FIRE_KEY);
        server.close();
        assertThat(fire(DATE).problem()).contains("FIRMS").doesNotContain(Settings.FIRE_KEY);
    }

    private static String composite(String date, String band, String data) {
        return "{\"calendar_date\": \"" + date + "\", \"band\": \"" + band + "\", \"data\": [" + data + "]}";
    }

    private byte[] zip(int... cells) throws IOException {
        Path file = folder.resolve("snow.tif");
        GeoTiffSpec spec = GeoTiffSpec.builder(cells.length, 1)
                .bands(1)
                .geoTransform(new GeoTransform(-113, 38, 0.005, 0.005))
                .crs(Crs.ofEpsg(4326))
                .sampleType(SampleType.UINT8)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 1, ProgressListener.none(), Cancellation.never())) {
            writer.write(window -> {
                byte[] pixels = new byte[window.pixels()];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (byte) cells[window.x() + i];
                }
                return Samples.of(pixels);
            });
            writer.finish();
        }
        return zipOf("MOD10A1_NDSI_Snow_Cover.tif", Files.readAllBytes(file));
    }

    private static byte[] zipOf(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
