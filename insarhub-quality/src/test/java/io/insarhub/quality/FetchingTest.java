package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.Weather;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.quality.DatabaseHandle.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scorer and database ask for what their folder lacks, once, and say what they could not get. */
class FetchingTest {

    private final TestServer server = Services.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatTheFolderLacksIsFetchedOnceAndKept() throws IOException {
        StackFolder stack = Studies.stack(folder, 40);
        server.on(
                Services.LAND_COVER,
                TestServer.file(Services.resource("/ESA_WorldCover_10m_2021_v200_N00E006_Map.tif")));
        PairQualityDatabase database =
                PairQualityDatabase.open(stack, Services.options(server).build());

        Result first = database.build(null).join();

        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        List<ScenePair> pairs = Studies.pairs(stack);
        assertThat(database.factors(pairs.get(0).reference(), pairs.get(0).secondary())
                        .orElseThrow()
                        .toMap())
                .containsEntry("coherence_source", "s3")
                .containsEntry("precip_3day_d1", 4.5)
                .containsEntry("temp_max_d2", 8.5)
                .containsEntry("snow_source", "openmeteo");
        assertThat(DecayMaps.of(stack, "vv").seasons()).containsExactlyInAnyOrder(Season.values());
        assertThat(first.unknown())
                .as("snow alone, and only it, could not be had")
                .anyMatch(line -> line.startsWith("snow_cover: not in the quality cache for 40 of 40 dates"))
                .noneMatch(line -> line.startsWith("weather") || line.startsWith("coherence"));
        QualityCache cache = stack.qualityCache().orElseThrow();
        Map<String, Object> geometry =
                cache.geometry(Studies.HASH).orElseThrow().toMap();
        assertThat(geometry).containsKeys("area_km2", "bbox", "_fetched_at");
        assertThat(String.valueOf(geometry.get("_fetched_at"))).endsWith("+00:00");

        server.forget();
        database.rebuild(null).join();
        new PairQualityScorer(Services.options(server).build()).score(pairs, StageContext.in(folder));

        assertThat(server.asked(Services.WEATHER)).isEmpty();
        assertThat(server.asked(Services.MOSAICS)).isEmpty();
    }

    @Test
    void theNextRunFetchesOnlyWhatWasMissing() {
        StackFolder stack = Studies.stack(folder, 30);
        server.on(Services.WEATHER, TestServer.text(503, "text/plain", "busy"));
        String summer = Services.MOSAICS + "Global_summer_vv_COH36_100ppd.tif";
        TestServer.Handler good =
                TestServer.file(Services.resource("/golden/coherence/mosaics/Global_summer_vv_COH36_100ppd.tif"));
        server.on(summer, TestServer.text(500, "application/xml", "<Error><Code>Oops</Code></Error>"));
        PairQualityDatabase database =
                PairQualityDatabase.open(stack, Services.options(server).build());

        Result first = database.build(null).join();

        assertThat(first.unknown())
                .anyMatch(line -> line.startsWith("weather: not in the quality cache for 30 of 30 dates")
                        && line.contains("Open-Meteo (HTTP 503)"))
                .anyMatch(
                        line -> line.startsWith("coherence in summer: there is no decay map") && line.contains("COH36"))
                .anyMatch(line -> line.startsWith("land cover") && line.contains("WorldCover"));
        assertThat(DecayMaps.of(stack, "vv").seasons())
                .doesNotContain(Season.SUMMER)
                .hasSize(3);

        server.on(Services.WEATHER, Services.weather(date -> "1"));
        server.on(summer, good);
        server.forget();
        Result second = database.rebuild(null).join();

        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        assertThat(server.asked(Services.MOSAICS))
                .isNotEmpty()
                .allMatch(asked -> asked.target().contains("Global_summer"));
        assertThat(DecayMaps.of(stack, "vv").seasons()).hasSize(4);
        assertThat(second.unknown()).noneMatch(line -> line.startsWith("weather") || line.startsWith("coherence"));
    }

