package io.insarhub.core.archive;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;

/** Tells how many bytes of an archive are through, every few megabytes and at the end, and stops if asked to. */
final class ZipProgress {

    private static final long STEP_BYTES = 4L << 20;

    private final String task;
    private final String work;
    private final long totalBytes;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private long doneBytes;
    private long toldBytes;

    ZipProgress(String task, String work, long totalBytes, ProgressListener listener, Cancellation cancellation) {
        this.task = task;
        this.work = work;
        this.totalBytes = totalBytes;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    void moved(long bytes, String entry) {
        throwIfCancelled();
        doneBytes += bytes;
        if (doneBytes - toldBytes >= STEP_BYTES) {
            tell(entry);
        }
    }

    void done() {
        throwIfCancelled();
        tell("");
    }

    void throwIfCancelled() {
        cancellation.throwIfCancelled(work);
    }

    private void tell(String entry) {
        toldBytes = doneBytes;
        listener.onProgress(new Progress(task, doneBytes, totalBytes, "bytes", entry));
    }
}
