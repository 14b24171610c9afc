package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloudOptimizedTest {

    private static final String VALIDATOR = "osgeo_utils.samples.validate_cloud_optimized_geotiff";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, false, true",
        "700, 500, 1, false, true",
        "700, 500, 3, true, true",
        "1100, 40, 2, false, false",
        "513, 1025, 3, false, false"
    })
    void gdalsValidatorAcceptsIt(int width, int height, int bands, boolean big, boolean deflate) throws Exception {
        Gdal.assumeInstalled("gdalinfo", "gdal_translate");
        Gdal.assumeHas(VALIDATOR);
        GeoTiffSpec.Builder spec = spec(width, height)
                .bands(bands)
                .compression(deflate ? Compression.deflate(6) : Compression.none())
                .cloudOptimized(OverviewMethod.AVERAGE);
        List<Raw> raws = IntStream.rangeClosed(1, bands)
                .mapToObj(b -> Raw.random(SampleType.FLOAT32, width, height, b))
                .toList();
        Path file = write("a.tif", (big ? spec.bigTiff() : spec).build(), raws);

        String verdict = Gdal.run(Gdal.python(), "-m", VALIDATOR, "--full-check=yes", file.toString());

        assertThat(verdict).contains(file + " is a valid cloud optimized GeoTIFF");
        byte[] pixels = Gdal.pixels(file);
        for (int band = 0; band < bands; band++) {
            byte[] expected = raws.get(band).bytes();
            assertThat(Arrays.copyOfRange(pixels, band * expected.length, (band + 1) * expected.length))
                    .isEqualTo(expected);
        }
        assertThat(Gdal.at(Gdal.info(file), "metadata", "IMAGE_STRUCTURE", "LAYOUT"))
                .isEqualTo("COG");
        List<TiffProbe.Image> images = TiffProbe.open(file).images();
        for (int level = 1; level < images.size(); level++) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (int band = 1; band <= bands; band++) {
                expected.write(images.get(level).band(band));
            }
            assertThat(Gdal.pixels(file, "-oo", "OVERVIEW_LEVEL=" + (level - 1)))
                    .isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void promisesAreKept() throws IOException {
        List<Raw> bands =
                List.of(Raw.random(SampleType.FLOAT32, 100, 70, 1), Raw.random(SampleType.FLOAT32, 100, 70, 2));
        Path file = write(
                "a.tif",
                spec(100, 70)
                        .tileSize(16)
                        .bands(2)
                        .cloudOptimized(OverviewMethod.NEAREST)
                        .build(),
                bands);
        TiffProbe tiff = TiffProbe.open(file);

        String ghost = new String(tiff.bytes(8, 43 + 156), StandardCharsets.US_ASCII);
        assertThat(ghost).isEqualTo("""
                        GDAL_STRUCTURAL_METADATA_SIZE=000156 bytes
                        LAYOUT=IFDS_BEFORE_DATA
                        BLOCK_ORDER=ROW_MAJOR
                        BLOCK_LEADER=SIZE_AS_UINT4
                        BLOCK_TRAILER=LAST_4_BYTES_REPEATED
                        INTERLEAVE=BAND
                        KNOWN_INCOMPATIBLE_EDITION=NO
                        \s""");
        assertThat(tiff.images()).extracting(TiffProbe.Image::width).containsExactly(100, 50, 25, 13);
        assertThat(tiff.images()).extracting(TiffProbe.Image::height).containsExactly(70, 35, 18, 9);
        assertThat(tiff.images()).extracting(i -> i.number(254)).containsExactly(0L, 1L, 1L, 1L);
        assertThat(tiff.images()).extracting(TiffProbe.Image::place).isSorted();

        // smallest overview first, each tile between its size and the repetition of its end, none wasted
        long at = -1;
        for (int level = 3; level >= 0; level--) {
            TiffProbe.Image image = tiff.images().get(level);
            long[] offsets = image.numbers(324);
            long[] sizes = image.numbers(325);
            for (int tile = 0; tile < offsets.length; tile++) {
                assertThat(at).isIn(-1L, offsets[tile]);
                int size = (int) sizes[tile];
                ByteBuffer leader =
                        ByteBuffer.wrap(tiff.bytes(offsets[tile] - 4, 4)).order(ByteOrder.LITTLE_ENDIAN);
                assertThat(leader.getInt()).isEqualTo(size);
                assertThat(tiff.bytes(offsets[tile] + size, 4)).isEqualTo(tiff.bytes(offsets[tile] + size - 4, 4));
                at = offsets[tile] + size + 8;
            }
        }
        assertThat(at - 4).isEqualTo(Files.size(file));
        assertThat(tiff.raster().band(2)).isEqualTo(bands.get(1).bytes());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 3", "2, 2"})
    void stripsShorterThanTheRepetitionOfTheirEndAreFilledUp(int width, int height) throws Exception {
        List<Raw> bands = IntStream.rangeClosed(1, 3)
                .mapToObj(b -> Raw.random(SampleType.UINT8, width, height, b))
                .toList();
        Path file = write(
                "a.tif",
                spec(width, height)
                        .bands(3)
                        .sampleType(SampleType.UINT8)
                        .compression(Compression.none())
                        .cloudOptimized(OverviewMethod.NEAREST)
                        .build(),
                bands);

        TiffProbe tiff = TiffProbe.open(file);
        for (int band = 1; band <= 3; band++) {
            byte[] pixels = bands.get(band - 1).bytes();
            assertThat(tiff.raster().band(band)).isEqualTo(pixels);
            int end = (int) tiff.raster().numbers(273)[band - 1] + pixels.length;
            assertThat(tiff.bytes(end, 4)).startsWith(pixels);
        }
        Gdal.assumeInstalled("gdalinfo", "gdal_translate");
        Gdal.assumeHas(VALIDATOR);
        assertThat(Gdal.run(Gdal.python(), "-m", VALIDATOR, "--full-check=yes", file.toString()))
                .contains("is a valid cloud optimized GeoTIFF");
    }

    @Test
    void averageLeavesOutNodataAndNaN() throws IOException {
        float[] pixels = {
            1, 2, -9999, 4, 5, //
            3, 6, -9999, -9999, 7, //
            Float.NaN, -9999, Float.NaN, 8, 9,
        };
        float[] half = overview(pixels, OverviewMethod.AVERAGE);

        assertThat(half).containsExactly(3, 4, 6, Float.NaN, 8, 9);
    }

    @Test
    void nearestTakesTheFirstValidPixel() throws IOException {
        float[] pixels = {
            1, 2, -9999, 4, 5, //
            3, 6, -9999, -9999, 7, //
            Float.NaN, -9999, Float.NaN, 8, 9,
        };
        float[] half = overview(pixels, OverviewMethod.NEAREST);

        assertThat(half).containsExactly(1, 4, 5, Float.NaN, 8, 9);
    }

    @Test
    void averageThatHappensToBeNodataIsNoHole() throws IOException {
        float[] pixels = new float[15];
        Arrays.fill(pixels, -9999);
        pixels[0] = -9998;
        pixels[1] = -10000;

        assertThat(overview(pixels, OverviewMethod.AVERAGE)[0]).isEqualTo(-9998);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsAveraged(SampleType type) throws IOException {
        Samples pixels = Samples.allocate(type, 32 * 32);
        for (int i = 0; i < 32 * 32; i++) {
            pixels.setValue(type, i, i % 2 == 0 ? 100 : 1);
        }
        Path file = folder.resolve("a.tif");
        GeoTiffSpec spec = spec(32, 32)
                .tileSize(16)
                .sampleType(type)
                .cloudOptimized(OverviewMethod.AVERAGE)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.writeRows(1, 0, pixels);
            writer.finish();
        }

        byte[] half = TiffProbe.open(file).images().get(1).band(1);

        Samples expected = Samples.allocate(type, 16 * 16);
        for (int i = 0; i < 16 * 16; i++) {
            expected.setValue(type, i, type.isFloatingPoint() ? 50.5 : 51);
        }
        long[] bits = new long[256];
        expected.copyBits(0, bits, 256);
        byte[] expectedBytes = new byte[256 * type.bytes()];
        new RowCodec(1, type.bytes()).encode(bits, 256, expectedBytes, 0);
        assertThat(half).isEqualTo(expectedBytes);
    }

    @Test
    void bytesDoNotDependOnThreadsOrOrder() throws IOException {
        GeoTiffSpec spec =
                GeoTiffWriterTest.spec().cloudOptimized(OverviewMethod.AVERAGE).build();
        List<Progress> heard = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Path file = folder.resolve(threads + ".tif");
            heard.clear();
            try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, threads, heard::add, new Cancellation())) {
                writer.write(GeoTiffWriterTest::pixels);
                writer.finish();
            }
            files.add(file);
        }
        Path backwards = folder.resolve("backwards.tif");
        try (GeoTiffWriter writer =
                GeoTiffWriter.open(backwards, spec, 1, ProgressListener.none(), Cancellation.never())) {
            for (int band = 2; band >= 1; band--) {
                for (int row = 3; row >= 0; row--) {
                    int height = Math.min(16, 50 - 16 * row);
                    writer.writeRows(
                            band, 16 * row, GeoTiffWriterTest.pixels(new TileWindow(band, 0, 16 * row, 70, height)));
                }
            }
            writer.finish();
        }

        assertThat(files.get(1)).hasSameBinaryContentAs(files.get(0));
        assertThat(backwards).hasSameBinaryContentAs(files.get(0));
        // 40 tiles of the raster, then 3 × 2, 2 × 1 and 1 of two bands
        assertThat(heard).hasSize(40 + 12 + 4 + 2);
        assertThat(heard.get(57)).isEqualTo(Progress.of("writing 3.tif", 58, 58, "tiles"));
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(3);
        }
    }

    /** The first overview of a raster of 5 × 3 pixels, made larger than a tile by a margin of nodata. */
    private float[] overview(float[] pixels, OverviewMethod method) throws IOException {
        float[] padded = new float[20 * 3];
        Arrays.fill(padded, -9999);
        for (int y = 0; y < 3; y++) {
            System.arraycopy(pixels, 5 * y, padded, 20 * y, 5);
            padded[20 * y + 5] = pixels[5 * y + 4];
        }
        Path file = folder.resolve("overview.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(
                file,
                spec(20, 3).tileSize(16).nodata(-9999).cloudOptimized(method).build())) {
            writer.writeRows(1, 0, Samples.of(padded));
            writer.finish();
        }
        TiffProbe.Image half = TiffProbe.open(file).images().get(1);
        assertThat(half.width()).isEqualTo(10);
        assertThat(half.height()).isEqualTo(2);
        ByteBuffer bytes = ByteBuffer.wrap(half.band(1)).order(ByteOrder.LITTLE_ENDIAN);
        float[] first = new float[6];
        for (int i = 0; i < 6; i++) {
            first[i] = bytes.getFloat(4 * (i / 3 * 10 + i % 3));
        }
        return first;
    }

    private Path write(String name, GeoTiffSpec spec, List<Raw> bands) {
        Path file = folder.resolve(name);
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(window -> bands.get(window.band() - 1).window(window).samples());
            writer.finish();
        }
        return file;
    }

    private static GeoTiffSpec.Builder spec(int width, int height) {
        return GeoTiffSpec.builder(width, height)
                .crs(Crs.utm(33, false))
                .geoTransform(new GeoTransform(400_000, 4_500_000, 80, 80));
    }
}
