package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.core.http.HttpClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs numbered pieces of work, several at a time, while the caller waits. The first exception stops all. */
final class Parallel {

    /**
     * A piece of work.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    interface Piece<T> {
        T run(int index, Cancellation stop);
    }

    private Parallel() {}

    static <T> List<T> run(int count, int threads, Cancellation cancellation, String work, Piece<T> piece) {
        cancellation.throwIfCancelled(work);
        if (count == 0) {
            return List.of();
        }
        Cancellation stop = new Cancellation();
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(count, threads), task -> {
            Thread thread = new Thread(task, "insarhub-hyp3");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = IntStream.range(0, count)
                    .mapToObj(index -> executor.submit(() -> {
                        try {
                            stop.throwIfCancelled(work);
                            return piece.run(index, stop);
                        } catch (RuntimeException | Error e) {
                            first.compareAndSet(null, e);
                            stop.cancel();
                            throw e;
                        }
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(await(future, cancellation, work));
            }
            return results;
        } catch (ExecutionException e) {
            throw thrown(first.get());
        } finally {
            stop.cancel();
            executor.shutdown();
            awaitEnd(executor);
        }
    }

    private static <T> T await(Future<T> future, Cancellation cancellation, String work) throws ExecutionException {
        while (true) {
            try {
                return future.get(HttpClock.POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                cancellation.throwIfCancelled(work);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException(work);
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            return runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
