package io.insarhub.core.download;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import io.insarhub.core.http.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Four parallel downloads of 256 MiB each from loopback, by turns with {@code curl --parallel} from the same server:
 * {@code percentOfCurl} is to be 90 or more. Into memory where Linux has a folder for that, because the disk, which we
 * sync and curl does not, is not what is measured. With the MD5, which curl does not compute, for comparison.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 1, time = 30) // one: JMH adds up the events of several
public class DownloadBenchmark {

    private static final int FILES = 4;
    private static final long BYTES = 256L << 20;
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Whether the MD5 is computed. */
    @Param({"false", "true"})
    private boolean md5;

    private final Downloads downloads = Downloads.builder("loopback")
            .network(Network.of(WaitClock.system(), new Random(1)))
            .parallel(FILES)
            .build();
    private List<FileDownload> files = List.of();
    private Path folder = MEMORY;
    private FileServer server;

    /** What the two took, nanoseconds. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {

        private long curlNanos;
        private long ourNanos;

        /** MB/s of curl. */
        public double curlMegabytesPerSecond() {
            return megabytesPerSecond(curlNanos);
        }

        /** MB/s of this library. */
        public double ourMegabytesPerSecond() {
            return megabytesPerSecond(ourNanos);
        }

        /** Our speed in percent of curl's. */
        public double percentOfCurl() {
            return 100.0 * curlNanos / ourNanos;
        }

        private double rounds;

        private double megabytesPerSecond(long nanos) {
            return rounds * FILES * BYTES / 1e6 / (nanos / 1e9);
        }
    }

    /** Starts the server. */
    @Setup
    public void start() throws IOException {
        server = new FileServer();
        folder = Files.isDirectory(MEMORY)
                ? Files.createTempDirectory(MEMORY, "download")
                : Files.createTempDirectory("download");
        files = IntStream.range(0, FILES)
                .mapToObj(i -> {
                    Content content = new Content(i, BYTES);
                    FileDownload file = server.file("/" + i + ".zip", content).withBytes(BYTES);
                    return md5 ? file.withMd5(content.md5()) : file;
                })
                .toList();
    }

    /** Stops the server. */
    @TearDown
    public void stop() throws IOException {
        server.close();
        Files.delete(folder);
    }

    /** One after the other. */
    @Benchmark
    public DownloadReport curlThenUs(Times times) throws IOException, InterruptedException {
        long start = System.nanoTime();
        curl();
        long middle = System.nanoTime();
        times.curlNanos += middle - start;
        empty();
        long again = System.nanoTime();
        DownloadReport report = downloads.fetch(files, folder, ProgressListener.none(), Cancellation.never());
        times.ourNanos += System.nanoTime() - again;
        times.rounds++;
        if (report.downloaded().size() != FILES) {
            throw new IllegalStateException(report.toString());
        }
        empty();
        return report;
    }

    private void curl() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "curl", "--silent", "--fail", "--parallel", "--parallel-immediate", "--parallel-max", "" + FILES));
        for (FileDownload file : files) {
            command.addAll(List.of(
                    "-o", folder.resolve(file.name()).toString(), file.url().toString()));
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("curl ended with " + exit);
        }
    }

    private void empty() throws IOException {
        for (FileDownload file : files) {
            Files.delete(folder.resolve(file.name()));
        }
    }
}
