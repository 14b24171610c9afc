package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of file that is written here is read back as it was meant: pixels to the bit, nodata, place, texts. */
class ReadEveryVariantTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(SampleType type) throws Exception {
        int checked = 0;
        for (Variant variant : Variant.all(type).toList()) {
            Path file = variant.write(folder);
            try (GeoTiffReader reader = GeoTiffReader.open(file)) {
                check(variant, reader);
            }
            Files.delete(file);
            checked++;
        }
        assertThat(checked).isEqualTo((type.isFloatingPoint() ? 3 : 2) * 2 * 2 * 4 * 3 * 2 * 2);
    }

    private static void check(Variant variant, GeoTiffReader reader) {
        String what = variant.toString();
        GeoTiffInfo info = reader.info();
        assertThat(info.width()).as(what).isEqualTo(variant.width());
        assertThat(info.height()).as(what).isEqualTo(variant.height());
        assertThat(info.bandCount()).as(what).isEqualTo(variant.bands());
        assertThat(info.sampleType()).as(what).isEqualTo(variant.type());
        assertThat(info.levels()).as(what).hasSize(1);
        for (int band = 1; band <= variant.bands(); band++) {
            TileWindow all = new TileWindow(band, 0, 0, variant.width(), variant.height());
            assertThat(bytes(reader.read(all), variant.type()))
                    .as(what)
                    .isEqualTo(variant.band(band).bytes());
        }
        GeoTransform place = info.geoTransform().orElseThrow();
        double tolerance = 1e-9 * place.pixelWidth();
        assertThat(place.west()).as(what).isCloseTo(variant.place().west(), within(tolerance));
        assertThat(place.north()).as(what).isCloseTo(variant.place().north(), within(tolerance));
        assertThat(place.pixelWidth()).as(what).isEqualTo(variant.place().pixelWidth());
        assertThat(place.pixelHeight()).as(what).isEqualTo(variant.place().pixelHeight());
        assertThat(info.pixelInterpretation()).as(what).isEqualTo(variant.interpretation());
        assertThat(info.epsg()).as(what).hasValue(variant.epsg());
        assertThat(info.crs()).as(what).hasValue(Crs.ofEpsg(variant.epsg()));
        switch (variant.nodata()) {
            case "none" -> assertThat(info.nodata()).as(what).isEmpty();
            case "NaN" -> assertThat(info.nodata()).as(what).hasValue(Double.NaN);
            default -> assertThat(info.nodata()).as(what).hasValue(variant.nodataNumber());
        }
        assertThat(info.tags()).as(what).isEqualTo(Map.of("source", "velocity.h5 & co", "units", "m/year"));
        for (int band = 1; band <= variant.bands(); band++) {
            assertThat(info.bandDescriptions().get(band - 1)).as(what).isEqualTo("Band <" + band + "> γ");
            assertThat(info.bandTags().get(band - 1))
                    .as(what)
                    .isEqualTo(Map.of("date", "2020010" + band, "note", "a & b < \"c\" 'é'"));
        }
    }

    /** Samples as {@link Raw} has them. */
    static byte[] bytes(Samples samples, SampleType type) {
        ByteBuffer out = ByteBuffer.allocate(samples.length() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (samples.array() instanceof byte[] values) {
            out.put(values);
        } else if (samples.array() instanceof short[] values) {
            out.asShortBuffer().put(values);
        } else if (samples.array() instanceof int[] values) {
            out.asIntBuffer().put(values);
        } else if (samples.array() instanceof float[] values) {
            out.asFloatBuffer().put(values);
        } else {
            out.asDoubleBuffer().put((double[]) samples.array());
        }
        return out.array();
    }
}
