package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

/** The designed selector: 200 scenes are to take less than a second, in a fresh JVM too. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SingleShotTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx256m")
@Warmup(iterations = 0)
@Measurement(iterations = 3, time = 2)
public class DesignedPairsBenchmark {

    private static final Instant FIRST = Instant.parse("2015-01-03T00:59:00Z");
    private static final LocalDate DAY_0 = LocalDate.EPOCH;

    /** Scenes of the stack. */
    @Param({"200", "500"})
    public int scenes;

    private Scenes stack = Scenes.of(List.of());

    /** Makes a stack of one scene every twelve days, some of them missing. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        List<Scene> made = new ArrayList<>();
        for (int day = 0; made.size() < scenes; day += random.nextInt(10) == 0 ? 36 : 12) {
            Instant start = FIRST.plusSeconds(day * 86_400L);
            String stamp = start.toString().substring(0, 19).replaceAll("[-:]", "");
            made.add(Scene.builder("S1A_IW_SLC__1SDV_%s_%s_030000_036000_0000".formatted(stamp, stamp))
                    .times(start, start.plusSeconds(27))
                    .path(100)
                    .asfFrame(466)
                    .publishedBaseline(random.nextGaussian() * 60, (double) day)
                    .build());
        }
        stack = Scenes.of(made);
    }

    /** Designs the network, its health included. */
    @Benchmark
    public PairNetwork design() {
        return PairSelection.designed(DesignPairsOptions.defaults(), DesignedPairsBenchmark::coherence)
                .select(stack);
    }

    private static OptionalDouble coherence(ScenePair pair) {
        double days = day(pair.secondary()) - day(pair.reference());
        return OptionalDouble.of(0.2 + 0.55 * Math.exp(-days / 25));
    }

    private static double day(String scene) {
        LocalDate date = SceneName.parse(scene).date();
        return date == null ? Double.NaN : ChronoUnit.DAYS.between(DAY_0, date);
    }
}
