package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.standin.Faults.Fault;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call ends soon after it is cancelled, though the service keeps it waiting; nothing is lost or paid for twice. */
class CancelledCallsTest extends StandInTest {

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Hyp3InsarProcessor processor;

    /**
     * A call that is kept waiting.
     *
     * @param what the call
     * @param request what the service does not answer
     * @param jobs how many the folder has before
     */
    private record Call(String what, String request, int jobs, BiConsumer<Hyp3InsarProcessor, StageContext> run) {
        @Override
        public String toString() {
            return what + " at " + request;
        }
    }

    private static final Call SUBMIT =
            new Call("submit", "POST /jobs", 3, (processor, context) -> processor.submit(context, pairs(5), false));

    static List<Call> calls() {
        return List.of(
                SUBMIT,
                new Call("submit", "GET /user", 3, SUBMIT.run),
                new Call("submit", "GET /costs", 3, SUBMIT.run),
                new Call("submit", "GET /oauth/authorize", 3, SUBMIT.run),
                new Call("dryRun", "POST /jobs", 3, (processor, context) -> processor.dryRun(context, pairs(5), false)),
                new Call("credits", "GET /user", 3, Hyp3InsarProcessor::credits),
                new Call("check", "GET /jobs/id", 3, Hyp3InsarProcessor::check),
                new Call("check", "GET /jobs", 25, Hyp3InsarProcessor::check),
                new Call("retry", "POST /jobs", 3, Hyp3InsarProcessor::retry),
                new Call("download", "GET /files", 3, Hyp3InsarProcessor::download),
                new Call("watch", "GET /files", 3, Hyp3InsarProcessor::watch),
                new Call("watch", "GET /jobs/id", 3, Hyp3InsarProcessor::watch));
    }

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
    }

    @AfterEach
    void end() {
        goesOn.countDown();
        thread.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void ends_soon(Call call) throws Exception {
        processor.submit(context(), pairs(call.jobs), false);
        if (call.what.equals("retry")) {
            hyp3.jobIds().keySet().forEach(hyp3::fail);
        }
        hyp3.succeedAll();
        int jobs = hyp3.jobIds().size();
        keepWaiting(call.request);
        Cancellation cancellation = new Cancellation();

        Future<?> running = start(call, cancellation);
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();

        assertThatThrownBy(() -> running.get(3, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
        assertThat(hyp3.jobIds()).hasSize(jobs);
    }

    @Test
    void jobs_that_are_accepted_after_the_cancellation_are_found_by_the_next_submission() throws Exception {
        keepWaiting("POST /jobs");
        Cancellation cancellation = new Cancellation();
        Future<?> running = start(SUBMIT, cancellation);
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThatThrownBy(() -> running.get(3, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
        assertThat(folder.resolve(".insarhub_submit_intent.json")).exists();

        goesOn.countDown();
        for (int i = 0; i < 200 && hyp3.accepted().size() < 5; i++) {
            Thread.sleep(20);
        }
        SubmitReport report = processor.submit(context(), pairs(5), false);

        assertThat(report.alreadySubmitted()).hasSize(5);
        assertThat(hyp3.accepted().values()).hasSize(5).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    private Future<?> start(Call call, Cancellation cancellation) {
        // a processor of its own: another may have logged in already
        Hyp3InsarProcessor another = processor(options().build(), login("anna"));
        return thread.submit(
                () -> call.run.accept(another, new StageContext(folder, ProgressListener.none(), cancellation)));
    }

    private void keepWaiting(String request) {
        if (request.equals("GET /files")) {
            hyp3.faults().onFiles(n -> {
                keepWaiting();
                return FileFault.NONE;
            });
        } else {
            hyp3.faults().on(request, n -> {
                keepWaiting();
                return Fault.NONE;
            });
        }
    }

    private void keepWaiting() {
        waiting.countDown();
        try {
            assertThat(goesOn.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
