package io.insarhub.quality.coherence;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Season;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * The expected coherence of all pairs of 200 dates over 250 × 171 pixels, 850 million pairs and pixels, beside what the
 * machine can do at best: the same arrays read once, a quarter of a gigabyte read from memory, and as many steps of the
 * innermost loop over a block that stays in the cache. All on every core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class ChainedCoherenceBenchmark {

    private static final int PIXELS = 250 * 171;
    private static final int DATES = 200;
    private static final int MEMORY_DOUBLES = 1 << 25;
    private static final int COLUMNS = DATES / 2;

    private final Map<Season, DecayPlanes> maps = new EnumMap<>(Season.class);
    private final double[] memory = new double[MEMORY_DOUBLES];
    private List<LocalDate> dates = List.of();

    /** Maps of all seasons, each pixel valid. */
    @Setup
    public void makeMaps() {
        SplittableRandom random = new SplittableRandom(42);
        for (Season season : Season.values()) {
            float[][] bands = new float[3][PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                bands[0][i] = (float) random.nextDouble(0.3);
                bands[1][i] = (float) (0.3 + random.nextDouble(0.7));
                bands[2][i] = (float) (8 + 40 * random.nextDouble());
            }
            maps.put(season, new DecayPlanes(250, 171, bands[0], bands[1], bands[2]));
        }
        LocalDate first = LocalDate.of(2016, 1, 4);
        dates = IntStream.range(0, DATES).mapToObj(i -> first.plusDays(12L * i)).toList();
        for (int i = 0; i < memory.length; i++) {
            memory[i] = i;
        }
    }

    /** All pairs. */
    @Benchmark
    public ChainedCoherence allPairs() {
        return ChainedCoherence.of(maps, dates, Cancellation.never());
    }

    /** The maps, 2 MB, read once. */
    @Benchmark
    public double mapsReadOnce() {
        return maps.values().parallelStream()
                .mapToDouble(planes -> {
                    double sum = 0;
                    for (int i = 0; i < planes.size(); i++) {
                        sum += planes.gammaInfinity(i) + planes.gamma0(i) + planes.tauDays(i);
                    }
                    return sum;
                })
                .sum();
    }

    /** 268 MB, which no cache holds. */
    @Benchmark
    public double memoryRead() {
        int piece = MEMORY_DOUBLES / 64;
        return IntStream.range(0, 64)
                .parallel()
                .mapToDouble(p -> sum(p * piece, (p + 1) * piece))
                .sum();
    }

    /** As many steps as there are pairs and pixels, without anything around them. */
    @Benchmark
    public double stepsInCache() {
        int workers = Runtime.getRuntime().availableProcessors();
        long rows = (long) DATES * (DATES - 1) / 2 * PIXELS / (2L * COLUMNS) / workers;
        return IntStream.range(0, workers)
                .parallel()
                .mapToDouble(worker -> steps(rows))
                .sum();
    }

    private double sum(int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = from; i < to; i += 4) {
            a += memory[i];
            b += memory[i + 1];
            c += memory[i + 2];
            d += memory[i + 3];
        }
        return a + b + c + d;
    }

    private static double steps(long rows) {
        double[] factors = new double[DecayingPart.CHUNK * COLUMNS];
        double[] weighted = new double[DecayingPart.CHUNK * COLUMNS];
        double[] sums = new double[COLUMNS];
        Arrays.fill(factors, 0.5);
        Arrays.fill(weighted, 0.25);
        for (long row = 0; row < rows; row++) {
            twoPixels(sums, factors, weighted, (int) (row % (DecayingPart.CHUNK / 2)) * 2 * COLUMNS);
        }
        return sums[COLUMNS / 2];
    }

    private static void twoPixels(double[] sums, double[] factors, double[] weighted, int at) {
        int next = at + COLUMNS;
        for (int j = 0; j < COLUMNS; j++) {
            sums[j] += (0.3 * factors[at + j] + 0.2 * weighted[at + j])
                    + (0.1 * factors[next + j] + 0.4 * weighted[next + j]);
        }
    }
}
