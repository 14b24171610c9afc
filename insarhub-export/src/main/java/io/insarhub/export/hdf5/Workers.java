package io.insarhub.export.hdf5;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does numbered pieces of work on a number of threads, of which the calling one is one. */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final String work;
    private final Cancellation cancellation;
    private final ExecutorService helpers;

    /**
     * Workers.
     *
     * @param threads how many, with the calling one
     * @param work what is going on, for messages
     * @param cancellation looked at before each piece
     */
    public Workers(int threads, String work, Cancellation cancellation) {
        this.threads = threads;
        this.work = work;
        this.cancellation = cancellation;
        this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Workers::daemon);
    }

    /** Does the pieces 0 to {@code count} − 1 and returns when none is being worked on any more, whatever happened. */
    public void run(int count, IntConsumer piece) {
        AtomicInteger next = new AtomicInteger();
        Runnable all = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                cancellation.throwIfCancelled(work);
                piece.accept(i);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(helpers.submit(all));
        }
        try {
            all.run();
        } finally {
            // after a failure the others end with the piece that they are at
            next.set(count);
            others.forEach(this::await);
        }
        for (Future<?> other : others) {
            rethrow(other);
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        helpers.shutdown();
    }

    private void await(Future<?> other) {
        boolean interrupted = false;
        while (!other.isDone()) {
            try {
                other.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException toldLater) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow(Future<?> other) {
        try {
            other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(work);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hdf5-chunk");
        thread.setDaemon(true);
        return thread;
    }
}
