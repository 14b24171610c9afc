package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Numbered pieces of work on several threads; the first failure ends all. */
final class Workers {

    private Workers() {}

    /**
     * Does the pieces, each on one of the threads.
     *
     * @param worker makes what one thread uses, which takes the number of a piece
     */
    static void run(int threads, int pieces, Cancellation cancellation, String work, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        int count = Math.max(1, Math.min(threads, pieces));
        ExecutorService pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "sbas");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < count; t++) {
                futures.add(pool.submit(() -> {
                    try {
                        IntConsumer own = worker.get();
                        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                            cancellation.throwIfCancelled(work);
                            if (stop.get()) {
                                return;
                            }
                            own.accept(piece);
                        }
                    } catch (RuntimeException | Error e) {
                        stop.set(true);
                        throw e;
                    }
                }));
            }
            for (Future<?> future : futures) {
                await(future, stop, work);
            }
        } finally {
            stop.set(true);
            pool.shutdown();
            waitFor(pool);
        }
    }

    /** So that nobody writes to files that are about to be closed. */
    private static void waitFor(ExecutorService pool) {
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.HOURS)) {
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

    private static void await(Future<?> future, AtomicBoolean stop, String work) {
        try {
            future.get();
        } catch (InterruptedException e) {
            stop.set(true);
            Thread.currentThread().interrupt();
            throw new CancelledException(work);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
