package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Cuts transfers whose cancellation was asked for while a thread sits in a read. One thread, gone when idle. */
final class CallWatch {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    CallWatch() {
        executor = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("insarhub-http-watch"));
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Watches until closed. */
    Watched watch(Call call, Cancellation cancellation) {
        if (cancellation == Cancellation.never()) {
            return new Watched(null);
        }
        long poll = HttpClock.POLL.toMillis();
        return new Watched(executor.scheduleWithFixedDelay(
                () -> {
                    if (cancellation.isCancelled()) {
                        call.cancel();
                    }
                },
                poll,
                poll,
                TimeUnit.MILLISECONDS));
    }

    /** A call under watch. */
    record Watched(@Nullable ScheduledFuture<?> task) implements AutoCloseable {

        @Override
        public void close() {
            if (task != null) {
                task.cancel(false);
            }
        }
    }
}
