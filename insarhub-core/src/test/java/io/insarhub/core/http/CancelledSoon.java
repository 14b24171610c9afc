package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts work, cancels it once it waits, and looks at how long it takes to end. */
public final class CancelledSoon {

    private CancelledSoon() {}

    /**
     * Asserts that the work ends with a {@link CancelledException} within a second.
     *
     * @param waiting opens when the work has come to where it is to be cancelled
     */
    public static void assertThatItEnds(CountDownLatch waiting, Consumer<Cancellation> work)
            throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        FutureTask<Throwable> task = new FutureTask<>(() -> {
            try {
                work.accept(cancellation);
                return fail("was not cancelled");
            } catch (RuntimeException e) {
                return e;
            }
        });
        Thread thread = new Thread(task, "to-be-cancelled");
        thread.start();
        assertThat(waiting.await(10, TimeUnit.SECONDS)).as("the work waits").isTrue();
        Thread.sleep(50); // so that it is past the latch and in its wait
        assertThat(task.isDone()).as("the work still waits").isFalse();

        long start = System.nanoTime();
        cancellation.cancel();
        try {
            assertThat(task.get(5, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        } catch (ExecutionException | TimeoutException e) {
            fail("did not end", e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
}
