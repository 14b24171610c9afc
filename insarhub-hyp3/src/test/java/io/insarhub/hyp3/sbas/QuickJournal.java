package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs that can let the disk have every tile at once, so that a short run leaves a journal behind. */
public final class QuickJournal {

    private QuickJournal() {}

    public static void run(Path file, Path out, long journalMillis) {
        Settings.Resources resources = new Settings.Resources(3_000_000, 2, Duration.ofMillis(journalMillis));
        Path geometry = file.resolveSibling("geometryGeo.h5");
        Settings.Geometry corrected = Files.exists(geometry) ? new Settings.Geometry(geometry, 2) : null;
        Settings settings = PlainSettings.of(corrected, resources);
        try (StackFile stack = StackFile.open(file)) {
            SbasRun.run(
                    stack,
                    stack.identity(),
                    stack.rowStep(),
                    settings,
                    out,
                    ProgressListener.none(),
                    Cancellation.never());
        }
    }
}
