package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.image.BufferedImage;
import java.time.Duration;
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

/** Time to draw a network at the default size, with five pairs to each scene. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NetworkFigureBenchmark {

    private static final int PAIRS_PER_SCENE = 5;

    @Param({"20", "300"})
    private int scenes;

    private NetworkFigure figure = NetworkFigure.of(new NetworkModel("", List.of(), List.of()));

    /** Builds the network. */
    @Setup
    public void buildNetwork() {
        Random random = new Random(1);
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            Instant time = Instant.EPOCH.plus(Duration.ofDays(12L * i));
            nodes.add(new Node("scene " + i, time, 55 * random.nextGaussian(), 0, false));
            for (int j = Math.max(0, i - PAIRS_PER_SCENE); j < i; j++) {
                edges.add(new Edge(j, i, 100 * random.nextDouble()));
            }
        }
        figure = NetworkFigure.of(new NetworkModel("Benchmark", nodes, edges));
    }

    /** Draws. */
    @Benchmark
    public BufferedImage image() {
        return figure.image();
    }
}
