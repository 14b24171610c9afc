package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.json.LazyJson;
import io.insarhub.core.json.JsonReader;
import io.insarhub.core.pairdb.PairDbIndex;
import io.insarhub.core.pairdb.PairDbWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches beyond a few megabytes are opened where they lie, and seem no different. */
class LargeCachesTest {

    private static final LocalDate DAY = LocalDate.of(2020, 4, 20);
    private static final int SCENES = 90;

    @TempDir
    Path temp;

    private StackFolder stack;

    @BeforeEach
    void open() {
        stack = Workdir.create(temp, List.of(StackId.FLAT)).stack(StackId.FLAT);
    }

    private Path largeCache() {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            row.add(i / 7.0);
        }
        Map<String, Object> maps = new LinkedHashMap<>();
        for (int i = 0; i < 180; i++) {
            maps.put("s1coh_pmaps:" + i + ".00:2.00:spring:vv", Map.of("tau", List.of(row, row, row, row, row, row)));
        }
        Map<String, Object> cache = new LinkedHashMap<>();
        cache.put("_schema_version", 2L);
        cache.put("s1_coherence", Map.of("map", maps));
        cache.put("weather", Map.of("1.000:2.000:2020-04-20", Map.of("precip", 1.5)));
        cache.put("mine", List.of("kept"));
        Path file = temp.resolve(".insarhub_quality_cache.json");
        JsonFiles.write(file, cache);
        return file;
    }

    @Test
    void a_large_quality_cache_is_read_changed_and_written_without_building_its_maps() throws IOException {
        Path file = largeCache();
        String maps = Files.readString(file).split("\"weather\"", 2)[0];
        assertThat(Files.size(file)).isGreaterThan(4L << 20);

        QualityCache cache = stack.qualityCache().orElseThrow();
        assertThat(cache.toMap().get("s1_coherence")).isInstanceOf(LazyJson.class);
        assertThat(cache.weather(1, 2, DAY).orElseThrow().precipitationMm()).hasValue(1.5);

        JsonFiles.update(
                file,
                QualityCache.class,
                QualityCache::empty,
                old -> old.withWeather(1, 2, DAY.plusDays(1), Map.of("precip", 2.5)));

        assertThat(Files.readString(file)).startsWith(maps).contains(": 2.5", "\"kept\"");
        assertThat(stack.qualityCache()
                        .orElseThrow()
                        .weather(1, 2, DAY.plusDays(1))
                        .orElseThrow()
                        .precipitationMm())
                .hasValue(2.5);
        assertThat(JsonReader.readObject(file).keySet())
                .containsExactly("_schema_version", "s1_coherence", "weather", "mine");
    }

    @Test
    void a_large_database_gives_the_same_as_a_small_one() {
        List<String> scenes = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            scenes.add(String.format(Locale.ROOT, "scene_%08d_%060d", 20190101 + i / 28 * 100 + i % 28, i));
        }
        Path file = temp.resolve(".insarhub_pair_quality_db.json");
        Map<String, Object> header = PairQualityDb.stub(scenes, Instant.EPOCH).toMap();
        try (PairDbWriter writer = PairDbWriter.create(file, header, scenes)) {
            for (int i = 0; i < SCENES; i++) {
                for (int j = i + 1; j < SCENES; j++) {
                    writer.add(scenes.get(i), scenes.get(j), (i + j) % 101, factors(i + j));
                }
            }
            writer.complete();
        }
        assertThat(file.toFile().length()).isGreaterThan(4L << 20);

        PairQualityDb large = stack.pairQualityDb().orElseThrow();
        PairQualityDb built = PairQualityDb.of(JsonReader.readObject(file));

        assertThat(large.toMap().get("factors")).isInstanceOf(LazyJson.class);
        assertThat(large.isComplete()).isTrue();
        assertThat(large.scores()).isEqualTo(built.scores()).hasSize(SCENES * (SCENES - 1) / 2);
        ScenePair pair = new ScenePair(scenes.get(3), scenes.get(40));
        assertThat(large.factors(pair)).isEqualTo(built.factors(pair)).isPresent();
        try (PairDbIndex index = PairDbIndex.open(file)) {
            built.scores()
                    .forEach((p, score) -> assertThat(index.score100(p.reference(), p.secondary()))
                            .hasValue(score));
        }
        assertThat(stack.status().qualityDatabase()).isEqualTo(FolderStatus.QualityDatabase.COMPLETE);
    }

    private static Map<String, Object> factors(int n) {
        return Map.of(
                "penalties", Map.of("coherence", n / 200.0), "score", n % 101, "note", "x".repeat(1200), "dt_days", n);
    }

    @Test
    void a_large_cache_that_is_cut_off_is_set_aside() throws IOException {
        Path file = largeCache();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1000));

        assertThatThrownBy(() -> JsonFiles.read(file, QualityCache.class)).isInstanceOf(BadFileException.class);
        assertThat(stack.qualityCache()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(stack.status().leftovers()).singleElement().asString().contains(".corrupt-");
    }
}
