package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Packs tiles on a number of threads and hands them over in order, so that a file's bytes do not depend on that number.
 * Only a few tiles a thread are in memory at a time.
 */
final class TilePipeline implements AutoCloseable {

    private static final int TILES_AHEAD_PER_THREAD = 4;

    private final Path target;
    private final GeoTiffSpec spec;
    private final int threads;
    private final Cancellation cancellation;
    private final ConcurrentLinkedQueue<TileEncoder> encoders = new ConcurrentLinkedQueue<>();
    // arrays of a tile's size are used again and again: a collector that has to copy them holds up all threads
    private final ConcurrentLinkedQueue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();

    /** Takes the packed tiles, on the thread that runs the pipeline; the buffer is used again afterwards. */
    @FunctionalInterface
    interface Sink {
        void take(int tile, ByteBuffer packed);
    }

    TilePipeline(Path target, GeoTiffSpec spec, int threads, Cancellation cancellation) {
        this.target = target;
        this.spec = spec;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    /** Packs one tile on the calling thread. */
    void pack(Samples samples, TileGrid grid, int tile, Sink sink) {
        take(tile, pack(samples, grid, grid.window(tile)), sink);
    }

    /** Packs tiles of a grid and returns when none is being worked on any more, whatever happened. */
    void run(TileGrid grid, int[] tiles, TileSource source, Sink sink) {
        if (threads == 1) {
            for (int tile : tiles) {
                take(tile, readAndPack(source, grid, grid.window(tile)), sink);
            }
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, TilePipeline::daemon);
        Deque<Future<ByteBuffer>> ahead = new ArrayDeque<>();
        try {
            int next = 0;
            for (int tile : tiles) {
                for (; next < tiles.length && ahead.size() < TILES_AHEAD_PER_THREAD * threads; next++) {
                    TileWindow window = grid.window(tiles[next]);
                    ahead.add(workers.submit(() -> readAndPack(source, grid, window)));
                }
                take(tile, result(ahead.remove()), sink);
            }
        } finally {
            // running tiles are let finish: an interrupt would close the files that a source reads from
            ahead.forEach(tile -> tile.cancel(false));
            workers.shutdown();
            awaitEnd(workers);
        }
    }

    /** Releases the compressors. */
    @Override
    public void close() {
        for (TileEncoder encoder = encoders.poll(); encoder != null; encoder = encoders.poll()) {
            encoder.close();
        }
    }

    private ByteBuffer readAndPack(TileSource source, TileGrid grid, TileWindow window) {
        cancellation.throwIfCancelled(work());
        Samples samples;
        try {
            samples = source.read(window);
        } catch (IOException e) {
            throw new BadFileException(
                    target,
                    window.toString(),
                    "the pixels to be written could not be read: " + e.getMessage(),
                    "Check the file that they come from",
                    e);
        }
        return pack(samples, grid, window);
    }

    private ByteBuffer pack(Samples samples, TileGrid grid, TileWindow window) {
        cancellation.throwIfCancelled(work());
        TileEncoder idle = encoders.poll();
        TileEncoder encoder = idle == null ? new TileEncoder(spec) : idle;
        ByteBuffer used = spare.poll();
        ByteBuffer packed = used == null ? ByteBuffer.allocate((int) TileEncoder.packedBound(spec)) : used;
        try {
            encoder.encode(samples, grid, window, packed);
            return packed.flip();
        } finally {
            encoders.add(encoder);
        }
    }

    private void take(int tile, ByteBuffer packed, Sink sink) {
        sink.take(tile, packed);
        spare.add(packed.clear());
    }

    private ByteBuffer result(Future<ByteBuffer> packed) {
        try {
            return packed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(work());
        } catch (ExecutionException e) {
            // tasks throw nothing checked
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private static void awaitEnd(ExecutorService workers) {
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String work() {
        return "writing " + target.getFileName();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "geotiff-tile");
        thread.setDaemon(true);
        return thread;
    }
}
