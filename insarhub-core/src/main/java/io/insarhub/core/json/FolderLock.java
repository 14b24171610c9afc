package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The lock of one stack folder: one thread of one process has it at a time. The same thread may take it again. It ends
 * with {@link #close}, called by the thread that took it, or with the process.
 *
 * <p>Threads queue first, in order of arrival; the one in front then locks the file {@value #FILE_NAME} against other
 * processes, among which those that wait take turns. The file is empty and stays. On POSIX systems a process loses its
 * file locks when it closes <em>any</em> handle of the file: nothing else in a program may open it, not even to copy it.
 * Copies of this class in several class loaders wait for each other like processes; only there, one that gives up
 * waiting keeps its handle open for the reason above.
 */
public final class FolderLock implements AutoCloseable {

    /** Name of the lock file in the folder. */
    public static final String FILE_NAME = ".insarhub.lock";

    /** How long to wait for a lock if not told otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    // a lock between all threads of the process has to be found by all of them; entries live while somebody uses them
    private static final ConcurrentMap<Object, SharedLock> IN_USE = new ConcurrentHashMap<>();

    private final Path file;
    private final Object key;
    private final SharedLock shared;
    private boolean closed;

    private FolderLock(Path file, Object key, SharedLock shared) {
        this.file = file;
        this.key = key;
        this.shared = shared;
    }

    /** Waits for a folder's lock for up to {@link #DEFAULT_TIMEOUT}. */
    public static FolderLock acquire(Path folder) {
        return acquire(folder, DEFAULT_TIMEOUT, Cancellation.never());
    }

    /**
     * Waits for a folder's lock.
     *
     * @throws BadFileException if the folder is missing or read-only, or if others have the lock for all of the time
     * @throws io.insarhub.api.CancelledException if cancelled, or if the thread is interrupted while it waits (it stays
     *     interrupted); a lock that is free is taken all the same
     */
    public static FolderLock acquire(Path folder, Duration timeout, Cancellation cancellation) {
        return acquire(folder, new Patience(folder, timeout, cancellation, true));
    }

    /** Waits like {@link #acquire(Path)}, interrupted or not: for saving what must not be lost, in bounded time. */
    public static FolderLock acquireUninterruptibly(Path folder) {
        return acquire(folder, new Patience(folder, DEFAULT_TIMEOUT, Cancellation.never(), false));
    }

    private static FolderLock acquire(Path folder, Patience patience) {
        Path file = folder.resolve(FILE_NAME);
        Object key = keyOf(folder);
        SharedLock shared = IN_USE.compute(key, (k, old) -> (old == null ? new SharedLock() : old).join());
        try {
            shared.lock(file, patience);
            return new FolderLock(file, key, shared);
        } catch (RuntimeException | Error e) {
            leave(key);
            throw e;
        } finally {
            patience.restoreInterrupt();
        }
    }

    /**
     * Gives the lock back. Closing twice does nothing.
     *
     * @throws IllegalStateException in another thread than the one that took it
     */
    @Override
    public void close() {
        if (!closed) {
            shared.checkOwner();
            closed = true;
            try {
                shared.unlock(file);
            } finally {
                leave(key);
            }
        }
    }

    private static void leave(Object key) {
        IN_USE.computeIfPresent(key, (k, lock) -> lock.leave() ? null : lock);
    }

    /** The folder itself, however it is spelled: device and inode, or the real path on systems that have none. */
    private static Object keyOf(Path folder) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                throw new BadFileException(folder, null, "is not a folder", "Name the folder of the stack", null);
            }
            Object inode = attributes.fileKey();
            return inode == null ? folder.toRealPath() : inode;
        } catch (NoSuchFileException e) {
            throw new BadFileException(folder, null, "does not exist, expected a folder", "Create it first", e);
        } catch (IOException e) {
            throw SharedLock.notLockable(folder, e);
        }
    }
}
