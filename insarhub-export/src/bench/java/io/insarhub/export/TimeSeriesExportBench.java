package io.insarhub.export;

import com.sun.management.OperatingSystemMXBean;
import io.insarhub.api.Cancellation;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.export.hdf5.Box;
import io.insarhub.export.hdf5.Cube;
import io.insarhub.export.hdf5.MintpyFile;
import io.insarhub.export.hdf5.Workers;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;

/**
 * End to end: a gzip-chunked time series from HDF5 to a tiled GeoTIFF, beside the bound, which is the JDK's own DEFLATE over
 * the same tiles. Not JMH: a run takes minutes and is repeated by hand.
 *
 * <p>{@code make FILE DATES SIDE} (needs a heap of four times the series), then {@code export FILE LEVEL} in
 * {@code -Xmx300m}, and {@code compare FILE LEVEL} or
 * {@code levels FILE}. Prints seconds of wall and of processor time.
 */
public final class TimeSeriesExportBench {

    private static final int TILE = 256;
    private static final int BANDS_AT_A_TIME = 10;

    private TimeSeriesExportBench() {}

    /** Runs one of the three. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "make" -> make(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "export" -> export(Path.of(args[1]), Integer.parseInt(args[2]));
            case "compare" -> compare(Path.of(args[1]), Integer.parseInt(args[2]));
            case "levels" -> levels(Path.of(args[1]));
            case "footprint" -> footprint(Path.of(args[1]));
            default -> throw new IllegalArgumentException("make, export, compare, levels or footprint");
        }
    }

    private static void make(Path h5, int dates, int side) {
        Random random = new Random(1);
        String[] names = new String[dates];
        try (WritableHdfFile hdf = HdfFile.write(h5)) {
            String[][] attributes = {
                {"FILE_TYPE", "timeseries"},
                {"UNIT", "m"},
                {"EPSG", "32612"},
                {"X_FIRST", "400000"},
                {"Y_FIRST", "4000000"},
                {"X_STEP", "80"},
                {"Y_STEP", "-80"},
                {"WIDTH", "" + side},
                {"LENGTH", "" + side}
            };
            for (String[] attribute : attributes) {
                hdf.putAttribute(attribute[0], attribute[1]);
            }
            float[][][] cube = new float[dates][side][side];
            for (int d = 0; d < dates; d++) {
                names[d] = String.valueOf(20200101 + d);
                for (int y = 0; y < side; y++) {
                    for (int x = 0; x < side; x++) {
                        double smooth = 0.03 * d / dates * Math.sin(x / 300.0) * Math.cos(y / 200.0);
                        cube[d][y][x] = (x / 100 + y / 100) % 10 == 0
                                ? Float.NaN
                                : (float) (smooth + 0.002 * (random.nextDouble() - 0.5));
                    }
                }
            }
            hdf.putDataset("date", names);
            hdf.putDataset(
                    "timeseries",
                    cube,
                    DatasetCreationOptions.builder()
                            .chunkDimensions(Math.min(dates, 4), 125, 125)
                            .deflate(1)
                            .build());
        }
    }

    private static double export(Path h5, int level) throws IOException {
        Path tif = h5.resolveSibling("bench.tif");
        Files.deleteIfExists(tif);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        GeoTiffExport.of(h5)
                .with(ExportOptions.builder().compressionLevel(level).build())
                .to(tif);
        double seconds = report("export, level " + level, start, cpu, pixelBytes(h5));
        print("file of " + (Files.size(tif) >> 20) + " MiB, peak heap " + peakHeapMb() + " MiB");
        start = System.nanoTime();
        cpu = cpuNanos();
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            int width = reader.info().width();
            int height = reader.info().height();
            for (int y = 0; y < height; y += TILE) {
                reader.readFloats(0, new TileWindow(1, 0, y, width, Math.min(TILE, height - y)));
            }
            report("one band read back", start, cpu, 4L * width * height);
        }
        return seconds;
    }

    /** Every level after a warm-up: what the default is chosen by. */
    private static void levels(Path h5) throws IOException {
        export(h5, 6);
        for (int level = 1; level <= 9; level++) {
            export(h5, level);
        }
    }

