package io.insarhub.quality.database;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.FolderLock;
import io.insarhub.core.json.JsonStore;
import io.insarhub.core.pairdb.PairDbHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/**
 * The files of a folder's pair database. While it is built its place is taken by a stub; a complete one that is replaced
 * waits beside it, and is never away: it is moved whole, and readers look in both places.
 */
public final class DatabaseFiles {

    private final Path folder;
    private final Path database;
    private final Path previous;
    private final Clock clock;

    /** The files of a folder. */
    public DatabaseFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        database = folder.resolve(FileNames.PAIR_DB);
        previous = folder.resolve(FileNames.PAIR_DB_PREVIOUS);
    }

    /** Where the database stands. */
    public Path database() {
        return database;
    }

    /** The file to answer from: the database if it is complete, else the one that it replaces; empty if there is none. */
    public Optional<Path> complete() {
        return isComplete(database)
                ? Optional.of(database)
                : isComplete(previous) ? Optional.of(previous) : Optional.empty();
    }

    /** True if a stub stands in the database's place: a build runs, or has died. */
    public boolean isStub() {
        return header(database).filter(header -> !header.complete()).isPresent();
    }

    /**
     * Puts a stub in the database's place and what is complete beside it. A database that cannot be read is set aside.
     *
     * @return the complete database that is being replaced
     */
    public Optional<Path> begin(Collection<String> scenes) {
        FolderLock lock = FolderLock.acquireUninterruptibly(folder);
        try {
            if (isComplete(database)) {
                move(database, previous);
            } else if (Files.exists(database) && header(database).isEmpty()) {
                JsonStore.setAside(database, clock);
            }
            if (Files.exists(previous) && !isComplete(previous)) {
                JsonStore.setAside(previous, clock);
            }
            JsonStore.write(database, PairQualityDb.stub(scenes, clock.instant()));
            return Optional.of(previous).filter(Files::exists);
        } finally {
            lock.close();
        }
    }

    /** Puts the new database in its place, and lets go of the one that it replaces. */
    public void complete(Runnable writeDatabase) {
        FolderLock lock = FolderLock.acquireUninterruptibly(folder);
        try {
            writeDatabase.run();
            delete(previous);
        } finally {
            lock.close();
        }
    }

    /** Brings the replaced database back, or takes the stub away where there was none. */
    public void abandon() {
        FolderLock lock = FolderLock.acquireUninterruptibly(folder);
        try {
            if (isComplete(database)) {
                return;
            }
            if (isComplete(previous)) {
                move(previous, database);
            } else {
                delete(database);
            }
        } finally {
            lock.close();
        }
    }

    private static boolean isComplete(Path file) {
        return header(file).filter(PairDbHeader::complete).isPresent();
    }

    /** What a database says of itself; empty if it is not there or cannot be read. */
    private static Optional<PairDbHeader> header(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(PairDbHeader.read(file)) : Optional.empty();
        } catch (BadFileException unreadable) {
            return Optional.empty();
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadFileException(
                    from,
                    null,
                    "cannot be renamed to " + to.getFileName() + ": " + e.getMessage(),
                    "Check that you may write in the folder",
                    e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadFileException(
                    file, null, "cannot be deleted: " + e.getMessage(), "It is no longer needed; delete it", e);
        }
    }
}
