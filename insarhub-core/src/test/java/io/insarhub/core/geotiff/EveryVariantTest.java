package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of file is what TIFF 6.0, BigTIFF, GeoTIFF 1.0 and GDAL's two private tags say it should be. */
class EveryVariantTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isWrittenAsTheFormatsSay(SampleType type) throws Exception {
        int checked = 0;
        for (Variant variant : Variant.all(type).toList()) {
            Path file = variant.write(folder);
            check(variant, TiffProbe.open(file));
            Files.delete(file);
            checked++;
        }
        assertThat(checked).isEqualTo((type.isFloatingPoint() ? 3 : 2) * 2 * 2 * 4 * 3 * 2 * 2);
    }

    private static void check(Variant variant, TiffProbe tiff) {
        TiffProbe.Image image = tiff.raster();
        String what = variant.toString();
        assertThat(tiff.isBig()).as(what).isEqualTo(variant.bigTiff());
        assertThat(tiff.images()).as(what).hasSize(1);
        assertThat(image.width()).as(what).isEqualTo(variant.width());
        assertThat(image.height()).as(what).isEqualTo(variant.height());
        for (int band = 1; band <= variant.bands(); band++) {
            assertThat(image.band(band)).as(what).isEqualTo(variant.band(band).bytes());
        }
        checkStructure(variant, image);
        checkPlace(variant, image);
        checkTexts(variant, image);
    }

    private static void checkStructure(Variant variant, TiffProbe.Image image) {
        String what = variant.toString();
        int bands = variant.bands();
        int format =
                variant.type().isFloatingPoint() ? 3 : variant.type().name().startsWith("U") ? 1 : 2;
        assertThat(image.number(277)).as(what).isEqualTo(bands);
        assertThat(image.numbers(258))
                .as(what)
                .hasSize(bands)
                .containsOnly(8L * variant.type().bytes());
        assertThat(image.numbers(339)).as(what).hasSize(bands).containsOnly((long) format);
        assertThat(image.number(284)).as(what).isEqualTo(bands == 1 ? 1 : 2);
        assertThat(image.has(338)).as(what).isEqualTo(bands > 1);
        if (bands > 1) {
            assertThat(image.numbers(338)).as(what).containsExactly(0, 0);
        }
        assertThat(image.number(259)).as(what).isEqualTo(variant.deflate() ? 8 : 1);
        assertThat(image.has(317)).as(what).isEqualTo(variant.deflate());
        if (variant.deflate()) {
            assertThat(image.number(317)).as(what).isEqualTo(variant.type().isFloatingPoint() ? 3 : 2);
        }
        boolean oneTile = variant.width() <= Variant.TILE && variant.height() <= Variant.TILE;
        // GeoTools cannot read three bands of one tile each
        assertThat(image.isTiled()).as(what).isEqualTo(bands != 3 || !oneTile);
        if (image.isTiled()) {
            assertThat(image.tileWidth()).as(what).isEqualTo(Variant.TILE);
            assertThat(image.tileHeight()).as(what).isEqualTo(Variant.TILE);
        }
    }

    private static void checkPlace(Variant variant, TiffProbe.Image image) {
        String what = variant.toString();
        GeoTransform place = variant.place();
        boolean point = variant.interpretation() == PixelInterpretation.POINT;
        double half = point ? 0.5 : 0;
        assertThat(image.doubles(33550)).as(what).containsExactly(place.pixelWidth(), place.pixelHeight(), 0);
        assertThat(image.doubles(33922))
                .as(what)
                .containsExactly(
                        new double[] {
                            0,
                            0,
                            0,
                            place.west() + half * place.pixelWidth(),
                            place.north() - half * place.pixelHeight(),
                            0
                        },
                        within(1e-12));
        assertThat(image.geoKey(1025)).as(what).isEqualTo(point ? 2 : 1);
        if (variant.epsg() == 4326) {
            assertThat(image.geoKey(1024)).as(what).isEqualTo(2);
            assertThat(image.geoKey(2048)).as(what).isEqualTo(4326);
        } else {
            assertThat(image.geoKey(1024)).as(what).isEqualTo(1);
            assertThat(image.geoKey(3072)).as(what).isEqualTo(variant.epsg());
            assertThat(image.geoKey(3076)).as(what).isEqualTo(9001);
        }
        assertThat(image.geoKey(2054)).as(what).isEqualTo(9102);
    }

    private static void checkTexts(Variant variant, TiffProbe.Image image) {
        String what = variant.toString();
        assertThat(image.has(42113)).as(what).isEqualTo(!variant.nodata().equals("none"));
        if (variant.nodata().equals("number")) {
            assertThat(Double.parseDouble(image.text(42113))).as(what).isEqualTo(variant.nodataNumber());
        } else if (variant.nodata().equals("NaN")) {
            assertThat(image.text(42113)).as(what).isEqualTo("nan");
        }
        assertThat(image.text(42112))
                .as(what)
                .contains("<Item name=\"source\">velocity.h5 &amp;amp; co</Item>")
                .contains("<Item name=\"date\" sample=\"0\">20200101</Item>")
                .contains("<Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">Band &lt;1&gt; γ</Item>");
        assertThat(image.text(34737)).as(what).contains(variant.epsg() == 32733 ? "WGS 84 / UTM zone 33S|" : "WGS 84");
    }
}
