package io.insarhub.export.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.export.GeoTiffExport;
import io.insarhub.export.H5;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 18: the coordinate system was lost, files named {@code geo_…} were refused, and "None" was no value for no data. */
class Pain18LostOnExportTest {

    @TempDir
    private Path folder;

    @Test
    void aGeocodedFileWithoutNoDataKeepsItsPlaceAndItsPixels() {
        float[][] values = {{1, 2, 0}, {4, Float.NaN, 6}};
        Path h5 = H5.velocity(values)
                .with("EPSG", "32733")
                .with("NO_DATA_VALUE", "None")
                .write(folder.resolve("geo_velocity.h5"));
        Path tif = folder.resolve("geo_velocity.tif");

        GeoTiffExport.of(h5).to(tif);

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().epsg()).hasValue(32733);
            assertThat(reader.info().nodata()).hasValue(-9999);
            assertThat(reader.readFloats(0, new TileWindow(1, 0, 0, 3, 2))).containsExactly(1, 2, 0, 4, -9999, 6);
        }
    }
}
