package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads windows of a GeoTIFF, from disk or over a network, and of its bytes only those that it needs. Classic TIFF and
 * BigTIFF, either byte order, tiles and strips, bands apart or interleaved, plain, LZW, DEFLATE and PackBits, predictors,
 * tiles never written, overviews. Anything else is refused by name.
 *
 * <pre>{@code
 * try (GeoTiffReader reader = GeoTiffReader.open(path)) {
 *     float[] heights = reader.readFloats(0, new TileWindow(1, x, y, width, height));
 * }
 * }</pre>
 *
 * <p>Memory: for each thread a stretch of up to 4 MiB of the file (or one block, if that is larger) and one unpacked
 * block (at most 128 MiB); 1 MiB of directories; nothing is kept from one call to the next. Bytes are not trusted: a
 * damaged or hostile file ends in a {@link io.insarhub.api.BadFileException} soon.
 *
 * <p>Safe for use by many threads. An interrupt of a thread that reads a file on disk closes it for all.
 */
public final class GeoTiffReader implements Closeable {

    private final Fetcher fetcher;
    private final int threads;
    private final List<BlockLayout> layouts;
    private final GeoTiffInfo info;

    private GeoTiffReader(RangeSource source, int threads, Cancellation cancellation) {
        if (threads < 1) {
            throw new BadOptionException("threads", threads + " is less than 1");
        }
        this.fetcher = new Fetcher(source, cancellation);
        this.threads = threads;
        List<Directory> directories = DirectoryChain.read(fetcher);
        this.layouts = levels(directories);
        this.info = new GeoTiffInfo(directories.get(0), layouts);
    }

    /**
     * Opens a file, to be read by the calling thread alone.
     *
     * @throws io.insarhub.api.BadFileException if there is none, or it is no GeoTIFF that can be read here
     */
    public static GeoTiffReader open(Path file) {
        return open(RangeSource.of(file));
    }

    /** Opens a file that lies anywhere, to be read by the calling thread alone. */
    public static GeoTiffReader open(RangeSource source) {
        return open(source, 1, Cancellation.never());
    }

    /**
     * Opens a file that lies anywhere.
     *
     * @param source the file's bytes; closed with the reader, and if it cannot be opened
     * @param threads how many threads fetch and unpack at a time in one call; 1 means the calling one
     * @param cancellation ends every call within a second
     * @throws io.insarhub.api.BadFileException if it is no GeoTIFF that can be read here
     * @throws io.insarhub.api.ServiceException if a service does not give it; status 404 if it has no such file
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public static GeoTiffReader open(RangeSource source, int threads, Cancellation cancellation) {
        try {
            return new GeoTiffReader(source, threads, cancellation);
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    /** What the file says of itself. */
    public GeoTiffInfo info() {
        return info;
    }

    /**
     * Reads pixels of one level into the caller's arrays, blocks that several targets share once only, and neighbouring
     * blocks with one request. Pixels of blocks that were never written are nodata, or 0 where there is none.
     *
     * @param level 0 for the raster, 1 and up for its overviews
     * @throws BadOptionException if there is no such level, or a target does not fit the image or its type; nothing is
     *     read then
     * @throws io.insarhub.api.BadFileException if the file is damaged; the arrays may be half filled then
     * @throws io.insarhub.api.ServiceException if a service does not give the bytes
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public void read(int level, List<PixelTarget> targets) {
        BlockLayout layout = layout(level);
        new BlockPipeline(layout, emptyValue(layout)).run(new BlockPlan(layout, targets, threads), threads);
    }

    /** Reads a window of the raster as samples of the file's own type. Can be handed to a writer as its source. */
    public Samples read(TileWindow window) {
        return read(0, window);
    }

    /** Reads a window of a level as samples of the file's own type. */
    public Samples read(int level, TileWindow window) {
        Samples samples = Samples.allocate(info.sampleType(), window.pixels());
        read(level, List.of(PixelTarget.of(window, samples)));
        return samples;
    }

    /** Reads a window of a level as floats; {@link PixelTarget} tells which types are rounded. */
    public float[] readFloats(int level, TileWindow window) {
        float[] pixels = new float[window.pixels()];
        read(level, List.of(PixelTarget.of(window, pixels)));
        return pixels;
    }

    /** Reads a window of a level as doubles, which hold every type exactly. */
    public double[] readDoubles(int level, TileWindow window) {
        double[] pixels = new double[window.pixels()];
        read(level, List.of(PixelTarget.of(window, pixels)));
        return pixels;
    }

    /**
     * What {@link #read(int, List)} of these targets would take. Looks up where their blocks stand, and no more.
     *
     * @throws BadOptionException as reading would
     * @throws io.insarhub.api.BadFileException if the file is damaged
     */
    public ReadPlan plan(int level, List<PixelTarget> targets) {
        return new BlockPlan(layout(level), targets, threads).summary();
    }

    /** Bytes fetched so far, directories included. */
    public long bytesFetched() {
        return fetcher.bytesFetched();
    }

    /** Requests made so far. */
    public int requests() {
        return fetcher.requests();
    }

    /** Closes the source. */
    @Override
    public void close() {
        fetcher.source().close();
    }

    private BlockLayout layout(int level) {
        if (level < 0 || level >= layouts.size()) {
            throw new BadOptionException(
                    "level",
                    level + " is not within 0–" + (layouts.size() - 1) + "; "
                            + fetcher.source().name() + " has " + (layouts.size() - 1) + " overviews");
        }
        return layouts.get(level);
    }

    private double emptyValue(BlockLayout layout) {
        double nodata = info.nodata().orElse(0);
        return layout.sampleType().holds(nodata) ? nodata : 0;
    }

    /** The first image, and smaller copies of it; masks and further pages are passed over. */
    private static List<BlockLayout> levels(List<Directory> directories) {
        List<BlockLayout> levels = new ArrayList<>();
        levels.add(new BlockLayout(directories.get(0)));
        BlockLayout raster = levels.get(0);
        directories.stream()
                .skip(1)
                // bit 0: a reduced image; bit 2: a mask
                .filter(directory -> (directory.number(254, 0) & 5) == 1)
                .map(BlockLayout::new)
                .filter(l -> l.bands() == raster.bands()
                        && l.sampleType() == raster.sampleType()
                        && l.width() <= raster.width()
                        && l.height() <= raster.height())
                .sorted(Comparator.comparingLong(l -> -(long) l.width() * l.height()))
                .forEach(levels::add);
        return List.copyOf(levels);
    }
}
