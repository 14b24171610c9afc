package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again, until nothing is under way, here or in another program that is at the same folder. A round that fails, whatever the reason, is followed by another after
 * a longer wait. Only what no wait can mend ends it, before any round has worked: no account that is let in, an option, a file
 * of the folder. So does what the listener throws, at any time.
 */
final class WatchRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);

    /** How often products that do not come are asked for once no job is active. */
    private static final int LAST_ROUNDS = 5;

    private static final int MOST_DOUBLINGS = 3;

    private final WaitClock clock;
    private final Duration interval;
    private final Listener listener;
    private final Cancellation cancellation;

    WatchRounds(WaitClock clock, Duration interval, Listener listener, Cancellation cancellation) {
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
            } catch (RuntimeException e) {
                if (listener.hasThrown(e) || (!worked && !mayPass(e))) {
                    throw e;
                }
                failures++;
                pause = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
                tell(e, failures, pause);
            }
            clock.await(pause, cancellation, "Watching jobs");
        }
    }

    /** False for what the user has to mend. */
    private static boolean mayPass(RuntimeException e) {
        return !(e instanceof CredentialsException || e instanceof BadOptionException || e instanceof BadFileException);
    }

    private void tell(RuntimeException e, int failures, Duration pause) {
        String why = e instanceof InsarhubException ? String.valueOf(e.getMessage()) : unforeseen(e);
        LOG.warn("A round of watching failed; the next is in {} s: {}", pause.toSeconds(), why);
        listener.onProgress(new Progress("watch", failures, -1, "failed rounds", why));
    }

    /** Its kind and place alone: nobody has seen to it that its text tells no secret. */
    private static String unforeseen(RuntimeException e) {
        StackTraceElement[] places = e.getStackTrace();
        return e.getClass().getName() + (places.length > 0 ? " at " + places[0] : "") + "; please report it";
    }

    /** Passes everything on, and knows what it threw: that is its caller's wish, and no failure of a round. */
    static final class Listener implements ProgressListener {

        private final ProgressListener told;
        private volatile @Nullable RuntimeException thrown;

        Listener(ProgressListener told) {
            this.told = told;
        }

        @Override
        public void onProgress(Progress progress) {
            try {
                told.onProgress(progress);
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        private boolean hasThrown(RuntimeException e) {
            return e == thrown;
        }
    }
}
