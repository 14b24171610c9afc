package io.insarhub.core;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.StateVector;
import io.insarhub.api.StateVectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Baselines, selection and health of one stack; 1,000 scenes are to take at most half a second in 256 MB. Single shots
 * in fresh JVMs show what a program pays that selects once.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SingleShotTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx256m")
@Warmup(iterations = 0)
@Measurement(iterations = 3, time = 2)
public class PairSelectionBenchmark {

    private static final Instant FIRST = Instant.parse("2015-01-03T00:59:00Z");
    private static final long SIX_DAYS = 6 * 86_400;

    /** Scenes of the stack. */
    @Param({"200", "1000"})
    public int scenes;

    /** Whether every pair passes the limits, which leaves the most to trim. */
    @Param({"false", "true"})
    public boolean dense;

    private Scenes stack = Scenes.of(List.of());
    private SelectPairsOptions options = SelectPairsOptions.defaults();

    /** Makes a stack of one scene every six days whose orbits differ by some tens of metres. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        List<Scene> made = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            Instant start = FIRST.plusSeconds(i * SIX_DAYS);
            double off = random.nextGaussian() * 60;
            StateVector pre = new StateVector(
                    start.plusSeconds(12), -2642973.850 + off, -5283672.126, 3872647.987, 287.238, 4393.809, 6190.753);
            StateVector post = new StateVector(
                    start.plusSeconds(22), -2639920.611 + off, -5239439.712, 3934335.397, 323.418, 4452.582, 6146.612);
            made.add(Scene.builder("scene %05d".formatted(i))
                    .times(start, start.plusSeconds(27))
                    .path(100)
                    .asfFrame(466)
                    .center(new LonLat(-112.8, 37.6))
                    .orbit(new StateVectors(pre, post), start.minusSeconds(540))
                    .build());
        }
        stack = Scenes.of(made);
        SelectPairsOptions.Builder builder = SelectPairsOptions.builder().avoidLowQualityDays(false);
        options = (dense ? builder.dtMaxDays(20_000).dtToleranceDays(20_000).pbMaxMeters(10_000) : builder).build();
    }

    /** Selects the pairs and measures the network. */
    @Benchmark
    public PairNetwork select() {
        return PairSelection.compatible(options).select(stack);
    }
}
