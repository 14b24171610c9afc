package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GDAL reads every kind of file back as it was meant: pixels to the bit, nodata, place, system, texts. */
class GdalReadsEveryVariantTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void gdal() {
        Gdal.assumeInstalled("gdalinfo", "gdal_translate");
    }

    @ParameterizedTest
    @MethodSource("io.insarhub.core.geotiff.Variant#pairwise")
    void everyPairOfChoices(Variant variant) throws Exception {
        isReadAsItWasMeant(variant);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("io.insarhub.core.geotiff.Variant#all")
    void everyVariant(Variant variant) throws Exception {
        isReadAsItWasMeant(variant);
    }

    private void isReadAsItWasMeant(Variant variant) throws Exception {
        Path file = variant.write(folder);

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int band = 1; band <= variant.bands(); band++) {
            expected.write(variant.band(band).bytes());
        }
        byte[] pixels = Gdal.pixels(file);
        // GDAL never makes an ENVI file of less than two bytes
        assertThat(pixels).hasSize(Math.max(2, expected.size()));
        assertThat(Arrays.copyOf(pixels, expected.size())).isEqualTo(expected.toByteArray());

        Object info = Gdal.info(file);
        assertThat(Gdal.at(info, "size")).isEqualTo(List.of((double) variant.width(), (double) variant.height()));
        checkPlace(variant, info);
        checkStructure(variant, info);
        assertThat((List<?>) Gdal.at(info, "bands")).hasSize(variant.bands());
        for (int band = 1; band <= variant.bands(); band++) {
            checkBand(variant, band, Gdal.at(info, "bands", band - 1));
        }
    }

    private static void checkPlace(Variant variant, @Nullable Object info) {
        GeoTransform place = variant.place();
        double[] expected = {place.west(), place.pixelWidth(), 0, place.north(), 0, -place.pixelHeight()};
        // GDAL shifts points by half a pixel on its own, which may round in the last place
        for (int i = 0; i < expected.length; i++) {
            assertThat((Double) Gdal.at(info, "geoTransform", i))
                    .isCloseTo(expected[i], within(1e-9 * place.pixelWidth()));
        }
        assertThat((String) Gdal.at(info, "coordinateSystem", "wkt")).endsWith("ID[\"EPSG\"," + variant.epsg() + "]]");
    }

    private static void checkStructure(Variant variant, @Nullable Object info) {
        boolean point = variant.interpretation() == PixelInterpretation.POINT;
        assertThat(Gdal.at(info, "metadata", ""))
                .isEqualTo(Map.of(
                        "AREA_OR_POINT", point ? "Point" : "Area", "source", "velocity.h5 & co", "units", "m/year"));
        Object structure = Gdal.at(info, "metadata", "IMAGE_STRUCTURE");
        assertThat(Gdal.at(structure, "INTERLEAVE")).isEqualTo("BAND");
        assertThat(Gdal.at(structure, "COMPRESSION")).isEqualTo(variant.deflate() ? "DEFLATE" : null);
        String predictor = variant.type().isFloatingPoint() ? "3" : "2";
        assertThat(Gdal.at(structure, "PREDICTOR")).isEqualTo(variant.deflate() ? predictor : null);
    }

    private static void checkBand(Variant variant, int number, @Nullable Object band) {
        // before 3.7, GDAL had no name for signed bytes
        assertThat(Gdal.at(band, "type"))
                .isIn(
                        variant.type() == SampleType.INT8 ? "Byte" : "",
                        switch (variant.type()) {
                            case UINT8 -> "Byte";
                            case INT8 -> "Int8";
                            case INT16 -> "Int16";
                            case UINT16 -> "UInt16";
                            case INT32 -> "Int32";
                            case UINT32 -> "UInt32";
                            case FLOAT32 -> "Float32";
                            case FLOAT64 -> "Float64";
                        });
        assertThat(Gdal.at(band, "description")).isEqualTo("Band <" + number + "> γ");
        assertThat(Gdal.at(band, "metadata", ""))
                .isEqualTo(Map.of("date", "2020010" + number, "note", "a & b < \"c\" 'é'"));
        Object nodata = Gdal.at(band, "noDataValue");
        switch (variant.nodata()) {
            case "none" -> assertThat(nodata).isNull();
            case "NaN" -> assertThat(nodata).hasToString("NaN");
            default -> assertThat(nodata).isEqualTo(variant.nodataNumber());
        }
    }
}
