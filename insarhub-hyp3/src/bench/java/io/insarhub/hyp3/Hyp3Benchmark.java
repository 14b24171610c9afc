package io.insarhub.hyp3;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import io.insarhub.hyp3.standin.ProductZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
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

/**
 * Against the stand-in on loopback, which runs in the same process: the status of 5,000 jobs, and products by
 * {@link Hyp3InsarProcessor#download}, which checks every byte, beside {@code curl --parallel}, which checks none.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class Hyp3Benchmark {

    private static final int PRODUCTS = 16;
    private static final long PRODUCT_BYTES = 64L << 20;

    /** The speed of each of the four connections, MB/s; 0 for as fast as loopback is. */
    @Param({"0", "50"})
    public int megabytesPerSecond;

    private Path home = Path.of("");
    private Hyp3StandIn standIn;
    private Hyp3InsarProcessor processor;
    private Hyp3StandIn endedStandIn;
    private Hyp3InsarProcessor endedProcessor;
    private Path manyJobs = Path.of("");
    private Path succeeded = Path.of("");
    private Path products = Path.of("");
    private List<String> urls = List.of();

    /** Orders all. */
    @Setup
    public void prepare() throws IOException {
        home = Files.createTempDirectory("hyp3");
        standIn = Hyp3StandIn.start();
        standIn.account("anna", "pw-anna", null);
        standIn.pageJobs(200);
        standIn.bytesPerSecond(megabytesPerSecond == 0 ? Double.POSITIVE_INFINITY : megabytesPerSecond * 1e6);
        processor = processor(standIn);
        products = Files.createDirectories(home.resolve("products").resolve("p100_f466"));
        Path zip = ProductZip.good().bytes(PRODUCT_BYTES).write(home.resolve("served"));
        List<ScenePair> pairs = TestPairs.of(5000 + PRODUCTS);
        List<String> found = new ArrayList<>();
        for (SubmitReport.Job job : processor
                .submit(StageContext.in(products), pairs.subList(5000, 5000 + PRODUCTS), false)
                .submitted()) {
            standIn.serveZip(job.id(), zip);
            found.add(standIn.apiUrl() + "/files/" + job.id() + "/" + standIn.productOf(job.id()));
        }
        urls = List.copyOf(found);
        standIn.succeedAll();
        endedStandIn = Hyp3StandIn.start();
        endedStandIn.account("anna", "pw-anna", null);
        endedStandIn.pageJobs(200);
        endedProcessor = processor(endedStandIn);
        succeeded = Files.createDirectories(home.resolve("succeeded").resolve("p100_f466"));
        endedProcessor.submit(StageContext.in(succeeded), pairs.subList(0, 5000), false);
        endedStandIn.succeedAll();
        manyJobs = Files.createDirectories(home.resolve("jobs").resolve("p100_f466"));
        processor.submit(StageContext.in(manyJobs), pairs.subList(0, 5000), false);
        // the folder's 5,000 are 25 pages and a bit of the account's listing
        if (Workdir.open(manyJobs)
                        .stack(StackId.of(100, 466))
                        .jobs()
                        .orElseThrow()
                        .allJobIds()
                        .size()
                != 5000) {
            throw new IllegalStateException("not all jobs were ordered");
        }
    }

    private Hyp3InsarProcessor processor(Hyp3StandIn service) {
        return Hyp3InsarProcessor.builder(Hyp3InsarOptions.builder()
                        .service(new Hyp3Service(HttpUrl.get(service.apiUrl()), HttpUrl.get(service.authorizeUrl())))
                        .build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(home)
                .build();
    }

    /** Removes what came, so that it comes again. */
    @Setup(Level.Iteration)
    public void clearProducts() throws IOException {
        try (Stream<Path> files = Files.list(products)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".zip")).toList()) {
                Files.delete(file);
            }
        }
        for (int i = 0; i < PRODUCTS; i++) {
            Files.deleteIfExists(home.resolve("curl" + i));
        }
    }

    /** Stops and deletes all. */
    @TearDown
    public void clear() throws IOException {
        standIn.close();
        endedStandIn.close();
        BenchFolder.delete(home);
    }

    /** The status of 5,000 jobs that are under way, the folder's files included. */
    @Benchmark
    public JobsReport status() {
        return processor.check(StageContext.in(manyJobs));
    }

    /** The status of 5,000 jobs that have ended well, each with its files, pictures, logs and times. */
    @Benchmark
    public JobsReport statusOfSucceeded() {
        JobsReport report = endedProcessor.check(StageContext.in(succeeded));
        if (report.jobs().stream().filter(job -> job.expires().isPresent()).count() != 5000) {
            throw new IllegalStateException("not all jobs have ended");
        }
        return report;
    }

    /** Sixteen products of 64 MiB, four at a time, checked to the byte. */
    @Benchmark
    public ProductsReport products() {
        ProductsReport report = processor.download(StageContext.in(products));
        if (report.downloaded().size() != PRODUCTS) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }

    /** The same files by curl, which leaves them to the page cache. */
    @Benchmark
    public int curl() throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("curl", "--silent", "--fail", "--parallel", "--parallel-max", "4"));
        for (int i = 0; i < PRODUCTS; i++) {
            command.addAll(List.of("-o", home.resolve("curl" + i).toString(), urls.get(i)));
        }
        return run(command);
    }

    /** The same, until they are on the disk, as products are: then {@code sync} for these files. */
    @Benchmark
    public int curlAndSync() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sync"));
        for (int i = 0; i < PRODUCTS; i++) {
            command.add(home.resolve("curl" + i).toString());
        }
        return curl() + run(command);
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.get(0) + ": exit " + exit);
        }
        return exit;
    }
}
