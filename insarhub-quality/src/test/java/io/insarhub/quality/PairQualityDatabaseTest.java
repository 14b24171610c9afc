package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.CancelledException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.quality.DatabaseHandle.Result;
import io.insarhub.quality.PairQualityDatabase.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairQualityDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void hasTheScoresAndFactorsOfThePythonProgram() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder, GoldenFolder.DATABASE);
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);

        Result result = database.build(null).join();

        PairQualityDb golden =
                JsonFiles.read(GoldenFolder.original().resolve(GoldenFolder.DATABASE), PairQualityDb.class);
        assertThat(result.pairs()).isEqualTo(861);
        assertThat(result.computedPairs()).isEqualTo(861);
        assertThat(result.unknown())
                .containsExactly(
                        "snow_cover: not in the quality cache for 42 of 42 dates; offline: nothing was asked for");
        assertThat(golden.scores()).hasSize(861);
        golden.scores().forEach((pair, score) -> {
            assertThat(database.score(pair.reference(), pair.secondary()))
                    .as("%s", pair)
                    .hasValue(score);
            Map<String, Object> factors = database.factors(pair.reference(), pair.secondary())
                    .orElseThrow()
                    .toMap();
            Map<String, Object> expected = golden.factors(pair).orElseThrow().toMap();
            assertThat(new ArrayList<>(factors.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
            assertThat(factors).as("%s", pair).isEqualTo(expected);
        });
        assertThat(Files.exists(folder.resolve(GoldenFolder.DATABASE + ".previous")))
                .isFalse();
        PairQualityDb written = stack.pairQualityDb().orElseThrow();
        assertThat(written.isComplete()).isTrue();
        assertThat(written.scores()).isEqualTo(golden.scores());
    }

    @Test
    void aNewDatabaseIsOnTheDocumentedScale() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder, GoldenFolder.DATABASE);

        PairQualityDatabase.open(stack, GoldenFolder.OFFLINE).build(null).join();

        Map<?, ?> raw = (Map<?, ?>) Objects.requireNonNull(
                JsonFiles.read(folder.resolve(GoldenFolder.DATABASE), Map.class).get("scores"));
        assertThat(raw.values())
                .allSatisfy(score -> assertThat(((Number) score).doubleValue()).isBetween(0.0, 1.0));
        assertThat(raw.values()).anySatisfy(score -> assertThat(score).isEqualTo(0.38));
    }

    @Test
    void computesThePairsOfNewScenesAlone() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        byte[] before = Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE));
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);
        assertThat(database.status().state()).isEqualTo(State.COMPLETE);
        assertThat(database.build(null).join().computedPairs()).isZero();
        assertThat(Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE))).isEqualTo(before);

        String added = "S1A_IW_SLC__1SDV_20300103T005900_20300103T005927_030000_036000_F3E0";
        stack.updateStackFile(s -> s.withScenes(
                Stream.concat(s.scenes().stream(), Stream.of(added)).toList()));
        assertThat(database.status().missingScenes()).containsExactly(added);
        Result result = database.build(null).join();

        assertThat(result.computedPairs()).isEqualTo(42);
        assertThat(result.pairs()).isEqualTo(903);
        PairQualityDb golden =
                JsonFiles.read(GoldenFolder.original().resolve(GoldenFolder.DATABASE), PairQualityDb.class);
        golden.scores()
                .forEach((pair, score) -> assertThat(database.score(pair.reference(), pair.secondary()))
                        .hasValue(score));
        assertThat(database.scoresOf(added)).hasSize(42);
        Map<?, ?> raw = (Map<?, ?>) Objects.requireNonNull(
                JsonFiles.read(folder.resolve(GoldenFolder.DATABASE), Map.class).get("scores"));
        assertThat(raw.values())
                .as("the scale of the file is kept")
                .anySatisfy(score -> assertThat(score).isEqualTo(38L));
    }

    @Test
    void findsTheBestPairsOfAScene() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);
        String scene = stack.stackFile().orElseThrow().scenes().get(0);

        List<ScenePair> best = database.best(scene, 3);

        Map<ScenePair, Double> all = database.scoresOf(scene);
        assertThat(all).hasSize(41);
        assertThat(best).hasSize(3);
        double third = Objects.requireNonNull(all.get(best.get(2)));
        assertThat(all.values().stream().filter(score -> score > third).count()).isLessThanOrEqualTo(2);
        assertThat(database.scores(best)).hasSize(3);
        assertThat(database.score("unknown", scene)).isEmpty();
    }

    @Test
    void withoutAnyDatabaseThereIsNothingToAsk() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder, GoldenFolder.DATABASE);
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);

        assertThat(database.status().state()).isEqualTo(State.NONE);
        assertThat(database.score("a", "b")).isEmpty();
        assertThat(database.status().missingScenes()).hasSize(42);
    }

    @Test
    void readersHaveTheOldDatabaseUntilTheNewOneIsWholeAndAgainWhenItIsCancelled() throws Exception {
        StackFolder stack = GoldenFolder.copy(folder);
        byte[] before = Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE));
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);
        List<String> scenes = stack.stackFile().orElseThrow().scenes();
        double score = database.score(scenes.get(0), scenes.get(1)).orElseThrow();
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        DatabaseHandle handle = database.rebuild(progress -> {
            underWay.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        underWay.await();

        assertThat(stack.pairQualityDb().orElseThrow().isComplete()).isFalse();
        assertThat(database.status().state()).isEqualTo(State.BUILDING);
        assertThat(database.score(scenes.get(0), scenes.get(1))).hasValue(score);
        assertThat(PairQualityDatabase.open(stack, GoldenFolder.OFFLINE).score(scenes.get(0), scenes.get(1)))
                .hasValue(score);
        assertThat(database.build(null)).as("one build at a time").isSameAs(handle);

        handle.cancel();
        goOn.countDown();
        assertThatThrownBy(handle::join).isInstanceOf(CancelledException.class);
        assertThat(Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE))).isEqualTo(before);
        assertThat(database.status().state()).isEqualTo(State.COMPLETE);
        assertThat(temporaries()).isEmpty();
    }

    @Test
    void aBuildThatFailsBringsTheOldDatabaseBack() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        byte[] before = Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE));
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);

        DatabaseHandle handle = database.rebuild(progress -> {
            throw new IllegalStateException("the listener's own");
        });

        assertThatThrownBy(handle::join).hasStackTraceContaining("the listener's own");
        assertThat(Files.readAllBytes(folder.resolve(GoldenFolder.DATABASE))).isEqualTo(before);
        assertThat(temporaries()).isEmpty();
    }

    @Test
    void aDatabaseThatCannotBeReadIsSetAside() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder);
        Files.writeString(folder.resolve(GoldenFolder.DATABASE), "{ \"_schema_version\": 1, \"_com");

        Result result = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE)
                .build(null)
                .join();

        assertThat(result.computedPairs()).isEqualTo(861);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith(GoldenFolder.DATABASE + ".corrupt-"));
        }
    }

    @Test
    void withNothingButTheSceneNamesTheClimatologyScoresAndSaysSo() throws IOException {
        StackFolder stack = GoldenFolder.copy(folder, GoldenFolder.DATABASE, GoldenFolder.CACHE);
        try (Stream<Path> maps = Files.list(folder.resolve("decay_maps"))) {
            for (Path map : maps.toList()) {
                Files.delete(map);
            }
        }
        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE);

        Result result = database.build(null).join();

        assertThat(result.unknown()).anyMatch(line -> line.contains("coherence in winter: there is no decay map"));
        StackFile file = stack.stackFile().orElseThrow();
        Map<String, Object> factors = new HashMap<>(
                database.factors(file.scenes().get(0), file.scenes().get(1))
                        .orElseThrow()
                        .toMap());
        assertThat(factors)
                .containsEntry("coherence_source", "climatology")
                .containsEntry("coherence_expected", 0.4095)
                .containsEntry("precip_3day_d1", null);
        assertThat(database.score(file.scenes().get(0), file.scenes().get(1)).orElseThrow())
                .isBetween(1.0, 100.0);
    }

    private List<String> temporaries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".tmp-") || name.endsWith(".previous"))
                    .toList();
        }
    }
}
