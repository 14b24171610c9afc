package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoTiffSpecTest {

    @TempDir
    Path folder;

    @Test
    void defaults() {
        GeoTiffSpec spec = spec(300, 200).build();

        assertThat(spec.tileSize()).isEqualTo(256);
        assertThat(spec.tileColumns()).isEqualTo(2);
        assertThat(spec.tileRows()).isEqualTo(1);
        assertThat(spec.sampleType()).isEqualTo(SampleType.FLOAT32);
        assertThat(spec.bands()).containsExactly(Band.plain());
        assertThat(spec.pixelInterpretation()).isEqualTo(PixelInterpretation.AREA);
        assertThat(spec.nodata()).isEmpty();
        assertThat(spec.tags()).isEmpty();
        assertThat(spec.bigTiff()).isFalse();
        assertThat(spec.cloudOptimized()).isEmpty();
        assertThat(spec).hasToString("300 × 200 pixels, 1 band FLOAT32, EPSG:4326, deflate 6");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 100, 4112, -16})
    void tileSizeIsAMultipleOf16(int tileSize) {
        assertThatThrownBy(() -> spec(10, 10).tileSize(tileSize).build())
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("tileSize: " + tileSize + " is not a multiple of 16 up to 4096");
    }

    @Test
    void sizeBandsPlaceAndSystemAreNeeded() {
        assertThatThrownBy(() -> spec(0, 10).build()).hasMessageContaining("size: 0 × 10 pixels");
        assertThatThrownBy(() -> spec(10, -1).build()).hasMessageContaining("size: 10 × -1 pixels");
        assertThatThrownBy(() -> spec(10, 10).bands(0).build()).hasMessageContaining("bands: 0 given");
        assertThatThrownBy(() -> GeoTiffSpec.builder(1, 1).crs(Crs.ofEpsg(4326)).build())
                .hasMessageContaining("geoTransform: is missing");
        assertThatThrownBy(() -> GeoTiffSpec.builder(1, 1)
                        .geoTransform(new GeoTransform(0, 0, 1, 1))
                        .build())
                .hasMessageContaining("crs: is missing");
        assertThatThrownBy(() -> spec(2_000_000, 2_000_000).build())
                .hasMessageContaining("tileSize: 256 makes 61042969 tiles");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1", "NaN, 1", "1, Infinity"})
    void pixelSizesArePositive(double pixelWidth, double pixelHeight) {
        assertThatThrownBy(() -> new GeoTransform(0, 0, pixelWidth, pixelHeight))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("must be positive and finite");
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 256",
        "UINT8, -1",
        "UINT8, 0.5",
        "UINT8, NaN",
        "INT16, 32768",
        "INT16, -32769",
        "UINT16, -1",
        "UINT16, 65536",
        "INT32, 2147483648",
        "INT32, Infinity",
        "FLOAT32, 1e39"
    })
    void nodataMustFitTheType(SampleType type, double nodata) {
        assertThatThrownBy(() -> spec(1, 1).sampleType(type).nodata(nodata).build())
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("nodata: ");
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 255, 255",
        "INT16, -32768, -32768",
        "INT32, -2147483648, -2147483648",
        "FLOAT32, -9999, -9999",
        "FLOAT32, 0.1, 0.10000000149011612",
        "FLOAT32, -3.4028235e38, -3.4028234663852886E38",
        "FLOAT32, Infinity, inf",
        "FLOAT64, -Infinity, -inf",
        "FLOAT64, 0.1, 0.1",
        "FLOAT64, 1e20, 1.0E20",
        "FLOAT64, NaN, nan"
    })
    void nodataIsWrittenAsPixelsHoldIt(SampleType type, double nodata, String text) {
        Path file = folder.resolve("a.tif");
        GeoTiffSpec spec = spec(1, 1).sampleType(type).nodata(nodata).build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(window -> Samples.allocate(type, 1));
            writer.finish();
        }

        assertThat(TiffProbe.open(file).raster().text(42113)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "4326, GEOGRAPHIC, WGS 84",
        "32601, PROJECTED, WGS 84 / UTM zone 1N",
        "32660, PROJECTED, WGS 84 / UTM zone 60N",
        "32733, PROJECTED, WGS 84 / UTM zone 33S",
        "32661, PROJECTED, EPSG:32661",
        "25832, PROJECTED, EPSG:25832"
    })
    void systemsThatNeedNoDatabase(int epsg, Crs.Kind kind, String name) {
        assertThat(Crs.ofEpsg(epsg)).isEqualTo(new Crs(epsg, kind, name));
    }

    @Test
    void systemsThatTheCallerMustTell() {
        assertThat(Crs.utm(33, false)).isEqualTo(Crs.ofEpsg(32733));
        assertThat(Crs.projected(3857, "WGS 84 / Pseudo-Mercator").kind()).isEqualTo(Crs.Kind.PROJECTED);
        assertThat(Crs.geographic(4258, "ETRS89").kind()).isEqualTo(Crs.Kind.GEOGRAPHIC);
        assertThatThrownBy(() -> Crs.ofEpsg(3857)).hasMessageContaining("use Crs.geographic or Crs.projected");
        assertThatThrownBy(() -> Crs.utm(61, true)).hasMessageContaining("61 is not within 1–60");
        assertThatThrownBy(() -> Crs.projected(102100, "Web"))
                .hasMessageContaining("not a code that GeoTIFF can carry");
        assertThatThrownBy(() -> Crs.projected(3857, "a|b")).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> Crs.projected(3857, "é")).isInstanceOf(BadOptionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a=b", "a:b", "a\nb", "AREA_OR_POINT", "area_or_point"})
    void tagNamesThatGdalCannotKeep(String name) {
        assertThatThrownBy(() -> spec(1, 1).tag(name, "x").build()).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> Band.plain().withTag(name, "x")).isInstanceOf(BadOptionException.class);
    }

    @Test
    void textsThatXmlCannotCarry() {
        assertThatThrownBy(() -> Band.plain().withTag("a", "\u0001")).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> Band.described("\uD800")).isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> new Band("", Map.of("date", "x", "DATE", "y")))
                .hasMessageContaining("differs from another tag's name in upper and lower case only");
    }

    @Test
    void specDoesNotChangeWithItsBuilder() {
        GeoTiffSpec.Builder builder = spec(1, 1).tag("a", "1");
        GeoTiffSpec first = builder.build();
        builder.tag("b", "2").tag("a", "3");

        assertThat(first.tags()).containsExactly(Map.entry("a", "1"));
        assertThatThrownBy(() -> first.tags().put("c", "4")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // 4096 tiles of 1 MiB are 4 GiB
        "63, NONE, false",
        "64, NONE, true",
        // what cannot be packed grows a little
        "63, DEFLATE, false",
        "64, DEFLATE, true"
    })
    void bigTiffWhereTheFileMightOutgrow4Gibibytes(int tileRows, String compression, boolean big) {
        GeoTiffSpec spec = spec(64 * 512, tileRows * 512)
                .tileSize(512)
                .compression(compression.equals("NONE") ? Compression.none() : Compression.deflate(6))
                .build();

        assertThat(TiffLayout.of(spec).isBig()).isEqualTo(big);
    }

    @Test
    void bigTiffCountsBandsAndOverviews() {
        GeoTiffSpec.Builder spec = spec(32 * 512, 31 * 512).tileSize(512);

        assertThat(TiffLayout.of(spec.bands(4).build()).isBig()).isFalse();
        assertThat(TiffLayout.of(spec.bands(5).build()).isBig()).isTrue();
        assertThat(TiffLayout.of(spec.bands(4)
                                .cloudOptimized(OverviewMethod.AVERAGE)
                                .build())
                        .isBig())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, -1})
    void compressionLevels(int level) {
        assertThatThrownBy(() -> Compression.deflate(level))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("level " + level + " is not within 1 (fast) to 9 (small)");
    }

    @Test
    void bandsKeepTheirTagsInOrder() {
        Band band = Band.described("2020-01-03")
                .withTag("date", "20200103")
                .withTag("a", "1")
                .withTag("date", "x");

        assertThat(List.copyOf(band.tags().entrySet())).containsExactly(Map.entry("date", "x"), Map.entry("a", "1"));
    }

    private static GeoTiffSpec.Builder spec(int width, int height) {
        return GeoTiffSpec.builder(width, height)
                .crs(Crs.ofEpsg(4326))
                .geoTransform(new GeoTransform(10, 50, 0.001, 0.001));
    }
}
