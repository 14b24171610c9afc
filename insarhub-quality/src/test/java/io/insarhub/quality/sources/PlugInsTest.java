package io.insarhub.quality.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Season;
import io.insarhub.api.ServiceException;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Insarhub;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.quality.Services;
import io.insarhub.quality.Studies;
import io.insarhub.quality.TestServer;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources as plug-ins: found, asked through the folder's cache, and once only. */
class PlugInsTest {

    private static final LocalDate DATE = LocalDate.parse("2020-01-20");

    private final TestServer server = Services.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allAreFoundByTheServiceLoaderUnderNamesOfTheirOwn() {
        assertThat(Insarhub.featureSources())
                .extracting(FeatureSource::name)
                .contains(
                        "open-meteo", "modis-snow", "modis-ndvi", "firms", "worldcover", "s1-coherence", "climatology")
                .doesNotHaveDuplicates();
    }

    @Test
    void sixteenThreadsEachWithASourceOfItsOwnMakeOneRequest() throws Exception {
        Set<LocalDate> dates = Set.copyOf(Studies.dates(200));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Map<LocalDate, Map<String, Double>>>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(threads.submit(() -> {
                together.await();
                return new OpenMeteoWeather(Settings.of(server)).fetch(37.6, -112.8, dates, StageContext.in(folder));
            }));
        }
        together.countDown();
        for (Future<Map<LocalDate, Map<String, Double>>> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS))
                    .hasSize(200)
                    .allSatisfy((date, day) -> assertThat(day).containsEntry("temp_max", 8.5));
        }
        threads.shutdown();

        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        assertThat(new OpenMeteoWeather(Settings.of(server)).fetch(37.6, -112.8, dates, StageContext.in(folder)))
                .hasSize(200);
        assertThat(server.asked(Services.WEATHER)).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereYetIsNoObstacle() {
        Path later = folder.resolve("later");

        assertThat(new OpenMeteoWeather(Settings.of(server)).fetch(37.6, -112.8, Set.of(DATE), StageContext.in(later)))
                .containsOnlyKeys(DATE);
        assertThat(later).doesNotExist();
    }

    @Test
    void aServiceThatCannotBeAskedIsAnErrorAndOneThatNeedsAKeyKnowsNothing() {
        server.on(Services.WEATHER, TestServer.text(500, "text/plain", "no"));

        assertThatThrownBy(() -> new OpenMeteoWeather(Settings.of(server))
                        .fetch(37.6, -112.8, Set.of(DATE), StageContext.in(folder)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("500");
        assertThat(new ModisVegetation(Settings.of(server)).features()).containsExactly("ndvi");
        assertThat(new FirmsFire(Settings.of(server)).features()).containsExactly("fire_count");
    }

    @Test
    void landCoverAndCoherenceAreThoseOfTheFoldersArea() {
        server.on(
                Services.LAND_COVER + "ESA_WorldCover_10m_2021_v200_N36W114_Map.tif",
                TestServer.file(Services.resource("/ESA_WorldCover_10m_2021_v200_N00E006_Map.tif")));
        Studies.stack(folder, 2);

        Map<String, Double> coherence = new SeasonalCoherence(Settings.of(server))
                .fetch(37.6, -112.8, Set.of(DATE), StageContext.in(folder))
                .getOrDefault(DATE, Map.of());

        assertThat(coherence.get("coherence_floor")).isBetween(0.01, 0.5);
        assertThat(coherence.get("coherence_tau_days")).isBetween(1.0, 200.0);
        assertThat(server.asked(Services.MOSAICS))
                .allMatch(asked -> asked.target().contains("_winter_"));
        Map<String, Double> usual = new ClimatologyTables()
                .fetch(37.6, -112.8, Set.of(DATE), StageContext.in(folder))
                .getOrDefault(DATE, Map.of());
        assertThat(usual.get("coherence_climatology_12")).isBetween(0.1, 0.9);
        assertThat(usual.get("ndvi_climatology")).isBetween(0.0, 1.0);
    }

    @Test
    void thePublishedModelsAreTheFinerSource() throws IOException {
        // tiles are named by the upper-left corner: the area lies on both sides of latitude 48
        for (String tile : List.of("N48W090", "N49W090")) {
            String start = "/sentinel-1-global-coherence-earthbigdata/data/tiles/" + tile + "/" + tile + "_winter_vv_";
            server.on(start + "rho.tif", TestServer.file(tile(tile, 250)));
            server.on(start + "tau.tif", TestServer.file(tile(tile, tile.equals("N48W090") ? 12_500 : 20_000)));
        }
        Place place = Place.ofWkt("POLYGON((-89.91 47.99,-89.9 47.99,-89.9 48.01,-89.91 48.01,-89.91 47.99))")
                .orElseThrow();

        DecayMapFile map;
        try (CoherenceData data = new CoherenceData(Settings.of(server, true))) {
            map = data.map(place, Season.WINTER, "vv", Cancellation.never());
        }

        DecayPlanes planes = map.planes();
        assertThat(planes.width()).isEqualTo(12);
        assertThat(planes.height()).isEqualTo(24);
        assertThat(map.place().north()).isCloseTo(48.01, within(1e-9));
        assertThat(map.place().west()).isCloseTo(-89.91, within(1e-9));
        assertThat(planes.validPixels()).isEqualTo(12 * 24);
        assertThat(planes.gammaInfinity(0)).isEqualTo(0.25f);
        assertThat(planes.gamma0(0)).isEqualTo(1f);
        assertThat(planes.tauDays(11 * 12)).as("north of 48").isEqualTo(20f);
        assertThat(planes.tauDays(12 * 12)).as("south of 48").isEqualTo(12.5f);
    }

    private byte[] tile(String name, int value) throws IOException {
        Path file = folder.resolve(name + ".tif");
        GeoTiffSpec spec = GeoTiffSpec.builder(1200, 1200)
                .bands(1)
                .geoTransform(new GeoTransform(-90, name.startsWith("N48") ? 48 : 49, 1 / 1200.0, 1 / 1200.0))
                .crs(Crs.ofEpsg(4326))
                .sampleType(SampleType.UINT16)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 1, ProgressListener.none(), Cancellation.never())) {
            writer.write(window -> {
                short[] pixels = new short[window.pixels()];
                Arrays.fill(pixels, (short) value);
                return Samples.of(pixels);
            });
            writer.finish();
        }
        return Files.readAllBytes(file);
    }
}
