package io.insarhub.hyp3;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
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

/**
 * The status of 5,000 jobs by 25 pages, against the stand-in on loopback, which runs in the same process. The first of the
 * figures is the first call in the JVM, with the login; it is to take 2 s at most, as all others.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 4)
public class StatusBenchmark {

    private Path home = Path.of("");
    private Hyp3StandIn standIn;
    private Hyp3InsarProcessor processor;
    private Hyp3StandIn endedStandIn;
    private Hyp3InsarProcessor endedProcessor;
    private Path manyJobs = Path.of("");
    private Path succeeded = Path.of("");

    /** Orders all. */
    @Setup
    public void prepare() throws IOException {
        home = Files.createTempDirectory("hyp3");
        standIn = Hyp3StandIn.start();
        standIn.account("anna", "pw-anna", null);
        standIn.pageJobs(200);
        processor = processor(standIn);
        List<ScenePair> pairs = TestPairs.of(5000);
        endedStandIn = Hyp3StandIn.start();
        endedStandIn.account("anna", "pw-anna", null);
        endedStandIn.pageJobs(200);
        endedProcessor = processor(endedStandIn);
        succeeded = Files.createDirectories(home.resolve("succeeded").resolve("p100_f466"));
        endedProcessor.submit(StageContext.in(succeeded), pairs, false);
        endedStandIn.succeedAll();
        manyJobs = Files.createDirectories(home.resolve("jobs").resolve("p100_f466"));
        processor.submit(StageContext.in(manyJobs), pairs, false);
        // 25 pages of the account's listing
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
}
