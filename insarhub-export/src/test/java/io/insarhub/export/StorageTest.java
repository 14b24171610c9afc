package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as h5py stores them: cut off at each chunk, and too large for a 32-bit offset. */
class StorageTest {

    private static final int BANDS = 60;
    private static final int ROWS = 3100;
    private static final int COLUMNS = 3000;
    private static final int PIXELS_FROM = 10_240;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "6184, 1333", "7517, 617", "11656, 2252", "13908, 2234", "16142, 2243", "18385, 2241", "20626, 1345",
        "21971, 1194", "23165, 1193", "24358, 730", "25088, 2258", "27346, 2246", "29592, 1355", "30947, 2244",
        "33191, 2244", "35435, 1344", "36779, 1200", "37979, 1210", "39189, 719", "39908, 1166", "41074, 1164",
        "42238, 708", "42946, 1171", "44117, 1167", "45284, 719", "46003, 613", "46616, 379"
    })
    void aFileCutAtAnyChunkIsRefusedByName(int offset, int size) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("storage/timeseries_chunked.h5"));
        Path cut = folder.resolve("timeseries_cut.h5");
        Path tif = folder.resolve("timeseries.tif");
        for (int end : new int[] {offset, offset + 1, offset + size / 2, offset + size - 1}) {
            Files.write(cut, Arrays.copyOf(whole, end));

            assertThatThrownBy(() -> GeoTiffExport.of(cut).to(tif))
                    .as("%d of %d bytes", end, whole.length)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("timeseries_cut.h5")
                    .hasMessageMatching("(?s).*(damaged|cut off).*");
            assertThat(tif).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6184, 13908, 24358, 35435, 46616})
    void aChunkThatWasSpoiltIsNamed(int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.resource("storage/timeseries_chunked.h5"));
        Arrays.fill(bytes, offset + 10, offset + 60, (byte) 0xFF);
        Path spoilt = Files.write(folder.resolve("timeseries_spoilt.h5"), bytes);

        assertThatThrownBy(() -> GeoTiffExport.of(spoilt).to(folder.resolve("timeseries.tif")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("chunk at band");
    }

    @Test
    void theWholeFileExports() {
        Path tif = GeoTiffExport.of(Golden.resource("storage/timeseries_chunked.h5"))
                .to(folder.resolve("timeseries.tif"));

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().bandCount()).isEqualTo(5);
            for (int band = 1; band <= 5; band++) {
                float[] pixels = reader.readFloats(0, new TileWindow(band, 0, 0, 50, 40));
                for (float pixel : pixels) {
                    assertThat(pixel).isBetween(0f, 1f);
                }
            }
        }
    }

    /** Most of it was never written, so it takes no room on the disk. */
    @Test
    void aCubeOfMoreThanTwoGigabytesExports() throws IOException {
        Path h5 = folder.resolve("timeseries_large.h5");
        Files.copy(Golden.resource("storage/timeseries_large.head"), h5);
        int[][] places = {{0, 0, 0}, {29, 1500, 2999}, {57, 2236, 1234}, {59, 3099, 2999}};
        try (FileChannel channel = FileChannel.open(h5, StandardOpenOption.WRITE)) {
            for (int[] place : places) {
                long pixel = ((long) place[0] * ROWS + place[1]) * COLUMNS + place[2];
                ByteBuffer value = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                channel.write(value.putFloat(0, place[0] + 0.5f), PIXELS_FROM + 4 * pixel);
            }
        }
        assertThat(Files.size(h5)).isGreaterThan(1L << 31);

        Path tif = GeoTiffExport.of(h5).to(folder.resolve("timeseries_large.tif"));

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().bandCount()).isEqualTo(BANDS);
            for (int[] place : places) {
                TileWindow window = new TileWindow(place[0] + 1, Math.min(place[2], COLUMNS - 2), place[1], 2, 1);
                float[] pixels = reader.readFloats(0, window);
                assertThat(pixels[place[2] - window.x()]).isEqualTo(place[0] + 0.5f);
                assertThat(pixels[1 - place[2] + window.x()]).isZero();
            }
        }
    }

    /**
     * Of 216 chunks of 10 MB, gzip-packed, all of which stand beyond the 31st bit; the room before them was never written.
     * Each is of one number but for one pixel.
     */
    @Test
    void aPackedCubeOfMoreThanTwoGigabytesWithFarChunksExports() throws Exception {
        Path h5 = folder.resolve("timeseries_far.h5");
        unpackPieces(Golden.resource("storage/timeseries_far.pieces.gz"), h5);
        assertThat(Files.size(h5)).isGreaterThan(1L << 31);

        Path tif = GeoTiffExport.of(h5).to(folder.resolve("timeseries_far.tif"));

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            for (int band : new int[] {1, 34, 60}) {
                float[] pixels = reader.readFloats(0, new TileWindow(band, 0, 0, 3000, 3000));
                for (int i = 0; i < pixels.length; i++) {
                    if (pixels[i] != farValue(band - 1, i / 3000, i % 3000)) {
                        throw new AssertionError("band " + band + ", pixel " + i + " is " + pixels[i]);
                    }
                }
            }
        }
        Gdal.assumeInstalled("gdallocationinfo");
        for (String[] place : new String[][] {{"99", "77"}, {"2599", "1577"}}) {
            assertThat(Gdal.run("gdallocationinfo", "-valonly", tif.toString(), place[0], place[1]))
                    .isEqualTo(Gdal.run(
                            "gdallocationinfo", "-valonly", "HDF5:\"" + h5 + "\"://timeseries", place[0], place[1]))
                    .hasLineCount(60);
        }
    }

    @Test
    void szipIsRefusedByName() {
        assertThatThrownBy(() -> GeoTiffExport.of(Golden.resource("storage/velocity_szip.h5"))
                        .to(folder.resolve("velocity.tif")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("velocity_szip.h5")
                .hasMessageContaining("szip")
                .hasMessageContaining("h5repack");
        assertThat(folder).isEmptyDirectory();
    }

    private static float farValue(int band, int row, int column) {
        int chunk = (band / 10 * 6 + row / 500) * 6 + column / 500;
        return band % 10 == 3 && row % 500 == 77 && column % 500 == 99 ? -chunk - 1 : chunk + 0.5f;
    }

    /** Pieces of a file, each with its place and length before it; the rest is holes. */
    private static void unpackPieces(Path pieces, Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(pieces)));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int piece = 0; piece < 2; piece++) {
                long at = in.readLong();
                ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
