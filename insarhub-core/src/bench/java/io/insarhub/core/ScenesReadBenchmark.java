package io.insarhub.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Reading 10,000 CMR records (50 MB), which is to take at most a second in 128 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx128m")
@Warmup(iterations = 0)
@Measurement(iterations = 5)
public class ScenesReadBenchmark {

    private static final int RECORDS = 10_000;

    private Path file = Path.of("");

    /** Writes a page with the records of the test resources over and over, each time under other names. */
    @Setup
    public void prepare() {
        try {
            String page = Files.readString(TestData.resource("asf/cmr_p013_f411_page1.umm_json"));
            String items = page.substring(page.indexOf("[{\"meta\"") + 1, page.lastIndexOf(']'));
            file = Files.createTempFile("scenes", ".umm_json");
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("{\"hits\":" + RECORDS + ",\"took\":1,\"items\":[");
                for (int i = 0; i < RECORDS / 100; i++) {
                    out.write(i == 0 ? "" : ",");
                    out.write(items.replaceAll("_([0-9A-F]{4})(?=\"|-SLC)", "_$1R" + i));
                }
                out.write("]}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the page. */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Reads all records. */
    @Benchmark
    public Scenes read() {
        return Scenes.read(file);
    }
}
