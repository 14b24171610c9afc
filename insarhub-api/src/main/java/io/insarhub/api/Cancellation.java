package io.insarhub.api;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks long work to stop. Create one, pass it to the work, and call {@link #cancel()} from any thread; the work stops at
 * its next safe point with a {@link CancelledException}. Safe for use by many threads; cannot be reset.
 */
public final class Cancellation {

    private static final Cancellation NEVER = new Cancellation(false);

    private final boolean cancellable;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** A fresh cancellation, not yet asked for. */
    public Cancellation() {
        this(true);
    }

    private Cancellation(boolean cancellable) {
        this.cancellable = cancellable;
    }

    /** For work that nobody will cancel; its {@link #cancel()} throws. */
    public static Cancellation never() {
        return NEVER;
    }

    /**
     * Asks the work to stop. Calling it again changes nothing.
     *
     * @throws UnsupportedOperationException on {@link #never()}, which is shared
     */
    public void cancel() {
        if (!cancellable) {
            throw new UnsupportedOperationException(
                    "Cancellation.never() cannot be cancelled; pass new Cancellation()");
        }
        cancelled.set(true);
    }

    /** True once somebody called {@link #cancel()}. */
    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * For the work: stops here if asked to.
     *
     * @param work what is going on, for the message
     * @throws CancelledException if {@link #cancel()} was called
     */
    public void throwIfCancelled(String work) {
        if (isCancelled()) {
            throw new CancelledException(work);
        }
    }
}
