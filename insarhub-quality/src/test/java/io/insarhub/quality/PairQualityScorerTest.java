package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Insarhub;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairQualityScorerTest {

    @TempDir
    private Path folder;

    @Test
    void isFoundByTheLibrary() {
        assertThat(Insarhub.pairScorer()).containsInstanceOf(PairQualityScorer.class);
    }

    @Test
    void scoresAsTheDatabaseOfThePythonProgramDoes() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        List<String> scenes = stack.stackFile().orElseThrow().scenes();
        List<ScenePair> pairs = List.of(
                new ScenePair(scenes.get(0), scenes.get(1)),
                new ScenePair(scenes.get(3), scenes.get(9)),
                new ScenePair(scenes.get(0), scenes.get(41)));

        PairQuality quality = new PairQualityScorer(GoldenFolder.OFFLINE).score(pairs, StageContext.in(folder));

        PairQualityDb golden =
                JsonFiles.read(GoldenFolder.original().resolve(GoldenFolder.DATABASE), PairQualityDb.class);
        assertThat(quality.scores()).hasSize(3);
        for (ScenePair pair : pairs) {
            assertThat(quality.score(pair)).isEqualTo(golden.score(pair));
            assertThat(quality.factors(pair)).isEqualTo(golden.factors(pair));
        }
    }

    @Test
    void mergesIntoTheStackFileUnderItsSeparatorAndOnItsScale() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        List<String> scenes = stack.stackFile().orElseThrow().scenes();
        ScenePair pair = new ScenePair(scenes.get(0), scenes.get(1));
        String other = scenes.get(5) + ":" + scenes.get(6);
        stack.updateStackFile(file -> file.withPairs(List.of(pair))
                .withPairQuality(PairQuality.of(Map.of("scores", Map.of(other, 0.42), "factors", Map.of()))));

        List<String> unknown =
                new PairQualityScorer(GoldenFolder.OFFLINE).scoreSelected(stack, StageContext.in(folder));

        String text = Files.readString(folder.resolve("stack_p100_f466.json"));
        assertThat(text).contains("\"" + other + "\": 0.42");
        assertThat(text).contains("\"" + pair.reference() + ":" + pair.secondary() + "\": 0.38");
        assertThat(unknown)
                .containsExactly(
                        "snow_cover: not in the quality cache for 2 of 2 dates; offline: nothing was asked for");
        assertThat(stack.stackFile().orElseThrow().pairQuality().orElseThrow().score(pair))
                .hasValue(38);
    }

    @Test
    void withoutAStackFileNothingIsScoredAndNoneIsMade() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("p100_f466"));
        StackFolder stack = Workdir.open(empty).stacks().get(0);

        List<String> unknown =
                new PairQualityScorer(GoldenFolder.OFFLINE).scoreSelected(stack, StageContext.in(folder));

        assertThat(unknown).singleElement().asString().contains("select pairs first");
        assertThat(stack.stage()).isEqualTo(Stage.EMPTY);
    }

    @Test
    void anAreaThatCannotBeReadIsToldAsSuch() {
        StackFolder stack = Studies.stack(folder, 4, "POLYGON((1 2, 3");

        List<String> unknown =
                new PairQualityScorer(GoldenFolder.OFFLINE).scoreSelected(stack, StageContext.in(folder));

        assertThat(unknown)
                .anyMatch(line -> line.startsWith("area of interest: the config has an area that cannot be read: "))
                .noneMatch(line -> line.contains("does not tell where"));
    }

    @Test
    void aBaselineThatIsMissingIsTold() {
        StackFolder stack = Studies.stack(folder, 4);
        stack.updateStackFile(file -> {
            Map<String, Double> baselines = new TreeMap<>(file.baselines());
            baselines.remove(file.scenes().get(2));
            return file.withBaselines(baselines);
        });

        List<String> unknown =
                new PairQualityScorer(GoldenFolder.OFFLINE).scoreSelected(stack, StageContext.in(folder));

        assertThat(unknown).contains("bperp_diff: the stack file has no perpendicular baseline of 1 of 4 scenes");
    }

    @Test
    void offlineTheVegetationOfTheClimatologyIsTold() {
        StackFolder stack = Studies.stack(folder, 4);
        Studies.cacheLandCover(stack);

        List<String> unknown =
                new PairQualityScorer(GoldenFolder.OFFLINE).scoreSelected(stack, StageContext.in(folder));

        assertThat(unknown)
                .contains("ndvi: that of the climatology for 4 of 4 dates; offline: nothing was asked for")
                .contains("fire: offline: nothing was asked for");
    }

    @Test
    void aMapOfAnotherAreaIsNotUsed() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        stack.updateConfig(config -> io.insarhub.api.file.InsarhubConfig.of(Map.of(
                "downloader",
                Map.of(
                        "type",
                        "S1_SLC",
                        "config",
                        Map.of("intersectsWith", "POLYGON((10 50,11 50,11 51,10 51,10 50))")))));

        DecayMaps maps = DecayMaps.of(stack, "vv");

        assertThat(maps.seasons()).isEmpty();
        assertThat(maps.missing()).hasSize(4).allMatch(line -> line.endsWith("was made for another area"));
        assertThat(DecayMaps.of(GoldenFolder.copy(folder.resolve("b")), "vv").seasons())
                .hasSize(4);
    }

    @Test
    void drawsMapsAndCurves() throws IOException {
        DecayMaps maps = DecayMaps.of(GoldenFolder.copy(folder), "vv");
        Path map = folder.resolve("winter.png");
        Path curves = folder.resolve("curves.png");

        assertThat(maps.writeQuickLook(io.insarhub.api.Season.WINTER, map)).isTrue();
        maps.writeCoherencePlot(curves);

        assertThat(javax.imageio.ImageIO.read(map.toFile()).getWidth()).isGreaterThan(2000);
        assertThat(javax.imageio.ImageIO.read(curves.toFile()).getWidth()).isGreaterThan(1000);
    }
}
