package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes a GeoTIFF tile by tile. Pixels go to a temporary file in the same folder; {@link #finish} puts it under its
 * name, whole and on disk, in one step. A writer that is closed without that (cancelled, failed) leaves nothing behind,
 * and a file of that name as it was.
 *
 * <pre>{@code
 * try (GeoTiffWriter writer = GeoTiffWriter.open(path, spec)) {
 *     writer.write(window -> Samples.of(…));
 *     writer.finish();
 * }
 * }</pre>
 *
 * <p>Memory: a few tiles for each thread, and twelve bytes for every tile of the file. Same input, same bytes: with
 * {@link #write} whatever the number of threads, with {@link #writeTile} and {@link #writeRows} as long as their calls
 * come in the same order (in cloud-optimised files, in any order).
 *
 * <p>{@link #writeTile} and {@link #writeRows} may be called by several threads at once; {@link #finish} and
 * {@link #close} only when they have returned.
 */
public final class GeoTiffWriter implements Closeable {

    private final Path target;
    private final GeoTiffSpec spec;
    private final TiffLayout layout;
    private final Function<Path, PendingFile> files;
    private final TileStore store;
    private final TilePipeline pipeline;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final AtomicInteger tilesDone = new AtomicInteger();
    private boolean finished;
    private boolean closed;

    GeoTiffWriter(
            Path target,
            GeoTiffSpec spec,
            int threads,
            ProgressListener listener,
            Cancellation cancellation,
            Function<Path, PendingFile> files) {
        if (threads < 1) {
            throw new BadOptionException("threads", threads + " is less than 1");
        }
        this.target = target;
        this.spec = spec;
        this.layout = TiffLayout.of(spec);
        this.files = files;
        this.listener = listener;
        this.cancellation = cancellation;
        this.pipeline = new TilePipeline(target, spec, threads, cancellation);
        // a cloud-optimised file has its overviews first, which are known last: its tiles wait in a scratch file
        PendingFile file = files.apply(target);
        this.store = isCloudOptimized() ? new TileStore(file.scratch(), 0) : new TileStore(file, layout.headSize());
    }

    /**
     * Begins a file, on the calling thread alone, without progress or cancellation.
     *
     * @throws BadFileException if nothing can be written there
     */
    public static GeoTiffWriter open(Path target, GeoTiffSpec spec) {
        return open(target, spec, 1, ProgressListener.none(), Cancellation.never());
    }

    /**
     * Begins a file.
     *
     * @param target the file; its folder must exist; a file of that name is replaced at the end
     * @param spec what the file is
     * @param threads how many threads pack tiles at a time in {@link #write} and for overviews; 1 means the calling one
     * @param listener hears of each tile
     * @param cancellation looked at before each tile
     * @throws BadFileException if nothing can be written there
     */
    public static GeoTiffWriter open(
            Path target, GeoTiffSpec spec, int threads, ProgressListener listener, Cancellation cancellation) {
        return new GeoTiffWriter(target, spec, threads, listener, cancellation, PendingFile::new);
    }

    /**
     * Writes the whole raster: asks the source for every tile once, and for nothing but whole tiles (clipped where they
     * stick out).
     *
     * @throws BadFileException if the file cannot be written, or the source cannot be read
     * @throws BadOptionException if the source gives samples of the wrong type or number
     * @throws io.insarhub.api.CancelledException if cancelled, or if the thread was interrupted
     */
    public void write(TileSource source) {
        requireOpen();
        writeLevel(layout.raster(), source);
    }

    /**
     * Writes the tiles of a box of pixels over several bands, for sources that come in boxes; packed in parallel as with
     * {@link #write}.
     *
     * @param firstBand number of the first band, from 1
     * @param bands how many bands
     * @param columns first tile from the west, and the one after the last
     * @param rows first tile from the north, and the one after the last
     * @param source asked for every tile of the box once
     * @throws BadFileException if the file cannot be written, or the source cannot be read
     * @throws BadOptionException if there is no such tile, or it was written before
     * @throws io.insarhub.api.CancelledException if cancelled, or if the thread was interrupted
     */
    public void writeTiles(int firstBand, int bands, TileRange columns, TileRange rows, TileSource source) {
        requireOpen();
        TileGrid grid = layout.raster();
        int[] tiles = IntStream.range(firstBand, firstBand + bands)
                .flatMap(band ->
                        rows.numbers().flatMap(row -> columns.numbers().map(column -> grid.tile(band, column, row))))
                .toArray();
        pipeline.run(grid, tiles, source, (tile, packed) -> append(grid, tile, packed));
    }

    /**
     * Writes one tile.
     *
     * @param band number of the band, from 1
     * @param column column of the tile, from 0 in the west
     * @param row row of the tile, from 0 in the north
     * @param samples its pixels, row by row, without those that would stick out of the raster
     * @throws BadFileException if the file cannot be written
     * @throws BadOptionException if there is no such tile, if it was written before, or if the samples do not fit
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public void writeTile(int band, int column, int row, Samples samples) {
        requireOpen();
        TileGrid grid = layout.raster();
        int tile = grid.tile(band, column, row);
        pipeline.pack(samples, grid, tile, (at, packed) -> append(grid, at, packed));
    }

    /**
     * Writes whole rows of tiles, for sources that come by lines.
     *
     * @param band number of the band, from 1
     * @param firstRow first row of pixels, from 0 in the north; a multiple of the tile size
     * @param samples full rows of pixels, row by row; their number is a multiple of the tile size, or they reach the
     *     raster's last row
     * @throws BadFileException if the file cannot be written
     * @throws BadOptionException if the rows do not fit the tiles, or were written before
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public void writeRows(int band, int firstRow, Samples samples) {
        requireOpen();
        int size = spec.tileSize();
        int rows = samples.length() / spec.width();
        int lastRow = firstRow + rows;
        boolean whole = firstRow >= 0
                && firstRow % size == 0
                && rows > 0
                && (lastRow == spec.height() || (rows % size == 0 && lastRow < spec.height()));
        if (!whole) {
            throw new BadOptionException(
                    "rows",
                    firstRow + "–" + (lastRow - 1) + " of " + spec.height() + " do not fill tiles of " + size
                            + " rows; begin and end at a multiple, or end at the last row");
        }
        samples.check(spec.sampleType(), (long) rows * spec.width(), "rows " + firstRow + "–" + (lastRow - 1));
        TileGrid grid = layout.raster();
        for (int row = firstRow / size; row * size < lastRow; row++) {
            for (int column = 0; column < grid.columns(); column++) {
                TileWindow window = grid.window(grid.tile(band, column, row));
                int y = window.y() - firstRow;
                writeTile(
                        band,
                        column,
                        row,
                        samples.block(spec.sampleType(), spec.width(), window.x(), y, window.width(), window.height()));
            }
        }
    }

    /**
     * Completes the file and puts it in place.
     *
     * @throws BadFileException if a tile is missing, or the file cannot be written; it is then gone
     * @throws io.insarhub.api.CancelledException if cancelled; the file is then gone
     */
    public void finish() {
        requireOpen();
        try {
            requireAllTiles();
            if (isCloudOptimized()) {
                finishCloudOptimized();
            } else {
                cancellation.throwIfCancelled("writing " + target.getFileName());
                store.file().write(layout.head(), 0);
                store.file().commit();
            }
            finished = true;
        } finally {
            close();
        }
    }

    /** Ends the work; without {@link #finish} before it, nothing is left of it. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pipeline.close();
            store.close();
        }
    }

    private void finishCloudOptimized() {
        for (int level = 1; level < layout.levels().size(); level++) {
            TileGrid finer = layout.levels().get(level - 1);
            OverviewMethod method = spec.cloudOptimized().orElseThrow();
            writeLevel(layout.levels().get(level), new Overview(spec, method, finer, store));
        }
        try (PendingFile file = files.apply(target)) {
            CloudLayout.assemble(layout, store, file, cancellation);
            file.commit();
        }
    }

    private void writeLevel(TileGrid grid, TileSource source) {
        pipeline.run(
                grid, IntStream.range(0, grid.tiles()).toArray(), source, (tile, packed) -> append(grid, tile, packed));
    }

    private void append(TileGrid grid, int tile, ByteBuffer packed) {
        store.append(grid, tile, packed);
        listener.onProgress(
                Progress.of("writing " + target.getFileName(), tilesDone.incrementAndGet(), layout.tiles(), "tiles"));
    }

    private void requireAllTiles() {
        TileGrid grid = layout.raster();
        int missing = 0;
        int first = -1;
        for (int tile = grid.tiles() - 1; tile >= 0; tile--) {
            if (!store.holds(grid, tile)) {
                missing++;
                first = tile;
            }
        }
        if (missing > 0) {
            throw new BadFileException(
                    target,
                    null,
                    missing + " of " + grid.tiles() + " tiles were not written, the first being " + grid.window(first),
                    "Write every tile before finishing",
                    null);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(target + (finished ? " is finished" : " was closed before it was finished")
                    + "; open a new writer");
        }
    }

    private boolean isCloudOptimized() {
        return spec.cloudOptimized().isPresent();
    }
}
