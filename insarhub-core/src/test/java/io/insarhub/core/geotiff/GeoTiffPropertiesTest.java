package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What holds for any raster at all. */
class GeoTiffPropertiesTest {

    private static @Nullable Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("geotiff");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        if (folder != null) {
            // fails if a test left a file behind
            Files.delete(folder);
        }
    }

    @Property(tries = 300)
    void everyBitComesBack(
            @ForAll SampleType type,
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 1, max = 5) int bands,
            @ForAll @IntRange(min = 1, max = 4) int sixteens,
            @ForAll @IntRange(min = 0, max = 9) int level,
            @ForAll boolean big,
            @ForAll boolean cloud,
            @ForAll long seed)
            throws IOException {
        GeoTiffSpec.Builder spec = GeoTiffSpec.builder(width, height)
                .tileSize(16 * sixteens)
                .sampleType(type)
                .bands(bands)
                .crs(Crs.ofEpsg(4326))
                .geoTransform(new GeoTransform(10, 50, 0.1, 0.1))
                .compression(level == 0 ? Compression.none() : Compression.deflate(level));
        spec = big ? spec.bigTiff() : spec;
        spec = cloud ? spec.cloudOptimized(OverviewMethod.NEAREST) : spec;
        List<Raw> raws = IntStream.range(0, bands)
                .mapToObj(b -> Raw.random(type, width, height, seed + b))
                .toList();

        TiffProbe tiff = written(spec.build(), raws, new Random(seed).nextInt(3) + 1);

        assertThat(tiff.isBig()).isEqualTo(big);
        for (int band = 1; band <= bands; band++) {
            assertThat(tiff.raster().band(band)).isEqualTo(raws.get(band - 1).bytes());
        }
        int columns = width;
        for (TiffProbe.Image overview : tiff.images().subList(1, tiff.images().size())) {
            columns = (columns + 1) / 2;
            assertThat(overview.width()).isEqualTo(columns);
        }
        assertThat(columns <= 16 * sixteens || !cloud).isTrue();
    }

    @Property(tries = 500)
    void predictorsAreUndone(
            @ForAll SampleType type,
            @ForAll boolean predicted,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll long seed) {
        int predictor = !predicted ? 1 : type.isFloatingPoint() ? 3 : 2;
        RowCodec codec = new RowCodec(predictor, type.bytes());
        long[] bits = new Random(seed).longs(count).toArray();
        byte[] bytes = new byte[3 + count * type.bytes()];
        long[] back = new long[count];

        codec.encode(bits.clone(), count, bytes, 3);
        codec.decode(bytes, 3, count, back);

        long mask = -1L >>> (64 - 8 * type.bytes());
        for (int i = 0; i < count; i++) {
            assertThat(back[i] & mask).isEqualTo(bits[i] & mask);
        }
    }

    private static TiffProbe written(GeoTiffSpec spec, List<Raw> bands, int threads) throws IOException {
        Path file = Objects.requireNonNull(folder).resolve("a.tif");
        ProgressListener none = ProgressListener.none();
        try (GeoTiffWriter writer =
                new GeoTiffWriter(file, spec, threads, none, Cancellation.never(), UnforcedFile::new)) {
            writer.write(window -> bands.get(window.band() - 1).window(window).samples());
            writer.finish();
        }
        TiffProbe tiff = TiffProbe.open(file);
        Files.delete(file);
        return tiff;
    }
}
