package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that are a part of a larger image. */
class SamplesTest {

    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;
    private static final int ROW = 83;
    private static final int FIRST = 2 * ROW + 5;

    @TempDir
    Path folder;

    private final float[] image = new float[ROW * (HEIGHT + 3)];
    private final float[] part = new float[WIDTH * HEIGHT];

    @BeforeEach
    void fill() {
        for (int i = 0; i < image.length; i++) {
            image[i] = i * 0.37f;
        }
        for (int y = 0; y < HEIGHT; y++) {
            System.arraycopy(image, FIRST + y * ROW, part, y * WIDTH, WIDTH);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartIsWrittenLikeItsCopy(boolean packed) throws IOException {
        Compression compression = packed ? Compression.deflate(6) : Compression.none();
        Path copied = folder.resolve("copied.tif");
        Path within = folder.resolve("within.tif");
        Path tiles = folder.resolve("tiles.tif");
        try (GeoTiffWriter writer = open(copied, compression)) {
            writer.writeRows(1, 0, Samples.of(part));
            writer.finish();
        }
        try (GeoTiffWriter writer = open(within, compression)) {
            writer.writeRows(1, 0, Samples.within(image, ROW, FIRST, WIDTH, HEIGHT));
            writer.finish();
        }
        try (GeoTiffWriter writer = open(tiles, compression)) {
            writer.write(
                    tile -> Samples.within(image, ROW, FIRST + tile.y() * ROW + tile.x(), tile.width(), tile.height()));
            writer.finish();
        }

        assertThat(Files.readAllBytes(within)).isEqualTo(Files.readAllBytes(copied));
        assertThat(Files.readAllBytes(tiles)).isEqualTo(Files.readAllBytes(copied));
    }

    @Test
    void aPartThatSticksOutIsRefused() {
        assertThatThrownBy(() -> Samples.within(image, ROW, FIRST, ROW + 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Samples.within(image, ROW, image.length - 1, 2, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static GeoTiffWriter open(Path file, Compression compression) {
        return GeoTiffWriter.open(
                file,
                GeoTiffSpec.builder(WIDTH, HEIGHT)
                        .tileSize(16)
                        .geoTransform(new GeoTransform(10, 50, 0.1, 0.1))
                        .crs(Crs.ofEpsg(4326))
                        .compression(compression)
                        .build());
    }
}
