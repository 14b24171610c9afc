package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a displacement series is written: 4 dates of 2048 × 2048 in Float32, a smooth field with noise and a tenth of
 * it nodata. An operation is a mebibyte (2²⁰ bytes) of pixels, so the score is MiB/s, the way to the disk included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(1)
public class GeoTiffWriterBenchmark {

    private static final int SIZE = 2048;
    private static final int BANDS = 4;
    private static final int MEBIBYTES = 64;

    @Param({"1", "2"})
    public int threads;

    @Param({"0", "1", "6"})
    public int level;

    @Param({"false", "true"})
    public boolean cloudOptimized;

    private final float[] field = new float[SIZE * SIZE];
    private Path file;
    private GeoTiffSpec spec;

    /** Makes the field. */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        Random random = new Random(1);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double smooth = 0.03 * Math.sin(x / 300.0) * Math.cos(y / 200.0);
                boolean water = Math.sin(x / 170.0 + 1) + Math.sin(y / 130.0) > 1.2;
                field[y * SIZE + x] = water ? -9999 : (float) (smooth + 0.002 * random.nextGaussian());
            }
        }
        file = Files.createTempFile("bench", ".tif");
        GeoTiffSpec.Builder builder = GeoTiffSpec.builder(SIZE, SIZE)
                .bands(BANDS)
                .crs(Crs.utm(12, true))
                .geoTransform(new GeoTransform(400_000, 4_500_000, 80, 80))
                .nodata(-9999)
                .compression(level == 0 ? Compression.none() : Compression.deflate(level));
        spec = (cloudOptimized ? builder.cloudOptimized(OverviewMethod.AVERAGE) : builder).build();
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        System.out.println("size " + Files.size(file) / 1e6 + " MB of " + MEBIBYTES * 1.048576 + " MB");
        Files.delete(file);
    }

    /** The whole file, from arrays in memory to the disk. */
    @Benchmark
    @OperationsPerInvocation(MEBIBYTES)
    public void write() {
        try (GeoTiffWriter writer =
                GeoTiffWriter.open(file, spec, threads, ProgressListener.none(), Cancellation.never())) {
            writer.write(this::window);
            writer.finish();
        }
    }

    private Samples window(TileWindow window) {
        float[] pixels = new float[window.pixels()];
        for (int row = 0; row < window.height(); row++) {
            int from = (window.y() + row) * SIZE + window.x();
            System.arraycopy(field, from, pixels, row * window.width(), window.width());
        }
        return Samples.of(pixels);
    }
}
