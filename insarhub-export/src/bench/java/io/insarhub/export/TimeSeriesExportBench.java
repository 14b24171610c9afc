package io.insarhub.export;

import com.sun.management.OperatingSystemMXBean;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
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
import java.util.zip.Deflater;

/**
 * End to end: a gzip-chunked time series from HDF5 to a tiled GeoTIFF, beside the bound, which is the JDK's own DEFLATE over
 * the same tiles. Not JMH: a run takes minutes and is repeated by hand.
 *
 * <p>{@code make FILE DATES SIDE} (needs a heap of four times the series), then {@code export FILE LEVEL} in
 * {@code -Xmx300m}, and {@code bound TIF LEVEL}. Prints seconds of wall and of processor time.
 */
public final class TimeSeriesExportBench {

    private static final int TILE = 256;

    private TimeSeriesExportBench() {}

    /** Runs one of the three. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "make" -> make(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "export" -> export(Path.of(args[1]), Integer.parseInt(args[2]));
            case "bound" -> bound(Path.of(args[1]), Integer.parseInt(args[2]));
            case "footprint" -> footprint(Path.of(args[1]));
            default -> throw new IllegalArgumentException("make, export, bound or footprint");
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

    private static void export(Path h5, int level) throws IOException {
        Path tif = h5.resolveSibling("bench.tif");
        long cpu = cpuNanos();
        long start = System.nanoTime();
        GeoTiffExport.of(h5)
                .with(ExportOptions.builder().compressionLevel(level).build())
                .to(tif);
        report("export, level " + level, start, cpu, pixelBytes(tif));
        print("file of " + (Files.size(tif) >> 20) + " MiB, peak heap " + peakHeapMb() + " MiB");
        start = System.nanoTime();
        cpu = cpuNanos();
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            reader.readFloats(
                    0,
                    new TileWindow(1, 0, 0, reader.info().width(), reader.info().height()));
            report(
                    "one band read back",
                    start,
                    cpu,
                    4L * reader.info().width() * reader.info().height());
        }
    }

    /** DEFLATE alone: the tiles of some bands, with the predictor done beforehand, on all cores. */
    private static void bound(Path tif, int level) throws Exception {
        List<byte[]> tiles = new ArrayList<>();
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            for (int band = 1; band <= Math.min(8, reader.info().bandCount()); band++) {
                for (int y = 0; y + TILE <= reader.info().height(); y += TILE) {
                    for (int x = 0; x + TILE <= reader.info().width(); x += TILE) {
                        tiles.add(predicted(reader.readFloats(0, new TileWindow(band, x, y, TILE, TILE))));
                    }
                }
            }
        }
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            all.add(workers.submit(() -> {
                Deflater deflater = new Deflater(level);
                byte[] out = new byte[TILE * TILE * 5];
                for (int i = first; i < tiles.size(); i += threads) {
                    deflater.reset();
                    deflater.setInput(tiles.get(i));
                    deflater.finish();
                    deflater.deflate(out);
                }
                deflater.end();
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        report("DEFLATE alone, level " + level, start, cpu, 4L * TILE * TILE * tiles.size());
        workers.shutdown();
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

    private static long pixelBytes(Path tif) {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return 4L
                    * reader.info().width()
                    * reader.info().height()
                    * reader.info().bandCount();
        }
    }

    private static void report(String what, long start, long cpu, long bytes) {
        double wall = (System.nanoTime() - start) / 1e9;
        double processor = (cpuNanos() - cpu) / 1e9;
        print(String.format(
                "%s: %.1f s wall, %.1f CPU-s, %.1f MB/s wall, %.1f MB per CPU-s",
                what, wall, processor, bytes / 1e6 / wall, bytes / 1e6 / processor));
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
