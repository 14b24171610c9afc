package io.insarhub.quality.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.file.QualityCache;
import io.insarhub.core.StackFolder;
import io.insarhub.quality.PairQualityDatabase;
import io.insarhub.quality.Services;
import io.insarhub.quality.Studies;
import io.insarhub.quality.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache written during a failure then counted as knowledge: every score after it was made without the weather. */
class Pain23FailureCachedAsKnowledgeTest {

    private final TestServer server = Services.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "page", "broken", "nulls", "nonsense"})
    void whatFailsLeavesNothingBehindAndTheNextRunRepairsIt(String fault) {
        StackFolder stack = Studies.stack(folder, 5);
        TestServer.Handler bad = switch (fault) {
            case "status" -> TestServer.text(500, "text/plain", "no");
            case "page" -> TestServer.html();
            case "broken" -> TestServer.broken();
            case "nulls" -> TestServer.json("{\"daily\": {\"time\": [\"2018-01-05\"], \"precipitation_sum\": [null]}}");
            default -> TestServer.json("{\"daily\": {\"time\": [1, 2], \"precipitation_sum\": [\"rain\"]}}");
        };
        server.on(Services.WEATHER, bad);
        server.on(Services.MOSAICS + "Global_winter_vv_COH12_100ppd.tif", bad);
        server.on(Services.LAND_COVER, bad);
        PairQualityDatabase database =
                PairQualityDatabase.open(stack, Services.options(server).build());

        List<String> unknown = database.build(null).join().unknown();

        assertThat(unknown)
                .anyMatch(line -> line.startsWith("weather"))
                .anyMatch(line -> line.startsWith("coherence in winter"))
                .anyMatch(line -> line.startsWith("land cover"));
        QualityCache cache = stack.qualityCache().orElseThrow();
        assertThat(cache.toMap()).doesNotContainKeys("weather", "snow_modis", "landcover", "fire", "ndvi");
        assertThat(folder.resolve("decay_maps").resolve("S1_coherence_decay_winter_vv.tif"))
                .doesNotExist();

        server.on(Services.WEATHER, Services.weather(date -> "3"));
        Services.mosaics(server);
        assertThat(database.rebuild(null).join().unknown())
                .noneMatch(line -> line.startsWith("weather") || line.startsWith("coherence"));
        assertThat(Files.exists(folder.resolve("decay_maps").resolve("S1_coherence_decay_winter_vv.tif")))
                .isTrue();
    }
}
