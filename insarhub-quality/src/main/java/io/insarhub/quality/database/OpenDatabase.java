package io.insarhub.quality.database;

import io.insarhub.api.BadFileException;
import io.insarhub.core.pairdb.PairDbIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that look-ups are answered from, kept open; another one is opened when another stands in its place. It is
 * looked for at most every few milliseconds, so that look-ups by the thousand cost no disk access each.
 */
public final class OpenDatabase {

    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final DatabaseFiles files;
    private volatile State state = new State(null, "", Long.MIN_VALUE);
    private volatile boolean stale = true;

    /** The database of these files, whichever is there. */
    public OpenDatabase(DatabaseFiles files) {
        this.files = files;
    }

    private record State(@Nullable PairDbIndex index, String file, long lookedAt) {}

    /** The database to ask; null if there is none. It goes on answering when another takes its place. */
    public @Nullable PairDbIndex index() {
        State now = state;
        if (!stale && System.nanoTime() - now.lookedAt < LOOK_EVERY_NANOS) {
            return now.index;
        }
        return look();
    }

    /** Says that another database may be there now. */
    public void lookAgain() {
        stale = true;
    }

    private synchronized @Nullable PairDbIndex look() {
        stale = false;
        Optional<Path> file = files.complete();
        String identity = file.map(OpenDatabase::identity).orElse("");
        PairDbIndex index = state.index;
        if (!identity.equals(state.file)) {
            // the one before is not closed: others may be asking it; it goes when nobody does
            index = file.isPresent() ? open(file.get()) : null;
        }
        state = new State(index, index == null ? "" : identity, System.nanoTime());
        return index;
    }

    private @Nullable PairDbIndex open(Path file) {
        try {
            PairDbIndex index = PairDbIndex.open(file);
            index.settleScales();
            return index;
        } catch (BadFileException movedMeanwhile) {
            Optional<Path> other = files.complete().filter(now -> !now.equals(file));
            if (other.isEmpty()) {
                throw movedMeanwhile;
            }
            return PairDbIndex.open(other.get());
        }
    }

    /** What tells a file from another one under the same name, and the same one under another. */
    private static String identity(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException goneMeanwhile) {
            return "gone";
        }
    }
}
