package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's turn to ask services for what a folder lacks: others wait, and find in the folder what came. All threads
 * of a process share the turn, among themselves {@link Flights} sees to it that nothing is asked twice. It ends with the
 * process, or when its last thread is done.
 *
 * <p>It is not the folder's own lock, which is held for moments only: services may take minutes. Where a folder cannot be
 * locked, nobody waits: the worst that follows is that two processes ask for the same.
 */
final class FetchLock {

    static final String FILE_NAME = ".insarhub_fetch.lock";

    private static final Logger LOG = LoggerFactory.getLogger(FetchLock.class);
    private static final long POLL_MILLIS = 50;

    // a constant that changes, on purpose: a process may hold a lock of the file only once; entries live while in use
    private static final ConcurrentMap<Path, Shared> IN_USE = new ConcurrentHashMap<>();

    private final Path folder;

    private FetchLock(Path folder) {
        this.folder = folder;
    }

    /**
     * Works when it is this process's turn.
     *
     * @throws CancelledException if cancelled while waiting, or what the work throws
     */
    static <T> T holding(Path folder, Cancellation cancellation, Supplier<T> work) {
        FetchLock lock = take(folder, cancellation);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    private static FetchLock take(Path folder, Cancellation cancellation) {
        Path key = folder.toAbsolutePath().normalize();
        Shared shared = IN_USE.compute(key, (path, old) -> (old == null ? new Shared() : old).joined());
        FetchLock lock = new FetchLock(key);
        try {
            while (!shared.tryLock(key)) {
                cancellation.throwIfCancelled("waiting for features that another program fetches");
                Thread.sleep(POLL_MILLIS);
            }
            return lock;
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new CancelledException("waiting for features that another program fetches");
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private void close() {
        IN_USE.computeIfPresent(folder, (path, shared) -> shared.isLeftByAll() ? null : shared);
    }

    /** What the threads of this process have in common. */
    private static final class Shared {

        private int threads;
        private @Nullable FileChannel channel;
        private @Nullable FileLock lock;
        private boolean isLockable = true;

        synchronized Shared joined() {
            threads++;
            return this;
        }

        /** False while another process has its turn. */
        synchronized boolean tryLock(Path folder) {
            if (lock != null || !isLockable) {
                return true;
            }
            try {
                if (channel == null) {
                    channel = FileChannel.open(
                            folder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                }
                lock = channel.tryLock();
                return lock != null;
            } catch (OverlappingFileLockException copyOfThisClass) {
                return false;
            } catch (IOException e) {
                LOG.debug("{} cannot be locked: {}", folder, e.getMessage());
                isLockable = false;
                return true;
            }
        }

        synchronized boolean isLeftByAll() {
            threads--;
            if (threads == 0 && channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    LOG.debug("A lock file was not closed", e);
                }
            }
            return threads == 0;
        }
    }
}
