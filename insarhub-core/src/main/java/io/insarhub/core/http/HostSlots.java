package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts the transfers on each host, so that all who transfer together keep to a number. Safe for many threads. */
public final class HostSlots {

    private final Map<String, Integer> taken = new HashMap<>();

    HostSlots() {}

    /**
     * Waits until fewer than {@code most} transfers run on a host, whoever started them, and runs one more.
     *
     * @throws CancelledException if it was cancelled or interrupted while it waited
     */
    public <T> T run(String host, int most, Cancellation cancellation, Supplier<T> transfer) {
        take(host, most, cancellation, "Waiting for a free connection to " + host);
        try {
            return transfer.get();
        } finally {
            giveBack(host);
        }
    }

    private void take(String host, int most, Cancellation cancellation, String work) {
        synchronized (taken) {
            while (taken.getOrDefault(host, 0) >= most) {
                cancellation.throwIfCancelled(work);
                try {
                    taken.wait(WaitClock.POLL.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancelledException(work);
                }
            }
            taken.merge(host, 1, Integer::sum);
        }
    }

    private void giveBack(String host) {
        synchronized (taken) {
            taken.computeIfPresent(host, (key, count) -> count == 1 ? null : count - 1);
            taken.notifyAll();
        }
    }
}