    @Test
    void sixteenThreadsThatAskForTheSameTwoHundredDatesMakeOneWeatherRequest() throws Exception {
        StackFolder stack = Studies.stack(folder, 200);
        Studies.cacheLandCover(stack);
        List<ScenePair> pairs = Studies.pairs(stack);
        CountDownLatch together = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(16);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(threads.submit(() -> {
                together.await();
                return new PairQualityScorer(Services.options(server).build()).score(pairs, StageContext.in(folder));
            }));
        }
        together.countDown();
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        assertThat(server.asked(Services.MOSAICS + "Global_winter_vv_COH12")).hasSizeLessThanOrEqualTo(4);
        QualityCache cache = stack.qualityCache().orElseThrow();
        assertThat(((Map<?, ?>) Collections.unmodifiableMap(cache.toMap()).get("weather")))
                .hasSize(200);
    }

    @Test
    void offlineTheClimatologyScoresSaysSoAndIsScoredAgainLater() {
        StackFolder stack = Studies.stack(folder, 8);
        ScenePair pair = Studies.pairs(stack).get(0);
        PairQualityDatabase offline = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);

        Result result = offline.build(null).join();

        assertThat(result.unknown()).anyMatch(line -> line.contains("offline"));
        assertThat(offline.factors(pair.reference(), pair.secondary())
                        .orElseThrow()
                        .toMap())
                .containsEntry("coherence_source", "climatology");
        PairQualityDatabase online =
                PairQualityDatabase.open(stack, Services.options(server).build());
        online.rebuild(null).join();
        assertThat(online.factors(pair.reference(), pair.secondary())
                        .orElseThrow()
                        .toMap())
                .containsEntry("coherence_source", "s3");
    }

    @Test
    void withNoNetworkAtAllScoresComeSoonAndSayWhy() {
        StackFolder stack = Studies.stack(folder, 8);
        QualityOptions nowhere = Services.options(server).build();
        server.close();

        Result result = PairQualityDatabase.open(stack, nowhere).build(null).join();

        assertThat(result.computedPairs()).isEqualTo(28);
        assertThat(result.unknown())
                .anyMatch(line -> line.startsWith("weather") && line.contains("Open-Meteo"))
                .anyMatch(line -> line.startsWith("coherence in winter") && line.contains("s3://"));
    }

    @Test
    void weatherThatIsKnownInPartIsAskedForAgain() {
        StackFolder stack = Studies.stack(folder, 4);
        List<LocalDate> dates = Studies.dates(4);
        LocalDate late = dates.get(3);
        server.on(Services.WEATHER, Services.weather(date -> date.isAfter(late.minusDays(7)) ? "null" : "2"));
        PairQualityDatabase database =
                PairQualityDatabase.open(stack, Services.options(server).build());

        database.build(null).join();

        Weather partly = weather(stack, late);
        assertThat(partly.temperatureMaxCelsius()).hasValue(8.5);
        assertThat(partly.precipitationMm()).isEmpty();
        server.on(Services.WEATHER, Services.weather(date -> "2"));
        server.forget();
        database.rebuild(null).join();
        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        assertThat(server.asked(Services.WEATHER).get(0).target()).contains("start_date=" + late.minusDays(6));
        assertThat(weather(stack, late).precipitation7DayMm()).hasValue(14);
    }

    @Test
    void flatScoresAndTheOtherReleasesGoodCoherenceAreOptions() {
        StackFolder stack = Studies.stack(folder, 6);
        ScenePair pair = Studies.pairs(stack).get(0);
        var flat = Services.options(server).flat(true).build();
        var generous = Services.options(server).goodCoherence(0.40).build();

        var standard =
                new PairQualityScorer(Services.options(server).build()).score(List.of(pair), StageContext.in(folder));
        var other = new PairQualityScorer(generous).score(List.of(pair), StageContext.in(folder));
        var flatly = new PairQualityScorer(flat).score(List.of(pair), StageContext.in(folder));

        assertThat(other.score(pair).orElseThrow())
                .isGreaterThan(standard.score(pair).orElseThrow());
        assertThat(flatly.factors(pair).orElseThrow().toMap())
                .containsKey("contributions")
                .doesNotContainKey("coherence_source");
    }

    @Test
    void stopsSoonWhenItIsCancelledWhileAServiceIsSilent() throws Exception {
        Studies.stack(folder, 6);
        server.on(Services.WEATHER, TestServer.silent(5000));
        QualityOptions patient =
                Services.options(server).longestSilence(Duration.ofSeconds(5)).build();
        Cancellation cancellation = new Cancellation();
        StageContext context = new StageContext(folder, ProgressListener.none(), cancellation);
        var thread = Executors.newSingleThreadExecutor();
        Future<?> running = thread.submit(() -> new PairQualityScorer(patient)
                .score(Studies.pairs(Workdir.open(folder).stacks().get(0)), context));
        while (server.asked(Services.WEATHER).isEmpty()) {
            Thread.sleep(5);
        }

        long start = System.nanoTime();
        cancellation.cancel();
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);

        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        thread.shutdown();
        assertThat(Files.exists(folder.resolve(GoldenFolder.DATABASE))).isFalse();
    }

    private static Weather weather(StackFolder stack, LocalDate date) {
        return stack.qualityCache().orElseThrow().weather(37.6, -112.8, date).orElseThrow();
    }
}
