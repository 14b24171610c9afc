package io.insarhub.core;

import io.insarhub.api.WaitClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.search.LargeCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/**
 * A search that finds 10,000 records (48 MB) in 40 pages over loopback, and groups them, which is to take at most a second
 * in 128 MB. The server is in the same JVM; each search has a network of its own, or the limit of 250 requests a minute
 * would be what is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx128m")
@Warmup(iterations = 0)
@Measurement(iterations = 5)
public class SceneSearchBenchmark {

    private Path folder = Path.of("");
    private LargeCatalogue catalogue;

    /** Writes the pages and starts the server. */
    @Setup
    public void prepare() {
        try {
            folder = Files.createTempDirectory("catalogue");
            catalogue = new LargeCatalogue(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server and removes the pages. */
    @TearDown
    public void remove() throws IOException {
        catalogue.close();
        Files.delete(folder);
    }

    /** Finds and groups all records. */
    @Benchmark
    public int search() {
        return SceneSearch.with(S1SlcOptions.builder()
                        .relativeOrbit(13)
                        .polarization("VV")
                        .build())
                .endpoint(catalogue.url())
                .network(Network.of(WaitClock.system(), new Random(1)))
                .run()
                .stacks()
                .size();
    }
}
