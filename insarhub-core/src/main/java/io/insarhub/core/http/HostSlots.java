package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.util.HashMap;
import java.util.Map;

/** Counts the transfers on each host, so that all who transfer together keep to a number. Safe for many threads. */
public final class HostSlots {

    private final Map<String, Integer> taken = new HashMap<>();

    HostSlots() {}

    /**
     * Waits until fewer than {@code most} transfers run on a host, whoever started them, and takes a place.
     *
     * @throws CancelledException if it was cancelled or interrupted
     */
    public Slot acquire(String host, int most, Cancellation cancellation) {
        String work = "Waiting for a free connection to " + host;
        synchronized (taken) {
            while (taken.getOrDefault(host, 0) >= most) {
                cancellation.throwIfCancelled(work);
                try {
                    taken.wait(HttpClock.POLL.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancelledException(work);
                }
            }
            taken.merge(host, 1, Integer::sum);
        }
        return () -> release(host);
    }

    private void release(String host) {
        synchronized (taken) {
            taken.computeIfPresent(host, (key, count) -> count == 1 ? null : count - 1);
            taken.notifyAll();
        }
    }

    /** A place, to be given back once. */
    @FunctionalInterface
    public interface Slot extends AutoCloseable {

        /** Gives the place back. */
        @Override
        void close();
    }
}
