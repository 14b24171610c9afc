package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again, until nothing is under way, here or in another program that is at the same folder. A round that fails, whatever the reason, is followed by another after
 * a longer wait; only one that fails before any has worked, for want of an account, ends it.
 */
final class WatchRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);

    /** How often products that do not come are asked for once no job is active. */
    private static final int LAST_ROUNDS = 5;

    private static final int MOST_DOUBLINGS = 3;

    private final WaitClock clock;
    private final Duration interval;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    WatchRounds(WaitClock clock, Duration interval, ProgressListener listener, Cancellation cancellation) {
        this.clock = clock;
        this.interval = interval;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    ProductsReport run(Supplier<ProductsReport> round) {
        List<java.nio.file.Path> fresh = new ArrayList<>();
        boolean worked = false;
        int failures = 0;
        int lastRounds = 0;
        while (true) {
            Duration pause = interval;
            try {
                ProductsReport report = round.get();
                worked = true;
                failures = 0;
                fresh.addAll(report.downloaded());
                lastRounds = report.isActive() || !report.downloaded().isEmpty() ? 0 : lastRounds + 1;
                if (report.isComplete() || lastRounds >= LAST_ROUNDS) {
                    return new ProductsReport(
                            report.jobs(), report.verified(), fresh, report.expired(), report.failed());
                }
            } catch (CancelledException e) {
                throw e;
            } catch (InsarhubException e) {
                if (!worked && e instanceof io.insarhub.api.CredentialsException) {
                    throw e;
                }
                failures++;
                pause = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
                LOG.warn("A round of watching failed; the next is in {} s: {}", pause.toSeconds(), e.getMessage());
                listener.onProgress(
                        new Progress("watch", failures, -1, "failed rounds", String.valueOf(e.getMessage())));
            }
            clock.await(pause, cancellation, "Watching jobs");
        }
    }
}
