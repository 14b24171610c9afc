package io.insarhub.core;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** A work folder of 200 stacks of 60 scenes and 300 pairs: opening it, and telling every stage. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class WorkdirBenchmark {

    private static final int STACKS = 200;
    private static final int SCENES = 60;

    private Path folder;

    @Setup
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("insarhub-bench");
        List<StackId> ids = new ArrayList<>();
        for (int i = 0; i < STACKS; i++) {
            ids.add(StackId.of(1 + i / 10, 100 + i % 10));
        }
        Map<String, Double> baselines = new LinkedHashMap<>();
        for (int i = 0; i < SCENES; i++) {
            baselines.put(String.format(Locale.ROOT, "scene_%08d", 20200101 + i % 28 + i / 28 * 100), i * 1.5);
        }
        List<String> names = List.copyOf(baselines.keySet());
        List<ScenePair> pairs = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            for (int j = i + 1; j <= i + 5 && j < SCENES; j++) {
                pairs.add(new ScenePair(names.get(i), names.get(j)));
            }
        }
        for (StackFolder stack : Workdir.create(folder, ids).stacks()) {
            stack.updateStackFile(
                    s -> s.withPairs(pairs).withBaselines(baselines).withScenes(names));
            stack.updateConfig(c -> c.withDownloader("S1_SLC"));
            stack.updateJobs(j -> j.withJobs("user", List.of("1", "2")));
        }
    }

    @TearDown
    public void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Opening and every stage, warm. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public int everyStage() {
        return Workdir.open(folder).stacks().stream()
                .mapToInt(stack -> stack.stage().ordinal())
                .sum();
    }
}
