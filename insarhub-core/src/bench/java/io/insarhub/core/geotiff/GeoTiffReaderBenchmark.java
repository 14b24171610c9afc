package io.insarhub.core.geotiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
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
 * How fast a raster of 2048 × 2048 in Float32 is read to an array, beside GeoTools: DEFLATE tiles with the floating-point
 * predictor as they are written here, LZW strips as GDAL makes them ({@code gdal_translate} must be installed). An
 * operation is a mebibyte of pixels, so the score is MiB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class GeoTiffReaderBenchmark {

    private static final int SIZE = 2048;
    private static final int MEBIBYTES = 16;

    @Param({"deflate tiles", "lzw strips"})
    public String kind;

    private Path file;

    /** Makes the file. */
    @Setup(Level.Trial)
    public void setUp() throws IOException, InterruptedException {
        Random random = new Random(1);
        float[] field = new float[SIZE * SIZE];
        for (int i = 0; i < field.length; i++) {
            double smooth = 0.03 * Math.sin(i % SIZE / 300.0) * Math.cos(i / SIZE / 200.0);
            field[i] = i / SIZE % 512 < 50 ? -9999 : (float) (smooth + 0.002 * random.nextGaussian());
        }
        Path tiles = Files.createTempFile("bench", ".tif");
        GeoTiffSpec spec = GeoTiffSpec.builder(SIZE, SIZE)
                .crs(Crs.utm(12, true))
                .geoTransform(new GeoTransform(400_000, 4_500_000, 80, 80))
                .nodata(-9999)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(tiles, spec)) {
            writer.writeRows(1, 0, Samples.of(field));
            writer.finish();
        }
        file = tiles;
        if (kind.equals("lzw strips")) {
            file = Files.createTempFile("bench", ".tif");
            new ProcessBuilder("gdal_translate", "-q", "-co", "COMPRESS=LZW", tiles.toString(), file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            Files.delete(tiles);
        }
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        Files.delete(file);
    }

    /** Ours, opened anew each time. */
    @Benchmark
    @OperationsPerInvocation(MEBIBYTES)
    public float[] ours() {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            return reader.readFloats(0, new TileWindow(1, 0, 0, SIZE, SIZE));
        }
    }

    /** GeoTools, opened anew each time. */
    @Benchmark
    @OperationsPerInvocation(MEBIBYTES)
    public float[] geoTools() throws IOException {
        org.geotools.gce.geotiff.GeoTiffReader reader = new org.geotools.gce.geotiff.GeoTiffReader(file.toFile());
        GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
        float[] pixels = coverage.getRenderedImage().getData().getSamples(0, 0, SIZE, SIZE, 0, (float[]) null);
        coverage.dispose(true);
        reader.dispose();
        return pixels;
    }
}