    /** An export, then in the same run what it is made of: DEFLATE alone over the same tiles, and reading alone. */
    private static void compare(Path h5, int level) throws Exception {
        Path tif = h5.resolveSibling("bench.tif");
        long bytes = pixelBytes(h5);
        double fresh = export(h5, level);
        double warm = export(h5, level);
        double deflate = deflateSeconds(tif, level);
        double read = readSeconds(h5);
        print(String.format(
                "DEFLATE alone %.1f s, %.1f MB/s; the export makes %.0f %% of that fresh, %.0f %% warm",
                deflate, bytes / 1e6 / deflate, 100 * deflate / fresh, 100 * deflate / warm));
        print(String.format(
                "reading alone %.1f s; of DEFLATE and reading the export makes %.0f %% fresh, %.0f %% warm",
                read, 100 * (deflate + read) / fresh, 100 * (deflate + read) / warm));
    }

    private static double readSeconds(Path h5) {
        int threads = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        try (MintpyFile file = MintpyFile.open(h5);
                Workers workers = new Workers(threads, "reading", Cancellation.never())) {
            Cube cube = file.cube(file.cubes().get(0));
            float[] pixels = new float[0];
            for (Box box : new SlabPlan(cube, TILE, 64).boxes()) {
                pixels = pixels.length < box.pixels() ? new float[box.pixels()] : pixels;
                cube.read(box, pixels, workers);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** DEFLATE alone, on all cores: all whole tiles, with the predictor done beforehand, which is not counted. */
    private static double deflateSeconds(Path tif, int level) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        double seconds = 0;
        double share = 1;
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            int width = reader.info().width();
            int height = reader.info().height();
            for (int band = 1; band <= reader.info().bandCount(); band += BANDS_AT_A_TIME) {
                List<byte[]> tiles = new ArrayList<>();
                int last = Math.min(reader.info().bandCount(), band + BANDS_AT_A_TIME - 1);
                for (int b = band; b <= last; b++) {
                    for (int y = 0; y + TILE <= height; y += TILE) {
                        for (int x = 0; x + TILE <= width; x += TILE) {
                            tiles.add(predicted(reader.readFloats(0, new TileWindow(b, x, y, TILE, TILE))));
                        }
                    }
                }
                long start = System.nanoTime();
                List<Future<?>> all = new ArrayList<>();
                AtomicInteger next = new AtomicInteger();
                for (int t = 0; t < threads; t++) {
                    all.add(workers.submit(() -> deflate(tiles, next, level)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                seconds += (System.nanoTime() - start) / 1e9;
            }
            // tiles that stick out are left away
            share = (double) (width / TILE * TILE) * (height / TILE * TILE) / ((double) width * height);
        } finally {
            workers.shutdown();
        }
        return seconds / share;
    }

    private static void deflate(List<byte[]> tiles, AtomicInteger next, int level) {
        Deflater deflater = new Deflater(level);
        byte[] out = new byte[TILE * TILE * 5];
        for (int i = next.getAndIncrement(); i < tiles.size(); i = next.getAndIncrement()) {
            deflater.reset();
            deflater.setInput(tiles.get(i));
            deflater.finish();
            deflater.deflate(out);
        }
        deflater.end();
    }

    private static byte[] predicted(float[] pixels) {
        byte[] bytes = new byte[4 * pixels.length];
        for (int y = 0; y < TILE; y++) {
            int before = 0;
            for (int b = 0; b < 4; b++) {
                for (int x = 0; x < TILE; x++) {
                    int here = Float.floatToRawIntBits(pixels[y * TILE + x]) >> (24 - 8 * b);
                    bytes[y * 4 * TILE + b * TILE + x] = (byte) (here - before);
                    before = here;
                }
            }
        }
        return bytes;
    }

    private static void footprint(Path tif) throws IOException {
        for (String ending : List.of(".gpkg", ".shp")) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            Path file = Footprint.of(tif).to(tif.resolveSibling("bench_footprint" + ending));
            report("footprint " + ending + ", " + (Files.size(file) >> 20) + " MiB", start, cpu, 0);
        }
        print("peak heap " + peakHeapMb() + " MiB");
    }

    private static long pixelBytes(Path h5) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            Cube cube = file.cube(file.cubes().get(0));
            return 4L * cube.bands() * cube.rows() * cube.columns();
        }
    }

    private static double report(String what, long start, long cpu, long bytes) {
        double wall = (System.nanoTime() - start) / 1e9;
        double processor = (cpuNanos() - cpu) / 1e9;
        print(String.format(
                "%s: %.1f s wall, %.1f CPU-s, %.1f MB/s wall, %.1f MB per CPU-s",
                what, wall, processor, bytes / 1e6 / wall, bytes / 1e6 / processor));
        return wall;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }
}
