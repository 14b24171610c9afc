package io.insarhub.hyp3;

import io.insarhub.api.spi.StageContext;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A stack of 100 products, prepared from its unpacked layers: a real phase of 2314 × 718 pixels, a coherence of noise where
 * that has data, a real water mask one column wider; the same rasters cut by {@code gdal_translate -projwin}, two at a time,
 * to the same form (DEFLATE with a predictor, tiled), and to GDAL's own, which packs nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class PrepareBenchmark {

    private static final int PRODUCTS = 100;

    private Path folder = Path.of("");
    private Path theirs = Path.of("");
    private final List<Path> rasters = new ArrayList<>();

    /** Makes the products. */
    @Setup
    public void makeProducts() throws IOException {
        folder = Files.createTempDirectory("prepare");
        theirs = Files.createTempDirectory("gdal");
        Path phase = resource("unw_phase_utm2n_80m.tif");
        Path mask = resource("water_mask_utm2n_80m.tif");
        Path coherence = theirs.resolve("coherence.tif");
        writeCoherence(phase, coherence);
        for (int i = 0; i < PRODUCTS; i++) {
            LocalDate date = LocalDate.of(2017, 1, 1).plusDays(12L * i);
            String name = "S1AA_" + day(date) + "_" + day(date.plusDays(12)) + "_VVP012_INT80_G_ueF_"
                    + String.format("%04X", i);
            Path product = Files.createDirectory(folder.resolve(name));
            copy(phase, product.resolve(name + "_unw_phase.tif"));
            copy(coherence, product.resolve(name + "_corr.tif"));
            copy(mask, product.resolve(name + "_water_mask.tif"));
            if (i == 0) {
                copy(phase, product.resolve(name + "_dem.tif"));
            }
            Files.writeString(product.resolve(name + ".txt"), "Baseline: 1.5\nHeading: 193.0\n");
        }
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE) + "T000000";
    }

    private void copy(Path from, Path to) throws IOException {
        rasters.add(Files.copy(from, to));
    }

    private Path resource(String name) throws IOException {
        Path file = theirs.resolve(name);
        try (InputStream in = Objects.requireNonNull(PrepareBenchmark.class.getResourceAsStream("/real/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    private static void writeCoherence(Path phase, Path target) {
        Random random = new Random(3);
        try (GeoTiffReader reader = GeoTiffReader.open(phase)) {
            GeoTiffSpec spec = GeoTiffSpec.builder(
                            reader.info().width(), reader.info().height())
                    .geoTransform(reader.info().geoTransform().orElseThrow())
                    .crs(reader.info().crs().orElseThrow())
                    .pixelInterpretation(reader.info().pixelInterpretation())
                    .nodata(0)
                    .build();
            float[] values = reader.readFloats(0, new TileWindow(1, 0, 0, spec.width(), spec.height()));
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] == 0 ? 0 : random.nextFloat();
            }
            try (GeoTiffWriter writer = GeoTiffWriter.open(target, spec)) {
                writer.writeRows(1, 0, Samples.of(values));
                writer.finish();
            }
        }
    }

    /** Takes away what was cut before. */
    @Setup(Level.Iteration)
    public void removeCuts() throws IOException {
        delete(folder.resolve("clip"));
        try (Stream<Path> files = Files.list(theirs)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("_clip.tif")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Deletes all. */
    @TearDown
    public void clear() throws IOException {
        delete(folder);
        delete(theirs);
    }

    private static void delete(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        BenchFolder.delete(top);
    }

    /** All of preparing. */
    @Benchmark
    public PrepareReport prepare() {
        return Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(StageContext.in(folder));
    }

    /** GDAL to the same form. */
    @Benchmark
    public void gdalToTheSameForm() throws Exception {
        gdal("-co TILED=YES -co COMPRESS=DEFLATE -co PREDICTOR=$(case \"$1\" in *mask*) echo 2;; *) echo 3;; esac)");
    }

    /** GDAL without packing. */
    @Benchmark
    public void gdalUnpacked() throws Exception {
        gdal("");
    }

    private void gdal(String creation) throws Exception {
        Path list = theirs.resolve("list.txt");
        Files.write(list, rasters.stream().map(Path::toString).toList());
        String cut = "gdal_translate -q -projwin 660960 5950880 846080 5893440 " + creation + " \"$1\" " + theirs
                + "/$(basename \"$1\" .tif)_clip.tif";
        Process process = new ProcessBuilder("xargs", "-a", list.toString(), "-P2", "-n1", "sh", "-c", cut, "sh")
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("gdal_translate failed");
        }
    }
}
