package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the threads of one process share of a folder's lock: a queue for themselves, and one lock on the file. */
final class SharedLock {

    // Two single bytes are locked, far behind the end of the empty file. Who holds QUEUE is the next to get MAIN: so a
    // process whose threads come one after the other cannot keep MAIN from a process that waits.
    private static final long MAIN = 1L << 30;
    private static final long QUEUE = MAIN + 1;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ReentrantLock threads = new ReentrantLock(true);
    // guarded by the map that holds this object
    private int users;
    // the rest is guarded by the lock of the threads
    private @Nullable FileChannel channel;
    // the JDK forgets a lock that nobody refers to
    @SuppressWarnings("UnusedVariable")
    private @Nullable FileLock held;

    private boolean overlapped;

    SharedLock join() {
        users++;
        return this;
    }

    /** True if nobody is left, and this object can be forgotten. */
    boolean leave() {
        users--;
        return users == 0 && channel == null;
    }

    void lock(Path file, Patience patience) {
        patience.await(threads);
        if (threads.getHoldCount() > 1) {
            return;
        }
        try {
            lockFile(file, patience);
        } catch (IOException e) {
            giveUp(e);
            throw notLockable(file, e);
        } catch (RuntimeException | Error e) {
            giveUp(e);
            throw e;
        }
    }

    void checkOwner() {
        if (!threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("a folder's lock must be closed by the thread that took it");
        }
    }

    void unlock(Path file) {
        try {
            if (threads.getHoldCount() == 1) {
                close();
            }
        } catch (IOException e) {
            throw new BadFileException(
                    file,
                    null,
                    "the lock could not be given back properly: " + JsonProblems.reason(e),
                    "Check the folder's disk",
                    e);
        } finally {
            threads.unlock();
        }
    }

    private void lockFile(Path file, Patience patience) throws IOException {
        if (channel == null) {
            // for reading too: opening a pipe for writing alone would wait for a reader
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        overlapped = false;
        FileLock turn = poll(channel, QUEUE, patience);
        try {
            held = poll(channel, MAIN, patience);
        } finally {
            turn.release();
        }
    }

    private FileLock poll(FileChannel open, long position, Patience patience) throws IOException {
        long pauseNanos = FIRST_PAUSE_NANOS;
        while (true) {
            try {
                FileLock lock = open.tryLock(position, 1, false);
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException heldThroughAnotherClassLoader) {
                overlapped = true;
            }
            patience.pause(pauseNanos);
            pauseNanos = Math.min(pauseNanos * 3 / 2, LONGEST_PAUSE_NANOS);
        }
    }

    private void giveUp(Throwable because) {
        try {
            // closing would take the lock from the other class loader's copy
            if (!overlapped) {
                close();
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        } finally {
            threads.unlock();
        }
    }

    /** Closing the file gives the lock back. */
    private void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        held = null;
        if (open != null) {
            open.close();
        }
    }

    static BadFileException notLockable(Path file, IOException e) {
        return new BadFileException(
                file,
                null,
                "the folder cannot be locked for writing: " + JsonProblems.reason(e),
                e instanceof AccessDeniedException
                        ? "Ask for the right to write to the folder and this file, or work on a copy"
                        : "Check that the folder's disk is writable and knows file locks",
                e);
    }
}
