package io.insarhub.hyp3;

import io.insarhub.hyp3.sbas.LargeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** How the inversion's time grows with pixels and with interferograms: a stack that is computed as it is read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class SbasScalingBenchmark {

    /** Rows and columns. */
    @Param({"500", "1000", "1414"})
    public int size;

    /** Interferograms, at most. */
    @Param({"75", "150", "300"})
    public int pairs;

    private Path folder = Path.of("");

    /** A folder for the results. */
    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("sbas");
    }

    /** Deletes them. */
    @TearDown(Level.Iteration)
    public void clear() throws IOException {
        BenchFolder.delete(folder);
    }

    /** The inversion, a linear ramp and both velocities. */
    @Benchmark
    public void invert() {
        new LargeStack(size, size, pairs).invert(folder);
    }
}
