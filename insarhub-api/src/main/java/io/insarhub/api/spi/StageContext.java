package io.insarhub.api.spi;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.nio.file.Path;

/**
 * Where a component works, whom it tells, and when it stops.
 *
 * @param workdir the work folder: the user's folder for a downloader, which makes the stacks in it; one stack's folder
 *     for a processor or an analyzer
 * @param listener hears the progress
 * @param cancellation asks to stop
 */
public record StageContext(Path workdir, ProgressListener listener, Cancellation cancellation) {

    /** A context that nobody listens to and nobody cancels. */
    public static StageContext in(Path workdir) {
        return new StageContext(workdir, ProgressListener.none(), Cancellation.never());
    }
}
