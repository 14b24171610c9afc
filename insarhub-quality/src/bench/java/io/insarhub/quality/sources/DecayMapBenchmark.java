package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Season;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.quality.DecayModel;
import io.insarhub.quality.Services;
import io.insarhub.quality.TestServer;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The decay map of one season for an area of 250 × 171 pixels: four mosaics read, every pixel fitted, the map written and
 * forced to disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecayMapBenchmark {

    private static final String AREA = "POLYGON((-114 37,-111.5 37,-111.5 38.71,-114 38.71,-114 37))";
    private static final int PIXELS = 250 * 171;
    private static final int WORLD_WIDTH = 36_000;
    private static final int WORLD_HEIGHT = 16_800;
    private static final double NORTH = 84;
    private static final double SIZE = 0.01;

    /** Files with the tests' 350 × 300 pixels, the whole world's in files of that size, or the tests' by the S3 client. */
    @Param({"regionOnDisk", "worldOnDisk", "regionByS3"})
    public String mosaics;

    private Path home = Path.of("");
    private TestServer server = TestServer.start();
    private CoherenceData data = new CoherenceData(key -> RangeSource.of(Path.of(key)), false);

    /** Lays the mosaics out. */
    @Setup
    public void prepare() throws IOException {
        home = Files.createTempDirectory("decay-map");
        data = switch (mosaics) {
            case "regionByS3" -> new CoherenceData(Settings.of(Services.mosaics(server)));
            case "worldOnDisk" -> {
                for (int days : new int[] {12, 24, 36, 48}) {
                    writeWorld(days);
                }
                yield new CoherenceData(key -> RangeSource.of(home.resolve(name(key))), false);
            }
            default ->
                new CoherenceData(
                        key -> RangeSource.of(Services.path("/golden/coherence/mosaics/" + name(key))), false);
        };
    }

    /** Stops and deletes all. */
    @TearDown
    public void clear() throws IOException {
        data.close();
        server.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One season. */
    @Benchmark
    public DecayMapFile map() {
        DecayMapFile map = data.map(Place.ofWkt(AREA).orElseThrow(), Season.WINTER, "vv", Cancellation.never());
        map.write(home.resolve("map.tif"));
        if (map.planes().size() != PIXELS || map.planes().validPixels() < PIXELS / 2) {
            throw new IllegalStateException(
                    map.planes().validPixels() + " of " + map.planes().size() + " pixels");
        }
        return map;
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Tiles of 512 × 512 bytes; coherence in the region of the area alone. */
    private void writeWorld(int days) {
        GeoTiffSpec spec = GeoTiffSpec.builder(WORLD_WIDTH, WORLD_HEIGHT)
                .sampleType(SampleType.UINT8)
                .geoTransform(new GeoTransform(-180, NORTH, SIZE, SIZE))
                .crs(Crs.ofEpsg(4326))
                .nodata(0)
                .build();
        Path file = home.resolve("Global_winter_vv_COH" + days + "_100ppd.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 2, ProgressListener.none(), Cancellation.never())) {
            writer.write(window -> tile(window, days));
            writer.finish();
        }
    }

    private static Samples tile(TileWindow window, int days) {
        byte[] values = new byte[window.pixels()];
        for (int i = 0; i < values.length; i++) {
            int column = window.x() + i % window.width();
            int row = window.y() + i / window.width();
            if (column >= 6_400 && column < 7_100 && row >= 4_300 && row < 4_900) {
                SplittableRandom pixel = new SplittableRandom(column * 100_003L + row);
                DecayModel truth =
                        new DecayModel(pixel.nextDouble(0.3), 0.3 + pixel.nextDouble(0.7), 8 + 40 * pixel.nextDouble());
                values[i] = (byte) Math.max(1, Math.round(100 * truth.coherence(days)) + days % 5 - 2);
            }
        }
        return Samples.of(values);
    }
}
