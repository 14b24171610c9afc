package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ScenePair;
import io.insarhub.api.WaitClock;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.download.FileResult;
import io.insarhub.core.download.Workers;
import io.insarhub.core.http.Network;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import io.insarhub.hyp3.standin.ProductZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
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
 * Sixteen products of 64 MiB, four at a time, to a disk, from the stand-in on loopback, which runs in the same process: ours
 * by turns with {@code curl --parallel}, on equal terms. {@code durable} is {@link Hyp3InsarProcessor#download}, which reads
 * every product again, compares its CRC and waits for the disk, beside curl followed by {@code sync} for its files;
 * {@code cached} is the same without waiting for the disk, beside curl alone. curl checks nothing. Each has its turn at
 * every place of the order, and between two turns the disk is given time to come to rest. Percentages are to be 90 or more.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 20)
@Measurement(iterations = 1, time = 60) // one: JMH adds up the events of several
public class ProductDownloadBenchmark {

    private static final int PRODUCTS = 16;
    private static final int PARALLEL = 4;
    private static final long PRODUCT_BYTES = 64L << 20;

    /** The speed of each of the four connections, MB/s; 0 for as fast as loopback is. */
    @Param({"0", "50"})
    public int megabytesPerSecond;

    private Path home = Path.of("");
    private Path products = Path.of("");
    private Hyp3StandIn standIn;
    private Hyp3InsarProcessor processor;
    private Downloads cached;
    private List<FileDownload> files = List.of();
    private int round;

    /** What each took. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {

        private final double[] seconds = new double[Way.values().length];
        private double rounds;

        /** MB/s of curl, which leaves its files to the page cache. */
        public double curl() {
            return speed(Way.CURL);
        }

        /** MB/s of curl and {@code sync}. */
        public double curlAndSync() {
            return speed(Way.CURL_AND_SYNC);
        }

        /** MB/s of ours, left to the page cache. */
        public double ourCached() {
            return speed(Way.CACHED);
        }

        /** MB/s of ours, on the disk. */
        public double ourDurable() {
            return speed(Way.DURABLE);
        }

        /** Both with the files in the page cache. */
        public double percentCached() {
            return 100 * ourCached() / curl();
        }

        /** Both with the files on the disk. */
        public double percentDurable() {
            return 100 * ourDurable() / curlAndSync();
        }

        /** Ours on the disk, curl's not: unequal terms. */
        public double percentDurableOfCurl() {
            return 100 * ourDurable() / curl();
        }

        private double speed(Way way) {
            return rounds * PRODUCTS * PRODUCT_BYTES / 1e6 / seconds[way.ordinal()];
        }
    }

    private enum Way {
        CURL,
        CACHED,
        CURL_AND_SYNC,
        DURABLE
    }

    /** Orders the products. */
    @Setup
    public void prepare() throws IOException {
        home = Files.createTempDirectory("hyp3");
        standIn = Hyp3StandIn.start();
        standIn.account("anna", "pw-anna", null);
        standIn.bytesPerSecond(megabytesPerSecond == 0 ? Double.POSITIVE_INFINITY : megabytesPerSecond * 1e6);
        Network network = Network.of(WaitClock.system(), new Random(1));
        processor = Hyp3InsarProcessor.builder(Hyp3InsarOptions.builder()
                        .service(new Hyp3Service(HttpUrl.get(standIn.apiUrl()), HttpUrl.get(standIn.authorizeUrl())))
                        .maxWorkers(PARALLEL)
                        .build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(home)
                .network(network)
                .build();
        cached = Downloads.builder("HyP3")
                .network(network)
                .parallel(PARALLEL)
                .durable(false)
                .build();
        products = Files.createDirectories(home.resolve("p100_f466"));
        Path zip = ProductZip.good().bytes(PRODUCT_BYTES).write(home.resolve("served"));
        List<ScenePair> pairs = TestPairs.of(PRODUCTS);
        List<FileDownload> found = new ArrayList<>();
        for (SubmitReport.Job job :
                processor.submit(StageContext.in(products), pairs, false).submitted()) {
            standIn.serveZip(job.id(), zip);
            String name = standIn.productOf(job.id());
            found.add(FileDownload.of(HttpUrl.get(standIn.apiUrl() + "/files/" + job.id() + "/" + name), name)
                    .withBytes(Files.size(zip)));
        }
        files = List.copyOf(found);
        standIn.succeedAll();
    }

    /** Stops and deletes all. */
    @TearDown
    public void clear() throws IOException {
        standIn.close();
        BenchFolder.delete(home);
    }

    /** One after the other, each round from another one on. */
    @Benchmark
    public void byTurns(Times times) throws IOException, InterruptedException {
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        Collections.rotate(ways, round++);
        for (Way way : ways) {
            removeProducts();
            run(List.of("sync", "--file-system", home.toString()));
            long start = System.nanoTime();
            switch (way) {
                case CURL -> curl();
                case CURL_AND_SYNC -> curlAndSync();
                case CACHED -> cached();
                case DURABLE -> durable();
                default -> throw new IllegalStateException(way.toString());
            }
            times.seconds[way.ordinal()] += (System.nanoTime() - start) / 1e9;
        }
        times.rounds++;
    }

    private void durable() {
        ProductsReport report = processor.download(StageContext.in(products));
        if (report.downloaded().size() != PRODUCTS) {
            throw new IllegalStateException(report.toString());
        }
    }

    /** As many in hand as products are: four come while others are being checked. */
    private void cached() {
        int threads = PARALLEL + Math.min(PARALLEL, Runtime.getRuntime().availableProcessors());
        Workers.run(PRODUCTS, threads, Cancellation.never(), "products", (index, stop) -> {
            FileResult result = cached.fetch(List.of(files.get(index)), products, ProgressListener.none(), stop)
                    .results()
                    .get(0);
            return ZipArchive.of(result.file()).verify(ProgressListener.none(), stop);
        });
    }

    private void curl() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--no-progress-meter",
                "--fail",
                "--parallel",
                "--parallel-immediate",
                "--parallel-max",
                "" + PARALLEL));
        for (FileDownload file : files) {
            command.addAll(List.of(
                    "-o", products.resolve(file.name()).toString(), file.url().toString()));
        }
        run(command);
    }

    private void curlAndSync() throws IOException, InterruptedException {
        curl();
        run(Stream.concat(
                        Stream.of("sync"),
                        files.stream().map(file -> products.resolve(file.name()).toString()))
                .toList());
    }

    private void removeProducts() throws IOException {
        for (FileDownload file : files) {
            Files.deleteIfExists(products.resolve(file.name()));
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + exit);
        }
    }
}
