package io.insarhub.core;

import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.json.JsonObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An indented document of 50 MB, such as the factors of 130,000 pairs, and a small change that is forced to disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class JsonFilesBenchmark {

    private static final long BYTES = 50_000_000;

    private Path folder = Path.of("");
    private Path large = Path.of("");
    private Path copy = Path.of("");
    private Path config = Path.of("");
    private Map<?, ?> document = Map.of();
    private long changes;

    /** Writes the document and a config. */
    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("json-files");
        large = folder.resolve("large.json");
        copy = folder.resolve("copy.json");
        config = folder.resolve("insarhub_config.json");
        Random random = new Random(1);
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < BYTES / 390; i++) {
            pairs.put(
                    "S1A_IW_SLC__1SDV_20200101T000000_20200101T000027_030000_" + i + ":S1A_IW_SLC__1SDV_" + i,
                    Map.of(
                            "coherence",
                            random.nextDouble(),
                            "precip_3day_d1",
                            random.nextInt(500) / 10.0,
                            "temp_max_d1",
                            random.nextInt(400) / 10.0,
                            "temp_max_d2",
                            random.nextInt(400) / 10.0,
                            "dt_days",
                            12L,
                            "branch",
                            "B_veg",
                            "warnings",
                            List.of("ndvi_transition")));
        }
        JsonFiles.write(large, Map.of("factors", JsonObjects.copyOf(pairs)));
        document = JsonFiles.read(large, Map.class);
        JsonFiles.write(config, InsarhubConfig.empty().withDownloader("S1_SLC", Map.of("frame", 466L)));
    }

    /** Removes them. */
    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Reads 50 MB into plain values. */
    @Benchmark
    public Object read() {
        return JsonFiles.read(large, Map.class);
    }

    /** Replaces a file by 50 MB, forced to disk. */
    @Benchmark
    public void write() {
        JsonFiles.write(copy, document);
    }

    /** Changes one field of a small file: lock, read, write, forced to disk twice. */
    @Benchmark
    public InsarhubConfig update() {
        changes++;
        return JsonFiles.update(config, InsarhubConfig.class, InsarhubConfig::empty, c -> c.with("changes", changes));
    }
}
