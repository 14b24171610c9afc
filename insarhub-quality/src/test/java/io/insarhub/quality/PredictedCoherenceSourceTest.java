package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.DesignPairsOptions;
import io.insarhub.core.Insarhub;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The designed selector by name: the coherence that it needs comes from this module, before there is a folder. */
class PredictedCoherenceSourceTest {

    private static final Path SCENES = Services.path("/golden/select_pairs/stack20.geojson");

    private final TestServer server = Services.start();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(Insarhub.pairCoherenceSources())
                .extracting(PairCoherenceSource::name)
                .contains("insarhub-quality");
    }

    @Test
    void theDownloaderDesignsNetworksByName() {
        StageResult result = Insarhub.downloaders()
                .create(
                        "S1_SLC",
                        Map.of(
                                "saved_search",
                                SCENES.toString(),
                                "select_pairs",
                                Map.of("selector", "designed", "max_pairs", 30, "avoid_low_quality_days", false)))
                .run(StageContext.in(home.resolve("study")));

        StackFolder stack = Workdir.open(home.resolve("study")).stacks().get(0);
        Scenes scenes = Scenes.read(SCENES);
        PairNetwork byHand = PairSelection.designed(
                        DesignPairsOptions.builder()
                                .maxPairs(30)
                                .scenes(SelectPairsOptions.builder()
                                        .avoidLowQualityDays(false)
                                        .build())
                                .build(),
                        PredictedCoherence.atLatitude(37.6))
                .select(scenes);
        assertThat(stack.stackFile().orElseThrow().pairs())
                .hasSize(30)
                .containsExactlyInAnyOrderElementsOf(byHand.pairs());
        assertThat(result.warnings()).noneMatch(warning -> warning.contains("decay_model"));
    }

    @Test
    void beforeThereIsAFolderTheMapsOfItsAreaAreFetchedIntoIt() {
        Path folder = home.resolve("p100_f466");
        Set<LocalDate> dates = Set.copyOf(Studies.dates(20));
        PairCoherenceSource source =
                new PredictedCoherenceSource(Services.options(server).build());

        PairCoherence expected = source.predict(37.6, -112.8, Studies.AREA, dates, StageContext.in(folder));

        int asked = server.asked(Services.MOSAICS).size();
        StackFolder stack = Studies.stack(folder, 20);
        PairCoherence ofFolder = PredictedCoherence.of(stack);
        ScenePair pair = Studies.pairs(stack).get(7);
        assertThat(DecayMaps.of(stack, "vv").seasons())
                .containsExactlyInAnyOrder(Season.WINTER, Season.SPRING, Season.SUMMER);
        assertThat(expected.coherence(pair)).isEqualTo(ofFolder.coherence(pair)).isPresent();
        assertThat(expected.coherence(pair))
                .isNotEqualTo(PredictedCoherence.atLatitude(37.6).coherence(pair));
        source.predict(37.6, -112.8, Studies.AREA, dates, StageContext.in(folder));
        assertThat(server.asked(Services.MOSAICS)).as("asked again").hasSize(asked);
    }

    @Test
    void whereTheMapsCannotBeHadTheClimatologyDoes() {
        ScenePair pair = Studies.pairs(Studies.stack(home, 4)).get(0);
        Set<LocalDate> dates = Set.copyOf(Studies.dates(4));
        PairCoherence climatology = PredictedCoherence.atLatitude(37.6);
        QualityOptions nowhere = Services.options(server).build();
        server.close();

        for (QualityOptions options : List.of(nowhere, GoldenFolder.OFFLINE)) {
            PairCoherence expected = new PredictedCoherenceSource(options)
                    .predict(37.6, -112.8, Studies.AREA, dates, StageContext.in(home.resolve("none")));

            assertThat(expected.coherence(pair)).isEqualTo(climatology.coherence(pair));
        }
        assertThat(new PredictedCoherenceSource(GoldenFolder.OFFLINE)
                        .predict(37.6, -112.8, null, dates, StageContext.in(home))
                        .coherence(pair))
                .isEqualTo(climatology.coherence(pair));
        assertThat(Files.exists(home.resolve("none"))).isFalse();
    }
}
