package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {

    @TempDir
    Path folder;

    @Test
    void rasterMayBeLargerThanTheHeap() throws Exception {
        long pixels = Runtime.getRuntime().maxMemory() + (64L << 20);
        int width = 4096 * 6;
        int height = (int) (pixels / width);
        // no garbage but the writer's own: every tile of a size is the same array
        byte[] tile = new byte[1 << 20];
        GeoTiffSpec spec = GeoTiffSpec.builder(width, height)
                .tileSize(1024)
                .sampleType(SampleType.UINT8)
                .crs(Crs.utm(1, true))
                .geoTransform(new GeoTransform(0, 0, 1, 1))
                .compression(Compression.deflate(1))
                .build();
        Path file = folder.resolve("large.tif");
        long before = usedAfterCollection();
        List<Long> more = new ArrayList<>();
        ProgressListener listener = progress -> {
            if (progress.done() % 200 == 100) {
                more.add(usedAfterCollection() - before);
            }
        };
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 2, listener, Cancellation.never())) {
            writer.write(w -> Samples.of(w.pixels() == tile.length ? tile : new byte[w.pixels()]));
            writer.finish();
        }

        assertThat((long) width * height).isGreaterThan(Runtime.getRuntime().maxMemory());
        assertThat(Files.size(file)).isLessThan(16L << 20);
        // two threads, a few packed tiles, buffers of a tile each: not a trace of the raster
        assertThat(more).isNotEmpty().allMatch(bytes -> bytes < 64L << 20);
    }

    private static long usedAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
