package io.insarhub.core;

import java.io.IOException;
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

/** The first use of the library in a fresh JVM: the registry and one folder. Nothing of it is loaded before. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 10, jvmArgs = "-Xmx256m")
public class FirstUseBenchmark {

    private Path folder;

    /** Files written by hand, so that no class of the library is loaded yet. */
    @Setup
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("insarhub-bench");
        Files.writeString(folder.resolve("insarhub_config.json"), "{\"downloader\": {\"type\": \"S1_SLC\"}}");
        Files.writeString(folder.resolve("stack_p0_f0.json"), "{\"pairs\": [[\"a_20200101\", \"b_20200113\"]]}");
    }

    @TearDown
    public void deleteFolder() throws IOException {
        Files.delete(folder.resolve("insarhub_config.json"));
        Files.delete(folder.resolve("stack_p0_f0.json"));
        Files.delete(folder);
    }

    /** The three kinds of components, and a folder's stage, config and stack file. */
    @Benchmark
    public int registryAndOneFolder() {
        int found = Insarhub.downloaders().names().size()
                + Insarhub.processors().names().size()
                + Insarhub.analyzers().names().size();
        StackFolder stack = Workdir.open(folder).stacks().get(0);
        return found
                + stack.stage().ordinal()
                + stack.config().orElseThrow().toMap().size()
                + stack.stackFile().orElseThrow().pairs().size();
    }
}
