package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GDAL writes is read as GDAL itself reads it. */
class GdalWritesTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void gdal() {
        Gdal.assumeInstalled("gdalinfo", "gdal_translate", "gdaladdo");
    }

    static Stream<String> options() {
        List<String> all = new ArrayList<>();
        for (String type : List.of("Byte", "UInt16", "Int16", "UInt32", "Int32", "Float32", "Float64")) {
            for (String pack : List.of("NONE", "LZW", "DEFLATE", "PACKBITS")) {
                boolean predicts = pack.equals("LZW") || pack.equals("DEFLATE");
                for (int predictor = 1; predictor <= (predicts ? type.startsWith("F") ? 3 : 2 : 1); predictor++) {
                    // each of the other choices with each of these, in turn
                    int n = all.size();
                    all.add(type + " COMPRESS=" + pack
                            + (predicts ? " PREDICTOR=" + predictor : "")
                            + (n % 2 == 0 ? " INTERLEAVE=PIXEL" : " INTERLEAVE=BAND")
                            + (n / 2 % 2 == 0 ? " TILED=YES BLOCKXSIZE=32 BLOCKYSIZE=16" : " BLOCKYSIZE=7")
                            + (n % 3 == 0 ? " ENDIANNESS=BIG" : "")
                            + (n % 5 == 0 ? " BIGTIFF=YES" : ""));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyKindOfFile(String options) throws Exception {
        Path file = translate(options);

        isReadAsGdalReadsIt(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Area", "Point"})
    void placeIsThatOfGdal(String interpretation) throws Exception {
        Path file = translate("Float32 -mo AREA_OR_POINT=" + interpretation);

        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTransform place = reader.info().geoTransform().orElseThrow();
            Object info = Gdal.info(file);
            assertThat(place.west()).isCloseTo((Double) Gdal.at(info, "geoTransform", 0), within(1e-9));
            assertThat(place.north()).isCloseTo((Double) Gdal.at(info, "geoTransform", 3), within(1e-9));
            assertThat(place.pixelWidth()).isEqualTo(Gdal.at(info, "geoTransform", 1));
            assertThat(-place.pixelHeight()).isEqualTo(Gdal.at(info, "geoTransform", 5));
            assertThat(reader.info().pixelInterpretation())
                    .isEqualTo(PixelInterpretation.valueOf(interpretation.toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void tilesNeverWrittenAreNodata() throws Exception {
        Path source = folder.resolve("empty-source.tif");
        GeoTiffSpec spec = GeoTiffSpec.builder(100, 90)
                .nodata(-9999)
                .geoTransform(new GeoTransform(0, 0, 1, 1))
                .crs(Crs.utm(12, true))
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(source, spec)) {
            writer.write(w -> {
                float[] pixels = new float[w.pixels()];
                Arrays.fill(pixels, -9999);
                pixels[0] = 5;
                return Samples.of(pixels);
            });
            writer.finish();
        }
        Path file = folder.resolve("sparse.tif");
        String[] sparse = {
            "-co",
            "TILED=YES",
            "-co",
            "BLOCKXSIZE=16",
            "-co",
            "BLOCKYSIZE=16",
            "-co",
            "SPARSE_OK=TRUE",
            "-co",
            "COMPRESS=LZW"
        };
        run(source, file, sparse);

        isReadAsGdalReadsIt(file);
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            float[] pixels = new float[100 * 90];
            List<PixelTarget> all = List.of(PixelTarget.of(new TileWindow(1, 0, 0, 100, 90), pixels));
            assertThat(reader.plan(0, all).blocks()).isEqualTo(1);
            reader.read(0, all);
            assertThat(pixels[0]).isEqualTo(5);
            assertThat(pixels[100 * 90 - 1]).isEqualTo(-9999);
        }
    }

    @Test
    void overviewsAreLevels() throws Exception {
        Path file = translate("UInt16 COMPRESS=DEFLATE TILED=YES");
        Gdal.run("gdaladdo", "-q", "-r", "nearest", file.toString(), "2", "4");

        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            assertThat(reader.info().levels())
                    .extracting(GeoTiffInfo.Level::width, GeoTiffInfo.Level::height)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(203, 101),
                            org.assertj.core.groups.Tuple.tuple(102, 51),
                            org.assertj.core.groups.Tuple.tuple(51, 26));
            byte[] half = Gdal.pixels(file, "-oo", "OVERVIEW_LEVEL=0", "-b", "2");
            Samples read = reader.read(1, new TileWindow(2, 0, 0, 102, 51));
            assertThat(ReadEveryVariantTest.bytes(read, SampleType.UINT16)).isEqualTo(half);
        }
    }

    static void isReadAsGdalReadsIt(Path file) throws Exception {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTiffInfo info = reader.info();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            for (int band = 1; band <= info.bandCount(); band++) {
                Samples samples = reader.read(new TileWindow(band, 0, 0, info.width(), info.height()));
                read.write(ReadEveryVariantTest.bytes(samples, info.sampleType()));
            }
            assertThat(read.toByteArray()).isEqualTo(Gdal.pixels(file));
            @Nullable Object nodata = Gdal.at(Gdal.info(file), "bands", 0, "noDataValue");
            assertThat(info.nodata().isPresent() ? info.nodata().getAsDouble() : null)
                    .isEqualTo(nodata);
        }
    }

    /** Three bands of 203 × 101 as GDAL writes them with these creation options ({@code A=B}) and switches. */
    private static Path translate(String options) throws Exception {
        Path source = folder.resolve("source.tif");
        if (!Files.exists(source)) {
            GeoTiffSpec spec = GeoTiffSpec.builder(203, 101)
                    .bands(3)
                    .sampleType(SampleType.FLOAT64)
                    .geoTransform(new GeoTransform(400_000, 4_500_000, 80, 40))
                    .crs(Crs.utm(12, true))
                    .build();
            try (GeoTiffWriter writer = GeoTiffWriter.open(source, spec)) {
                writer.write(GdalWritesTest::field);
                writer.finish();
            }
        }
        List<String> command = new ArrayList<>();
        for (String option : options.split(" ", -1)) {
            if (command.isEmpty()) {
                command.addAll(List.of("-ot", option));
            } else {
                command.addAll(
                        option.matches("[A-Z]+=.*") && !option.startsWith("AREA")
                                ? List.of("-co", option)
                                : List.of(option));
            }
        }
        Path file = folder.resolve(Integer.toHexString(options.hashCode()) + ".tif");
        run(source, file, command.toArray(String[]::new));
        return file;
    }

    private static Samples field(TileWindow w) {
        double[] pixels = new double[w.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            int x = w.x() + i % w.width();
            int y = w.y() + i / w.width();
            pixels[i] = 100 + 50 * Math.sin(x / 9.0) * Math.cos(y / 7.0) + 30.0 * w.band() + (x * y % 11 == 0 ? 20 : 0);
        }
        return Samples.of(pixels);
    }

    private static void run(Path from, Path to, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("gdal_translate", "-q"));
        command.addAll(List.of(options));
        command.addAll(List.of(from.toString(), to.toString()));
        Gdal.run(command.toArray(String[]::new));
    }
}
