package io.insarhub.core.geotiff;

import io.insarhub.api.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the runs of a plan, several at a time if asked: each thread fetches and unpacks one after another. */
final class BlockPipeline {

    private final BlockLayout layout;
    private final double emptyValue;

    BlockPipeline(BlockLayout layout, double emptyValue) {
        this.layout = layout;
        this.emptyValue = emptyValue;
    }

    /** Returns when all is read; whatever happens, no thread of this is at work any more then. */
    void run(BlockPlan plan, int threads) {
        AtomicInteger next = new AtomicInteger();
        try (BlockReader reader = new BlockReader(layout, emptyValue)) {
            plan.empty().forEach(reader::fill);
        }
        int workers = Math.min(threads, plan.runs().size());
        if (workers <= 1) {
            work(plan, next);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers, BlockPipeline::daemon);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                futures.add(pool.submit(() -> work(plan, next)));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        } finally {
            // nobody takes another run
            next.set(plan.runs().size());
            end(pool);
        }
    }

    private void work(BlockPlan plan, AtomicInteger next) {
        try (BlockReader reader = new BlockReader(layout, emptyValue)) {
            for (int run = next.getAndIncrement(); run < plan.runs().size(); run = next.getAndIncrement()) {
                reader.read(plan.runs().get(run));
            }
        } catch (RuntimeException | Error e) {
            next.set(plan.runs().size());
            throw e;
        }
    }

    private void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("reading " + layout.fetcher().source().name());
        } catch (ExecutionException e) {
            // work throws nothing checked
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private void end(ExecutorService pool) {
        pool.shutdown();
        boolean interrupted = Thread.interrupted();
        // an interrupt would close a file under all its readers; elsewhere it ends a wait for the network
        if (interrupted && !(layout.fetcher().source() instanceof FileSource)) {
            pool.shutdownNow();
        }
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "geotiff-block");
        thread.setDaemon(true);
        return thread;
    }
}
