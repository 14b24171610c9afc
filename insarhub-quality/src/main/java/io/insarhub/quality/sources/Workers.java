package io.insarhub.quality.sources;

import io.insarhub.api.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things, a few at a time, on threads of its own: for waiting, not for computing. */
final class Workers {

    private Workers() {}

    /**
     * The results in the order of the things.
     *
     * @throws CancelledException if this thread is interrupted; what runs is interrupted too
     */
    static <T, R> List<R> map(List<T> things, int atATime, String work, Function<T, R> function) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(atATime, things.size())), task -> {
            Thread thread = new Thread(task, "insarhub-features");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> running = new ArrayList<>();
            for (T thing : things) {
                running.add(threads.submit(() -> function.apply(thing)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(work);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
