package io.insarhub.core.pairdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.json.IndexedJson;
import io.insarhub.core.json.PythonJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the size that 500 scenes and a full frame have, in a fraction of their size of memory. */
class LargeFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_database_of_124750_pairs_is_written_and_looked_up_in_128_mb() throws Exception {
        Path file = folder.resolve(".insarhub_pair_quality_db.json");

        assertThat(SmallHeap.run("-Xmx128m", WriteLargeDb.class, file)).contains("wrote 124750 pairs");
        assertThat(Files.size(file)).isGreaterThan(200_000_000);
        assertThat(SmallHeap.run("-Xmx32m", LookUpLargeDb.class, file)).contains("found 10000 of 10000");
    }

    @Test
    void a_weather_entry_of_a_cache_with_100_mb_of_maps_is_had_in_32_mb_and_so_is_a_change() throws Exception {
        Path file = folder.resolve(".insarhub_quality_cache.json");
        writeCache(file);
        assertThat(Files.size(file)).isGreaterThan(100_000_000);

        assertThat(SmallHeap.run("-Xmx32m", ChangeLargeCache.class, file)).contains("temp_max 12.5");

        Path changed = folder.resolve("changed");
        // the same to the last bracket but two, where the new entry stands
        assertThat(Files.mismatch(file, changed)).isEqualTo(Files.size(file) - "\n  }\n}".length());
        try (RandomAccessFile in = new RandomAccessFile(changed.toFile(), "r")) {
            in.seek(in.length() - 100);
            byte[] tail = new byte[100];
            in.readFully(tail);
            assertThat(new String(tail, US_ASCII))
                    .endsWith(",\n    \"added\": {\n      \"temp_max\": 1.5\n    }\n  }\n}");
        }
    }

    /** Writes 500 scenes' pairs with factors of about 1.8 KB, from eight threads. */
    static final class WriteLargeDb {
        public static void main(String[] args) throws Exception {
            LargeDb db = new LargeDb(500);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try (PairDbWriter writer = PairDbWriter.create(
                    Path.of(args[0]), Map.of("_built_at", "2026-11-22T06:53:08.710647+00:00"), db.scenes())) {
                List<Callable<Object>> rows = db.rows(writer, true);
                for (Future<Object> row : threads.invokeAll(rows)) {
                    row.get();
                }
                writer.complete();
                System.out.println("wrote " + writer.size() + " pairs");
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Looks up random pairs from eight threads, factors too. */
    static final class LookUpLargeDb {
        public static void main(String[] args) throws Exception {
            LargeDb large = new LargeDb(500);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try (PairDbIndex db = PairDbIndex.open(Path.of(args[0]))) {
                int found = 0;
                for (Future<Integer> part : threads.invokeAll(Stream.iterate(1, seed -> seed <= 8, seed -> seed + 1)
                        .map(seed -> (Callable<Integer>) () -> lookUps(db, large, new Random(seed), 1250))
                        .toList())) {
                    found += part.get();
                }
                System.out.println("found " + found + " of 10000");
            } finally {
                threads.shutdownNow();
            }
        }

        private static int lookUps(PairDbIndex db, LargeDb large, Random random, int count) {
            int found = 0;
            for (int k = 0; k < count; k++) {
                int i = random.nextInt(499);
                int j = i + 1 + random.nextInt(499 - i);
                String reference = large.scenes().get(i);
                String secondary = large.scenes().get(j);
                boolean score = db.score100(reference, secondary).orElse(-1) == large.score100(i, j);
                boolean factors = db.factors(reference, secondary)
                        .map(Fields::of)
                        .filter(f -> f.integer("score").orElse(-1) == large.score100(i, j))
                        .isPresent();
                found += score && factors ? 1 : 0;
            }
            return found;
        }
    }

    /** Reads one weather entry, adds another, and writes the cache. */
    static final class ChangeLargeCache {
        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            Map<String, Object> cache = IndexedJson.read(file, Set.of("weather"));
            Fields weather = Fields.of(cache).object("weather").orElseThrow();
            Fields day = weather.object("37.600:-112.800:2020-07-07").orElseThrow();
            System.out.println("temp_max " + day.number("temp_max").getAsDouble());
            Map<String, Object> changed = JsonObjects.with(
                    cache, "weather", JsonObjects.with(weather.json(), "added", Map.of("temp_max", 1.5)));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.resolveSibling("changed")))) {
                PythonJson.indented(changed, out);
            }
        }
    }

    private static void writeCache(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write("{\n  \"_schema_version\": 2,\n  \"s1_coherence\": {\n    \"map\": {".getBytes(US_ASCII));
            byte[] cell = "            0.22799999999999998,\n".getBytes(US_ASCII);
            String before = "\n";
            for (String season : List.of("winter", "spring", "summer", "fall")) {
                out.write((before + "      \"s1coh_pmaps:37.57:-112.77:" + season + ":vv\": {\n").getBytes(US_ASCII));
                out.write("        \"gamma_inf\": [\n          [\n".getBytes(US_ASCII));
                for (int i = 0; i < 800_000; i++) {
                    out.write(cell);
                }
                out.write("            0.5\n          ]\n        ]\n      }".getBytes(US_ASCII));
                before = ",\n";
            }
            out.write("\n    }\n  },\n  \"weather\": {".getBytes(US_ASCII));
            for (int day = 1; day < 29; day++) {
                out.write(String.format(
                                "%s\n    \"37.600:-112.800:2020-07-%02d\": {\n      \"temp_max\": %s\n    }",
                                day == 1 ? "" : ",", day, day == 7 ? 12.5 : day * 1.0)
                        .getBytes(US_ASCII));
            }
            out.write("\n  }\n}".getBytes(US_ASCII));
        }
    }
}
