package io.insarhub.examples;

import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes on the progress of tasks that take long, and not their end: in a log each stage has a line of its own when it is
 * done, and those of its tasks would be too many.
 */
final class LongTasks implements ProgressListener {

    private static final long LONG_NANOS = 5_000_000_000L;

    private final ProgressListener listener;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    LongTasks(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public void onProgress(Progress progress) {
        long now = System.nanoTime();
        if (progress.isComplete()) {
            begun.remove(progress.task());
        } else if (now - begun.computeIfAbsent(progress.task(), task -> now) > LONG_NANOS) {
            listener.onProgress(progress);
        }
    }
}
