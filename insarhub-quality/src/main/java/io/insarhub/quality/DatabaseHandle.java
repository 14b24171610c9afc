package io.insarhub.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A build of a pair database that runs on a thread of its own. Safe for use by many threads. */
public final class DatabaseHandle {

    /**
     * What a build did.
     *
     * @param scenes how many scenes the database has
     * @param pairs how many pairs it has
     * @param computedPairs how many of them were computed now
     * @param unknown features that could not be had, and why, a line each; scores were made without them
     */
    public record Result(int scenes, int pairs, int computedPairs, List<String> unknown) {}

    /** The work. */
    @FunctionalInterface
    interface Work {
        Result run(ProgressListener listener, Cancellation cancellation);
    }

    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private final @Nullable ProgressListener listener;
    private final Work work;
    private volatile Progress progress = Progress.of("scores of all pairs", 0, -1, "pairs");

    DatabaseHandle(@Nullable ProgressListener listener, Work work) {
        this.listener = listener;
        this.work = work;
    }

    void start() {
        Thread thread = new Thread(this::run, "insarhub-pair-database");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            result.complete(work.run(this::heard, cancellation));
        } catch (Throwable e) {
            // whoever waits for the result learns of it, an error of the JVM included
            result.completeExceptionally(e);
        }
    }

    private void heard(Progress now) {
        progress = now;
        if (listener != null) {
            listener.onProgress(now);
        }
    }

    /** How far it is. */
    public Progress progress() {
        return progress;
    }

    /** Asks it to stop; the database that it was to replace comes back. Does nothing once it is done. */
    public void cancel() {
        cancellation.cancel();
    }

    /** True when it has come to an end, good or bad. */
    public boolean isDone() {
        return result.isDone();
    }

    /** The result when it is there; ends with the build's exception if that fails, {@link CancelledException} too. */
    public CompletableFuture<Result> result() {
        return result.copy();
    }

    /**
     * Waits for the end.
     *
     * @throws InsarhubException what the build failed with
     * @throws CancelledException if it was cancelled
     */
    public Result join() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InsarhubException known) {
                throw known;
            }
            throw e;
        }
    }
}
