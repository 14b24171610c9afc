package io.insarhub.quality;

import java.util.Optional;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/** The fit of one pixel's four levels. A decay map of 250×171 pixels is 42,750 of these. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecayModelBenchmark {

    private static final double[] DAYS = {12, 24, 36, 48};
    private static final int PIXELS = 1024;

    private final double[][] levels = new double[PIXELS][];
    private int next;

    /** Levels in steps of 0.01, as the data set has them, most of them falling. */
    @Setup
    public void makeLevels() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < PIXELS; i++) {
            DecayModel truth =
                    new DecayModel(random.nextDouble(0.3), 0.3 + random.nextDouble(0.7), 8 + 40 * random.nextDouble());
            levels[i] = new double[DAYS.length];
            for (int j = 0; j < DAYS.length; j++) {
                levels[i][j] = Math.round(100 * truth.coherence(DAYS[j]) + random.nextInt(-2, 3)) / 100.0;
            }
        }
    }

    /** One pixel. */
    @Benchmark
    public Optional<DecayModel> fit() {
        next = (next + 1) % PIXELS;
        return DecayModel.fit(DAYS, levels[next]);
    }
}
