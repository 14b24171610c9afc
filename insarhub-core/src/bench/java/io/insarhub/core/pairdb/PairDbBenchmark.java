package io.insarhub.core.pairdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The database of 500 scenes' 124,750 pairs (230 MB): 10,000 look-ups are to take at most 1.5 s from the file and 5 ms
 * once it is open, in 256 MB. Each measurement is a Java of its own, so that nothing is warmed up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-Xmx128m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class PairDbBenchmark {

    private static final int LOOK_UPS = 10_000;

    private final LargeDb large = new LargeDb(500);
    private final String[] references = new String[LOOK_UPS];
    private final String[] secondaries = new String[LOOK_UPS];

    /** The scale of the scores: {@code unit}, 0–1, as new databases have it, or {@code percent}, as Python's have it. */
    @Param({"unit", "percent"})
    public String scale = "";

    private Path file = Path.of("");

    /** The file, and an index that is open. */
    @State(Scope.Benchmark)
    public static class Opened {

        private PairDbIndex db;

        /** Opens the index and takes the pass over the factors that the first look-up would take. */
        @Setup
        public void open(PairDbBenchmark benchmark) {
            db = PairDbIndex.open(benchmark.file);
            db.settleScales();
        }
    }

    /** Draws pairs, and writes the database where it is not there from an earlier run. */
    @Setup(Level.Trial)
    public void prepare() throws Exception {
        Random random = new Random(1);
        for (int k = 0; k < LOOK_UPS; k++) {
            int i = random.nextInt(499);
            references[k] = large.scenes().get(i);
            secondaries[k] = large.scenes().get(i + 1 + random.nextInt(499 - i));
        }
        file = Path.of(System.getProperty("java.io.tmpdir"), "insarhub-pairdb-" + scale + ".json");
        if (!Files.exists(file)) {
            write(file);
        }
    }

    /** Opens the file and looks up 10,000 pairs. */
    @Benchmark
    public double fromTheFile() {
        try (PairDbIndex db = PairDbIndex.open(file)) {
            return lookUp(db);
        }
    }

    /** Looks up 10,000 pairs in an index that is open, for the first time. */
    @Benchmark
    public double onceOpen(Opened opened) {
        return lookUp(opened.db);
    }

    /** The same, in a program that has been running for a while. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 20)
    @Measurement(iterations = 20)
    public double onceOpenWarm(Opened opened) {
        return lookUp(opened.db);
    }

    /** Reads the factors of 10,000 pairs. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 3)
    @Measurement(iterations = 3)
    public int factorsOnceOpen(Opened opened) {
        int size = 0;
        for (int k = 0; k < LOOK_UPS; k++) {
            size += opened.db
                    .factors(references[k], secondaries[k])
                    .map(Map::size)
                    .orElse(0);
        }
        return size;
    }

    /** Writes the database. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx128m")
    public long write() throws Exception {
        Path target = file.resolveSibling("insarhub-pairdb-written.json");
        write(target);
        long size = Files.size(target);
        Files.delete(target);
        return size;
    }

    /** Removes what no later run needs. */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file.resolveSibling("insarhub-pairdb-written.json"));
    }

    private double lookUp(PairDbIndex db) {
        double sum = 0;
        for (int k = 0; k < LOOK_UPS; k++) {
            sum += db.score100(references[k], secondaries[k]).orElse(-1e9);
        }
        return sum;
    }

    private void write(Path target) throws Exception {
        try (PairDbWriter writer = PairDbWriter.create(target, Map.of(), large.scenes())) {
            List<Callable<Object>> rows = large.rows(writer, scale.equals("unit"));
            for (Callable<Object> row : rows) {
                row.call();
            }
            writer.complete();
        }
    }
}
