package io.insarhub.hyp3;

import io.insarhub.hyp3.sbas.StackMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * From an {@code ifgramStack.h5} of 60 dates and 180 interferograms to all result files, reading and writing included. MintPy
 * takes 621 processor-seconds for 800 × 800 pixels with weights by coherence and 70 with uniform ones.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class SbasBenchmark {

    /** The weights. */
    @Param({"var", "no"})
    public String weightFunc = "";

    /** Rows and columns. */
    @Param({"400", "800"})
    public int size;

    private Path folder = Path.of("");

    /** Writes the stack. */
    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("sbas");
        StackMaker.write(folder.resolve("ifgramStack.h5"), size, size, StackMaker.dates(60, 180), 0);
    }

    /** Deletes all. */
    @TearDown
    public void clear() throws IOException {
        BenchFolder.delete(folder);
    }

    /** The whole inversion. */
    @Benchmark
    public void invert() {
        SbasInversion.with(SbasOptions.of(Map.of("weightFunc", weightFunc)))
                .run(folder.resolve("ifgramStack.h5"), folder.resolve("out"), null);
    }
}
