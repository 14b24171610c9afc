package io.insarhub.core.download;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
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

/**
 * Runs numbered pieces of work on threads of their own while the caller waits and keeps an eye on its cancellation. The
 * first exception stops all.
 */
public final class Workers {

    /**
     * A piece of work.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Piece<T> {
        /** Does it; {@code stop} tells when nobody wants it any more. */
        T run(int index, Cancellation stop);
    }

    private Workers() {}

    /** The same where nothing outlives the pieces. */
    public static <T> List<T> run(int count, int threads, Cancellation cancellation, String work, Piece<T> piece) {
        return run(count, threads, cancellation, new Cancellation(), work, piece);
    }

    /**
     * Runs pieces 0 to {@code count} − 1 and gives their results in order.
     *
     * @param stop is cancelled as soon as one fails or {@code cancellation} is; for things that outlive the pieces
     * @throws CancelledException if it was cancelled or interrupted
     */
    public static <T> List<T> run(
            int count, int threads, Cancellation cancellation, Cancellation stop, String work, Piece<T> piece) {
        cancellation.throwIfCancelled(work);
        if (count == 0) {
            return List.of();
        }
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(count, threads), task -> {
            Thread thread = new Thread(task, "insarhub-worker");
            thread.setDaemon(true);
            return thread;
        });
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
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
        executor.shutdown();
        boolean done = false;
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(await(future, cancellation, work));
            }
            done = true;
            return results;
        } catch (ExecutionException e) {
            throw thrown(first.get());
        } finally {
            // on every way out: nobody writes into the folder any more once the caller goes on
            if (!done) {
                stop.cancel();
            }
            awaitEnd(executor);
        }
    }

    private static <T> T await(Future<T> future, Cancellation cancellation, String work) throws ExecutionException {
        while (true) {
            try {
                return future.get(WaitClock.POLL.toMillis(), TimeUnit.MILLISECONDS);
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
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
