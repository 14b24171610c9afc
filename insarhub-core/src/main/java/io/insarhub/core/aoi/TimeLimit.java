package io.insarhub.core.aoi;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Stops a query that does not end, as that of a view in a hostile file may not. */
final class TimeLimit implements AutoCloseable {

    private final CompletableFuture<Void> alarm;

    private TimeLimit(CompletableFuture<Void> alarm) {
        this.alarm = alarm;
    }

    static TimeLimit on(Statement statement, Duration limit) {
        Executor later = CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS);
        return new TimeLimit(CompletableFuture.runAsync(() -> stop(statement), later));
    }

    /** True once the query was stopped. */
    boolean passed() {
        return alarm.isDone();
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    private static void stop(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
