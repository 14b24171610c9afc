package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.hyp3.standin.Faults.FileFault;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred products, of which five are expired and ten listed twice, over a network that cuts, truncates and corrupts,
 * fetched by a program that is killed (kill -9) and started again until it is done.
 */
class KilledDownloadTest extends StandInTest {

    private final Random random = new Random(20260402);
    private int kills;

    @Override
    protected Hyp3StandIn startStandIn() throws IOException {
        return Hyp3StandIn.start(Clock.systemUTC(), 60_000);
    }

    @Test
    void killed_a_few_times() throws Exception {
        killedAndStartedAgain(5);
    }

    /** A few minutes. */
    @Test
    @Tag("soak")
    void killed_a_hundred_times() throws Exception {
        for (int study = 0; kills < 100; study++) {
            hyp3.close();
            startTheService();
            folder = Files.createDirectories(home.resolve("study" + study).resolve("p100_f466"));
            killedAndStartedAgain(Math.min(100, kills + 20));
        }
    }

    private void killedAndStartedAgain(int untilKills) throws Exception {
        hyp3.account("anna", "pw-anna", null);
        Hyp3InsarProcessor processor = processor(options().build(), login("anna"));
        List<String> ids = processor.submit(context(), pairs(100), false).submitted().stream()
                .map(SubmitReport.Job::id)
                .toList();
        hyp3.succeedAll();
        ids.subList(0, 5).forEach(hyp3::expire);
        ids.subList(5, 15).forEach(hyp3::listTwice);

        while (kills < untilKills && verifiedNames().size() < 90) {
            runAndKill();
            assertThatWhatHasAProductsNameIsWhole();
        }
        hyp3.faults().onFiles(KilledDownloadTest::fault);
        Process last = start();
        try (BufferedReader output = last.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines()).containsExactly("ready", "95");
        }
        assertThat(last.waitFor()).isZero();

        ProductsReport report = processor.download(context());
        assertThat(report.verified()).hasSize(95);
        assertThat(report.downloaded()).isEmpty();
        assertThat(report.expired())
                .hasSize(5)
                .allSatisfy(job -> assertThat(ids.subList(0, 5)).contains(job.id()));
        assertThat(report.failed()).isEmpty();
        assertThatWhatHasAProductsNameIsWhole();
        assertThat(verifiedNames()).hasSize(95);
        assertThat(otherFiles()).isEmpty();
        assertThat(stack().cache().orElseThrow().filenames()).containsExactlyInAnyOrderElementsOf(verifiedNames());
        assertThat(stack().jobs().orElseThrow().allJobIds()).hasSize(100);
    }

    private void runAndKill() throws Exception {
        AtomicInteger countdown = new AtomicInteger(1 + random.nextInt(20));
        int delayMillis = random.nextInt(30);
        CompletableFuture<Void> time = new CompletableFuture<>();
        hyp3.faults().onFiles(n -> {
            if (countdown.decrementAndGet() == 0) {
                time.complete(null);
            }
            return fault(n);
        });
        Process program = start();
        time.completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .thenRunAsync(
                        () -> program.toHandle().destroyForcibly(),
                        CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS))
                .join();
        if (program.waitFor() == 137) {
            kills++;
        }
    }

    private static FileFault fault(int request) {
        return switch (request % 30) {
            case 1, 16 -> FileFault.CUT;
            case 4, 21 -> FileFault.TRUNCATED;
            case 7 -> FileFault.CORRUPT;
            case 12 -> FileFault.UNAVAILABLE;
            default -> FileFault.NONE;
        };
    }

    private Process start() throws IOException {
        return ChildJvm.start(
                home.resolve("child.log"), WatchProgram.class, folder.toString(), hyp3.apiUrl(), hyp3.authorizeUrl());
    }

    private void assertThatWhatHasAProductsNameIsWhole() throws IOException {
        for (String name : verifiedNames()) {
            ZipArchive.of(folder.resolve(name)).verify(ProgressListener.none(), Cancellation.never());
        }
    }

    private List<String> verifiedNames() throws IOException {
        return names().stream().filter(name -> name.endsWith(".zip")).toList();
    }

    private List<String> otherFiles() throws IOException {
        return names().stream()
                .filter(name -> !name.endsWith(".zip") && !name.endsWith(".json") && !name.equals(".insarhub.lock"))
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
