package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Numbered pieces of work on several threads, each of which has something of its own; the first failure ends all. */
final class Workers {

    private Workers() {}

    /**
     * Does the pieces, each on one of the threads; when it returns, none is at work any more.
     *
     * @param worker makes what one thread uses, which takes the number of a piece
     */
    static void run(int threads, int pieces, Cancellation cancellation, String work, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        int count = Math.max(1, Math.min(threads, pieces));
        io.insarhub.core.download.Workers.run(count, count, cancellation, work, (thread, stop) -> {
            IntConsumer own = worker.get();
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                cancellation.throwIfCancelled(work);
                stop.throwIfCancelled(work);
                own.accept(piece);
            }
            return thread;
        });
    }
}
