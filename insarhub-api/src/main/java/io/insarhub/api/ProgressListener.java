package io.insarhub.api;

/**
 * Hears how long work goes on. Called on the threads that do the work, possibly several at a time, so it must be quick
 * and safe for that. What it throws ends the work.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Something moved. */
    void onProgress(Progress progress);

    /** A listener that does nothing. */
    static ProgressListener none() {
        return progress -> {};
    }
}
