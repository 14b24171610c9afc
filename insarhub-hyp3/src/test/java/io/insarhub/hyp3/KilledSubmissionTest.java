package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.StackId;
import io.insarhub.core.Workdir;
import io.insarhub.hyp3.standin.Faults.Fault;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program is killed (kill -9) while it submits, and started again until it is done: each pair is ordered once. */
class KilledSubmissionTest {

    private static final int PAIRS = 600;
    private static final long SETTLE_MILLIS = 5_000;
    private static final List<Fault> FAULTS =
            List.of(Fault.NONE, Fault.DROP_ANSWER, Fault.GATEWAY_TIMEOUT, Fault.TOO_MANY_REQUESTS);

    @TempDir
    private Path home;

    private final AtomicReference<Process> child = new AtomicReference<>();
    private int kills;
    private boolean force;

    @ParameterizedTest
    @CsvSource({"BEFORE,1", "AFTER,1", "BEFORE,7", "AFTER,12"})
    void killed_before_or_after_the_service_has_accepted_a_chunk(String moment, int chunk) throws Exception {
        try (Hyp3StandIn hyp3 = Hyp3StandIn.start()) {
            AtomicInteger posts = new AtomicInteger();
            Runnable hook = () -> {
                if (posts.incrementAndGet() == chunk) {
                    kill();
                }
            };
            if (moment.equals("BEFORE")) {
                hyp3.faults().beforeAcceptance(hook);
            } else {
                hyp3.faults().afterAcceptance(hook);
            }

            runUntilDone(hyp3, folder("killed"), -1);

            assertThat(kills).isOne();
        }
    }

    /** Ordered once, then all of it again by force: each pair twice, whatever happens, and never three times. */
    @ParameterizedTest
    @CsvSource({"BEFORE,3", "AFTER,5"})
    void a_forced_order_that_was_killed_is_finished_by_the_next(String moment, int chunk) throws Exception {
        try (Hyp3StandIn hyp3 = Hyp3StandIn.start()) {
            Path folder = folder("forced");
            assertThat(runOnce(hyp3, folder, -1)).isTrue();
            AtomicInteger posts = new AtomicInteger();
            Runnable hook = () -> {
                if (posts.incrementAndGet() == chunk) {
                    kill();
                }
            };
            if (moment.equals("BEFORE")) {
                hyp3.faults().beforeAcceptance(hook);
            } else {
                hyp3.faults().afterAcceptance(hook);
            }
            force = true;

            assertThat(runOnce(hyp3, folder, -1)).isFalse();
            assertThat(folder.resolve(ForcedOrder.FILE_NAME)).exists();
            assertThat(runOnce(hyp3, folder, -1)).isTrue();

            assertEachPair(2, hyp3, folder);
            assertThat(folder.resolve(ForcedOrder.FILE_NAME)).doesNotExist();
        }
    }

    @Test
    void killed_at_any_time() throws Exception {
        Random random = new Random(7);
        for (int study = 0; kills < 4; study++) {
            study(random, folder("study" + study), Fault.DROP_ANSWER);
        }
    }

    /** Two hundred kills, at random times and between acceptance and answer, three studies of four with lost answers besides; minutes. */
    @Test
    @Tag("soak")
    void killed_two_hundred_times() throws Exception {
        Random random = new Random(20260401);
        for (int study = 0; kills < 200; study++) {
            study(random, folder("study" + study), FAULTS.get(study % FAULTS.size()));
        }
    }

    /**
     * A submission from its first to its last run.
     *
     * @param fault what happens to every third POST, besides
     */
    private void study(Random random, Path folder, Fault fault) throws Exception {
        try (Hyp3StandIn hyp3 = Hyp3StandIn.start()) {
            boolean done = false;
            for (int run = 0; !done; run++) {
                AtomicInteger countdown = new AtomicInteger(1 + random.nextInt(6));
                Runnable hook = () -> {
                    if (countdown.decrementAndGet() == 0) {
                        kill();
                    }
                };
                int kind = run < 8 ? random.nextInt(4) : -1;
                hyp3.faults().none();
                hyp3.faults().on("POST /jobs", n -> n % 3 == 0 ? fault : Fault.NONE);
                if (kind == 0) {
                    hyp3.faults().beforeAcceptance(hook);
                } else if (kind == 1) {
                    hyp3.faults().afterAcceptance(hook);
                }
                done = runOnce(hyp3, folder, kind >= 2 ? random.nextInt(1200) : -1);
            }
            assertEachPairOnce(hyp3, folder);
        }
    }

    private void runUntilDone(Hyp3StandIn hyp3, Path folder, int killAfterMillis) throws Exception {
        boolean done = false;
        while (!done) {
            done = runOnce(hyp3, folder, killAfterMillis);
        }
        assertEachPairOnce(hyp3, folder);
    }

    /** True if the program came to its end. */
    private boolean runOnce(Hyp3StandIn hyp3, Path folder, int killAfterMillis) throws Exception {
        hyp3.account("anna", "pw-anna", null);
        Process program = ChildJvm.start(
                home.resolve("child.log"),
                SubmitProgram.class,
                folder.toString(),
                hyp3.apiUrl(),
                hyp3.authorizeUrl(),
                Integer.toString(PAIRS),
                Long.toString(SETTLE_MILLIS),
                Boolean.toString(force));
        child.set(program);
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            if (killAfterMillis >= 0 && !program.waitFor(killAfterMillis, TimeUnit.MILLISECONDS)) {
                kill();
            }
            String report = output.readLine();
            int exit = program.waitFor();
            assertThat(exit).as("%s", report).isIn(0, 137);
            return exit == 0;
        }
    }

    private synchronized void kill() {
        Process program = child.get();
        if (program != null && program.isAlive()) {
            program.toHandle()
                    .destroyForcibly(); // SIGKILL; unlike Process.destroyForcibly it leaves the output readable
            try {
                if (program.waitFor() == 137) {
                    kills++;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void assertEachPairOnce(Hyp3StandIn hyp3, Path folder) {
        assertEachPair(1, hyp3, folder);
    }

    private static void assertEachPair(int times, Hyp3StandIn hyp3, Path folder) {
        assertThat(hyp3.accepted()).hasSize(PAIRS);
        assertThat(hyp3.accepted().values())
                .as("times that each pair was accepted")
                .containsOnly(times);
        assertThat(Workdir.open(folder)
                        .stack(StackId.of(100, 466))
                        .jobs()
                        .orElseThrow()
                        .allJobIds())
                .as("IDs on disk")
                .isEqualTo(hyp3.jobIds().keySet());
        assertThat(folder.resolve(".insarhub_submit_intent.json")).doesNotExist();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name).resolve("p100_f466"));
    }
}
