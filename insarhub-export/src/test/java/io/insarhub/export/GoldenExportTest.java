package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.JsonFiles;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.SampleType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rasters that InSARHub 0.4 made of the same files, as GDAL saw them: every pixel, place, date and unit. */
class GoldenExportTest {

    private static final String VALIDATOR = "osgeo_utils.samples.validate_cloud_optimized_geotiff";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "velocity",
                "velocity_utm_south",
                "velocity_nodata_none",
                "timeseries",
                "temporalCoherence",
                "avgSpatialCoh",
                "demErr",
                "numInvIfgram",
                "maskTempCoh"
            })
    void everyRasterEqualsTheExpectedOne(String name) throws Exception {
        Map<?, ?> expected = JsonFiles.read(Golden.resource("golden/export/expected/" + name + ".json"), Map.class);

        List<Path> written = GeoTiffExport.of(Golden.h5(name, folder)).toFolder(folder);

        assertThat(written)
                .extracting(tif -> tif.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(keys(expected));
        for (Path tif : written) {
            check(tif, (Map<?, ?>) at(expected, tif.getFileName().toString()));
        }
    }

    @Test
    void gdalReadsTheSamePixelsFromPlainAndCloudOptimisedFiles() throws Exception {
        Gdal.assumeInstalled("gdal_translate");
        Path h5 = Golden.h5("timeseries", folder);
        Map<?, ?> expected = JsonFiles.read(Golden.resource("golden/export/expected/timeseries.json"), Map.class);
        Path plain = GeoTiffExport.of(h5).to(folder.resolve("plain.tif"));
        Path cloud = GeoTiffExport.of(h5)
                .with(ExportOptions.builder().cloudOptimized(true).build())
                .to(folder.resolve("cloud.tif"));

        for (Path tif : List.of(plain, cloud)) {
            String info = Gdal.run("gdalinfo", "-checksum", tif.toString());
            for (Object band : (List<?>) at(expected, "timeseries.tif", "bands")) {
                assertThat(info).contains("Checksum=" + at(band, "checksum"));
                assertThat(info).contains("date=" + at(band, "metadata", "", "date"));
                assertThat(info).contains("Description = " + at(band, "metadata", "", "date"));
            }
        }
        assertThat(Gdal.run("gdalinfo", cloud.toString())).contains("LAYOUT=COG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"velocity", "timeseries", "temporalCoherence", "maskTempCoh"})
    void gdalsValidatorAcceptsCloudOptimisedFiles(String name) throws Exception {
        Gdal.assumeHas(VALIDATOR);
        List<Path> written = GeoTiffExport.of(Golden.h5(name, folder))
                .with(ExportOptions.builder().cloudOptimized(true).build())
                .toFolder(folder);

        for (Path tif : written) {
            assertThat(Gdal.run(Gdal.python(), "-m", VALIDATOR, "--full-check=yes", tif.toString()))
                    .contains(tif + " is a valid cloud optimized GeoTIFF");
            try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
                assertThat(reader.info().levels()).hasSizeGreaterThan(1);
            }
        }
    }

    private static void check(Path tif, Map<?, ?> expected) throws Exception {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            GeoTiffInfo info = reader.info();
            List<?> place = (List<?>) at(expected, "geoTransform");
            List<?> bands = (List<?>) at(expected, "bands");
            assertThat(List.of((long) info.width(), (long) info.height())).isEqualTo(at(expected, "size"));
            assertThat(info.geoTransform())
                    .hasValue(new GeoTransform(
                            number(place.get(0)), number(place.get(3)), number(place.get(1)), -number(place.get(5))));
            assertThat(String.valueOf(info.epsg().orElse(0))).isEqualTo(at(expected, "coordinateSystem", "epsg"));
            assertThat(info.nodata()).hasValue(number(at(bands.get(0), "noDataValue")));
            assertThat(info.sampleType())
                    .isEqualTo(at(bands.get(0), "type").equals("Byte") ? SampleType.UINT8 : SampleType.FLOAT32);
            assertThat(info.tags()).containsEntry("units", (String) at(expected, "metadata", "", "units"));
            assertThat(info.tags()).containsKeys("source", "dataset");
            assertThat(info.bandCount()).isEqualTo(bands.size());
            for (int band = 1; band <= bands.size(); band++) {
                Object date = ((Map<?, ?>) at(bands.get(band - 1), "metadata")).get("") instanceof Map<?, ?> tags
                        ? tags.get("date")
                        : null;
                assertThat(info.bandTags().get(band - 1).get("date")).isEqualTo(date);
                assertThat(info.bandDescriptions().get(band - 1)).isEqualTo(date == null ? "" : date);
                assertThat(Golden.sha256(tif, band))
                        .as("%s, band %d", tif.getFileName(), band)
                        .isEqualTo(((List<?>) at(expected, "bands_sha256_little_endian_row_major")).get(band - 1));
            }
        }
        assertThat(Files.size(tif)).isPositive();
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).toList();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Object at(Object json, String... path) {
        Object here = json;
        for (String step : path) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(step), step);
        }
        return here;
    }
}
