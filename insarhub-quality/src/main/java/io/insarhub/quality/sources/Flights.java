package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that is under way, so that whoever wants the same waits for it and does not do it again: threads of this process
 * for its result, other processes for what it leaves in the folder.
 *
 * <p>The map is a constant that changes, on purpose: two scorers of one process that were made apart from each other, and
 * the downloader's own question for the weather, have nothing in common but the process. Entries live while work runs.
 */
final class Flights {

    private static final ConcurrentMap<Object, CompletableFuture<Object>> UNDER_WAY = new ConcurrentHashMap<>();
    private static final long POLL_MILLIS = 50;

    private Flights() {}

    /**
     * Does the work, or waits until another thread has done work of that key. Work begins when no other process fetches
     * anything for the folder, and therefore has to look into the folder again first.
     *
     * @return what this call's own work gave, or what the other's gave; empty if the other's failed or was cancelled: try
     *     again
     * @throws CancelledException if cancelled while waiting, or what the own work throws
     */
    static <T> Optional<Landed<T>> join(
            Path folder, Object what, Class<T> type, Cancellation cancellation, Supplier<T> work) {
        Object key = List.of(folder.toAbsolutePath().normalize(), what);
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> other = UNDER_WAY.putIfAbsent(key, mine);
        if (other != null) {
            return await(other, cancellation).map(result -> new Landed<>(type.cast(result), false));
        }
        try {
            T result = FetchLock.holding(folder, cancellation, work);
            UNDER_WAY.remove(key, mine);
            mine.complete(result);
            return Optional.of(new Landed<>(result, true));
        } catch (RuntimeException | Error e) {
            UNDER_WAY.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * A result.
     *
     * @param own whether it is of this call's own work
     */
    record Landed<T>(T result, boolean own) {}

    private static Optional<Object> await(CompletableFuture<Object> other, Cancellation cancellation) {
        while (true) {
            try {
                return Optional.of(other.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException notYet) {
                cancellation.throwIfCancelled("waiting for features that another thread fetches");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("waiting for features that another thread fetches");
            } catch (ExecutionException failed) {
                return Optional.empty();
            }
        }
    }
}
