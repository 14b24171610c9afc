package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.WaitClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Cuts transfers while a thread sits in a read: when their cancellation was asked for, or when nothing has come for too
 * long. OkHttp's own time-outs do the latter anew for every 8 KiB, which costs a fast transfer a good part of its time.
 * One thread, gone when idle.
 */
final class CallWatch {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    CallWatch() {
        executor = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("insarhub-http-watch"));
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /**
     * Watches until closed.
     *
     * @param longestSilence how long one read may take
     */
    Watched watch(Call call, Cancellation cancellation, Duration longestSilence) {
        Watched watched = new Watched(call, cancellation, longestSilence.toNanos());
        long poll = WaitClock.POLL.toMillis();
        watched.task = executor.scheduleWithFixedDelay(watched::look, poll, poll, TimeUnit.MILLISECONDS);
        return watched;
    }

    /** A call under watch; one thread reads it. */
    static final class Watched implements AutoCloseable {

        private static final long NOT_READING = Long.MIN_VALUE;

        private final Call call;
        private final Cancellation cancellation;
        private final long longestSilenceNanos;
        private @Nullable ScheduledFuture<?> task;
        private volatile long readingSince = NOT_READING;
        private volatile boolean silent;

        private Watched(Call call, Cancellation cancellation, long longestSilenceNanos) {
            this.call = call;
            this.cancellation = cancellation;
            this.longestSilenceNanos = longestSilenceNanos;
        }

        /** What may block. */
        @FunctionalInterface
        interface Read<T> {
            T run() throws IOException;
        }

        /** Reads, and tells a cut for silence from other failures. */
        <T> T read(Read<T> read) throws IOException {
            readingSince = System.nanoTime();
            try {
                return read.run();
            } catch (IOException e) {
                throw silent ? timeOut(e) : e;
            } finally {
                readingSince = NOT_READING;
            }
        }

        private static SocketTimeoutException timeOut(IOException cut) {
            SocketTimeoutException timeOut = new SocketTimeoutException("nothing came");
            timeOut.initCause(cut);
            return timeOut;
        }

        private void look() {
            long since = readingSince;
            if (since != NOT_READING && System.nanoTime() - since > longestSilenceNanos) {
                silent = true;
            }
            if (silent || cancellation.isCancelled()) {
                call.cancel();
            }
        }

        void abandon() {
            call.cancel();
        }

        @Override
        public void close() {
            if (task != null) {
                task.cancel(false);
            }
        }
    }
}
