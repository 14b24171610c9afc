package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are stored, named or broken in all the ways that happen. */
class OddFilesTest {

    private static final float[][] VALUES = {{1, 2, 0}, {-9999, Float.NaN, Float.NEGATIVE_INFINITY}};

    @TempDir
    Path folder;

    private Path h5;
    private Path tif;

    @BeforeEach
    void names() {
        h5 = folder.resolve("velocity.h5");
        tif = folder.resolve("velocity.tif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nan", "NaN", ""})
    void withoutNoDataOnlyWhatIsNoNumberBecomesNoData(String said) {
        GeoTiffExport.of(H5.velocity(VALUES).with("NO_DATA_VALUE", said).write(h5))
                .to(tif);

        assertThat(pixels(tif)).containsExactly(1, 2, 0, -9999, -9999, -9999);
    }

    @Test
    void theNoDataValueBecomesNoData() {
        GeoTiffExport.of(H5.velocity(VALUES).with("NO_DATA_VALUE", "0.0").write(h5))
                .to(tif);

        assertThat(pixels(tif)).containsExactly(1, 2, -9999, -9999, -9999, -9999);
    }

    @Test
    void attributesMayBeNumbersOrBytesAndInAnyCase() {
        H5 odd = H5.velocity(VALUES)
                .without("X_FIRST")
                .without("Y_STEP")
                .without("WIDTH")
                .without("EPSG")
                .with("x_first", 400000.0)
                .with("y_step", new double[] {-80})
                .with("Width", 3)
                .with("epsg", 32733);

        GeoTiffExport.of(odd.write(h5)).to(tif);

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().epsg()).hasValue(32733);
            assertThat(reader.info().geoTransform().orElseThrow().west()).isEqualTo(400000);
        }
    }

    /** Fixed and variable text, bytes, whole and broken numbers, arrays of one, an empty one; 64-bit big-endian pixels. */
    @Test
    void attributesAreReadAsPythonStoresThem() {
        Path h5py = Golden.resource("storage/velocity_attributes.h5");

        GeoTiffExport.of(h5py).to(tif);

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().epsg()).hasValue(32733);
            assertThat(reader.info().geoTransform()).hasValue(new GeoTransform(400000, 4000000, 80, 80));
            assertThat(reader.info().tags()).containsEntry("units", "m/Jahr – für");
        }
        assertThat(numbers(tif))
                .isEqualTo(IntStream.range(0, 12).mapToObj(i -> (double) i).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG, 32733, UTM_ZONE, 12N, 32733",
        "EPSG, EPSG:32733, UTM_ZONE, 12N, 32733",
        "EPSG, None, UTM_ZONE, 33S, 32733",
        "EPSG, '', UTM_ZONE, 33N, 32633",
        "REF_LAT, -12.5, UTM_ZONE, 33, 32733",
        "REF_LAT, 12.5, UTM_ZONE, 33, 32633",
        "REF_LAT, 3958520.0, UTM_ZONE, 33, 32633",
        "LAT_REF1, -5.5, UTM_ZONE, 33, 32733",
        "REF_LAT, None, X_UNIT, degrees, 4326"
    })
    void theCoordinateSystemIsWhatTheAttributesSay(String name, String value, String other, String text, int epsg) {
        H5 file = H5.velocity(VALUES).without("EPSG").with(name, value).with(other, text);

        GeoTiffExport.of(file.write(h5)).to(tif);

        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            assertThat(reader.info().epsg()).hasValue(epsg);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X_FIRST, '', radar coordinates",
        "Y_FIRST, '', radar coordinates",
        "X_STEP, '', is missing",
        "X_STEP, abc, is no number",
        "Y_STEP, 80, north-west to south-east",
        "WIDTH, 2, contradict the dataset",
        "EPSG, '', nothing tells what the coordinates are",
        "EPSG, UTM, is no EPSG code",
        "EPSG, 900913, cannot be written",
        "X_FIRST, NaN, is no number",
        "NO_DATA_VALUE, lots, is no number"
    })
    void attributesThatCannotBeUsedAreNamed(String name, String value, String message) {
        H5 file = H5.velocity(VALUES).with(name, value);

        refused(file.write(h5), message);
    }

    @Test
    void exchangedRowsAndColumnsAreNamed() {
        H5 file = H5.velocity(VALUES).with("WIDTH", "2").with("LENGTH", "3");

        refused(file.write(h5), "rows and columns are exchanged");
    }

    @Test
    void aStackInRadarCoordinatesIsToldToGeocode() {
        H5 file = H5.velocity(VALUES).without("X_FIRST").without("Y_FIRST");

        refused(file.write(h5), "geocode.py");
    }

    @Test
    void everyStorageGivesTheSamePixels() {
        float[][][] values = H5.ramp(5, 30, 41);
        Path file = folder.resolve("timeseries_ERA5.h5");
        List<H5> forms = List.of(
                H5.series(values),
                H5.series(values).chunked(2, 7, 10),
                H5.series(values).deflated(3, 30, 41),
                H5.series(values).packed(2, 7, 10),
                H5.series(values).packed(5, 1, 41));
        for (H5 form : forms) {
            GeoTiffExport.of(form.write(file)).to(tif);
            for (int band = 1; band <= 5; band++) {
                float first = 1 + (band - 1) * 30 * 41;
                assertThat(pixels(tif, band)).startsWith(first, first + 1).endsWith(first + 30 * 41 - 1);
            }
        }
    }

    @Test
    void lzfAndBooleansAreReadFromRealFiles() {
        Path incidence = GeoTiffExport.of(Golden.resource("mintpy/geometryGeo.h5"))
                .dataset("incidenceAngle")
                .to(folder.resolve("incidence.tif"));
        Path mask = GeoTiffExport.of(Golden.resource("mintpy/maskTempCoh.h5")).to(folder.resolve("mask.tif"));

        assertThat(numbers(incidence)).hasSize(52 * 72).allMatch(angle -> angle == -9999 || (angle > 20 && angle < 60));
        // what h5py reads: the ends of both chunks
        assertThat(List.of(0, 25 * 72 + 71, 26 * 72, 51 * 72 + 71))
                .extracting(numbers(incidence)::get)
                .containsExactly(39.17280197143555, 38.83200454711914, 39.17280197143555, 38.83200454711914);
        assertThat(numbers(mask)).contains(1.0).allMatch(v -> v == 0 || v == 1 || v == 255);
    }

    @Test
    void geometryNeedsADatasetToBeNamed() {
        assertThatThrownBy(() -> GeoTiffExport.of(Golden.resource("mintpy/geometryGeo.h5"))
                        .to(tif))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("incidenceAngle");
    }

    @ParameterizedTest
    @CsvSource({
        "real_velocity.h5, velocity",
        "real_velocity.h5, velocityStd",
        "real_temporalCoherence.h5, temporalCoherence"
    })
    void realResultsExportPixelByPixel(String name, String dataset) {
        Path real = Golden.resource("mintpy/" + name);
        float[][] expected;
        try (HdfFile hdf = new HdfFile(real)) {
            expected = (float[][]) hdf.getDatasetByPath(dataset).getData();
        }

        Path exported = GeoTiffExport.of(real).dataset(dataset).to(tif);

        try (GeoTiffReader reader = GeoTiffReader.open(exported)) {
            assertThat(reader.info().epsg()).hasValue(4326);
            assertThat(reader.info().width()).isEqualTo(541);
        }
        float[] pixels = pixels(exported);
        assertThat(pixels).hasSize(541 * 541);
        for (int i = 0; i < pixels.length; i++) {
            float value = expected[i / 541][i % 541];
            assertThat(pixels[i]).isEqualTo(Float.isNaN(value) ? -9999 : value);
        }
    }

    @Test
    void eachDatasetOfAFitHasItsOwnUnits() {
        Path h5 = H5.velocity(VALUES)
                .dataset("intercept", VALUES, "m")
                .dataset("annualPhase", VALUES, "radian")
                .dataset("residue", VALUES)
                .write(folder.resolve("velocity.h5"));

        GeoTiffExport.of(h5).toFolder(folder);

        assertThat(units(folder.resolve("velocity.tif"))).isEqualTo("m/year");
        assertThat(units(folder.resolve("velocity_intercept.tif"))).isEqualTo("m");
        assertThat(units(folder.resolve("velocity_annualPhase.tif"))).isEqualTo("radian");
        assertThat(units(folder.resolve("velocity_residue.tif"))).isEqualTo("m/year");
    }

    @Test
    void aConversionIsMadeOfTheDatasetsThatItSuits() throws IOException {
        Path h5 = H5.velocity(VALUES)
                .dataset("intercept", VALUES, "m")
                .dataset("annualPhase", VALUES, "radian")
                .write(folder.resolve("velocity.h5"));
        ExportOptions millimeters = ExportOptions.builder()
                .conversion(Conversion.METERS_TO_MILLIMETERS)
                .build();

        FolderExport.Report report = FolderExport.of(folder).with(millimeters).run();

        assertThat(report.failures()).isEmpty();
        assertThat(pixels(folder.resolve("velocity.tif"))).startsWith(1000, 2000);
        assertThat(pixels(folder.resolve("velocity_intercept.tif"))).startsWith(1000, 2000);
        assertThat(units(folder.resolve("velocity_intercept.tif"))).isEqualTo("mm");
        assertThat(pixels(folder.resolve("velocity_annualPhase.tif"))).startsWith(1, 2);
        assertThat(units(folder.resolve("velocity_annualPhase.tif"))).isEqualTo("radian");
        assertThatThrownBy(() -> GeoTiffExport.of(h5)
                        .dataset("annualPhase")
                        .with(millimeters)
                        .to(folder.resolve("x.tif")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("radian");
    }

    @Test
    void conversionsChangeValuesAndUnits() {
        Path millimeters = export(H5.velocity(VALUES).with("NO_DATA_VALUE", -9999), Conversion.METERS_TO_MILLIMETERS);
        assertThat(pixels(millimeters)).startsWith(1000, 2000, 0, -9999);
        assertThat(units(millimeters)).isEqualTo("mm/year");

        Path meters = export(
                H5.velocity(VALUES).with("UNIT", "radian").with("WAVELENGTH", "0.0554657646"),
                Conversion.RADIANS_TO_METERS);
        assertThat(pixels(meters)[0]).isEqualTo((float) (-0.0554657646 / (4 * Math.PI)));
        assertThat(units(meters)).isEqualTo("m");

        assertThatThrownBy(() -> export(H5.velocity(VALUES).with("UNIT", "1"), Conversion.METERS_TO_MILLIMETERS))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("not in metres");
    }

    @Test
    void aFileCutAnywhereIsRefusedOrWhole() throws IOException {
        byte[] whole = Files.readAllBytes(
                H5.series(H5.ramp(4, 20, 20)).packed(2, 10, 10).write(folder.resolve("timeseries.h5")));
        Path cut = folder.resolve("timeseries_cut.h5");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GeoTiffExport.of(cut).to(tif))
                    .as("cut at %d of %d", length, whole.length)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("timeseries_cut.h5");
            nothingIsLeft();
        }
    }

    @Test
    void aFlippedByteNeverEscapesAsAnotherError() throws IOException {
        byte[] whole = Files.readAllBytes(
                H5.series(H5.ramp(2, 10, 10)).packed(2, 10, 10).write(folder.resolve("timeseries.h5")));
        Path broken = folder.resolve("timeseries_broken.h5");
        for (int at = 0; at < whole.length; at += 5) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) 0xA5;
            Files.write(broken, bytes);
            try {
                GeoTiffExport.of(broken).to(tif);
            } catch (BadFileException | BadOptionException named) {
                assertThat(named).hasMessageNotContaining("null");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, szip", "6, scale-offset", "32015, zstandard", "777, unknown filter"})
    void unknownFiltersAreRefusedByName(int filter, String name) {
        H5.velocity(VALUES).filtered(new UnknownFilter(filter), 2, 3).write(h5);

        refused(h5, name);
    }

    @Test
    void whatIsNoHdf5IsRefused() throws IOException {
        Files.writeString(h5, "<html>Not Found</html>");

        refused(h5, "is no HDF5 file");
        refused(folder.resolve("none.h5"), "does not exist");
        refused(folder, "is a folder");
    }

    @Test
    void cancelledLeavesTheOldFile() throws IOException {
        Files.writeString(tif, "old");
        Path file = H5.series(H5.ramp(3, 300, 300)).packed(1, 50, 50).write(folder.resolve("timeseries.h5"));
        Cancellation cancellation = new Cancellation();

        assertThatThrownBy(() -> GeoTiffExport.of(file)
                        .listener(progress -> cancellation.cancel())
                        .cancellation(cancellation)
                        .to(tif))
                .isInstanceOf(CancelledException.class);
        assertThat(tif).hasContent("old");
        assertThat(filesThere()).containsExactlyInAnyOrder("timeseries.h5", "velocity.tif");
    }

    @ParameterizedTest
    @CsvSource({"1100, 1000, 9", "300, 3000, 9", "300, 300, 60"})
    void littleMemoryGivesTheSamePixels(int rows, int columns, int bands) {
        Path file =
                H5.series(H5.ramp(bands, rows, columns)).deflated(bands, 60, 70).write(folder.resolve("timeseries.h5"));
        Path wide = GeoTiffExport.of(file).to(folder.resolve("wide.tif"));
        Path narrow = GeoTiffExport.of(file)
                .with(ExportOptions.builder().memoryMb(16).threads(1).build())
                .to(folder.resolve("narrow.tif"));

        for (int band = 1; band <= bands; band += 4) {
            assertThat(pixels(narrow, band)).isEqualTo(pixels(wide, band));
            assertThat(pixels(wide, band)[rows * columns - 1]).isEqualTo(band * rows * columns);
        }
    }

    @Test
    void optionsSurviveTheirMap() {
        ExportOptions options =
                ExportOptions.of(Map.of("compression_level", 1, "conversion", "radians_to_meters", "x", "y"));

        assertThat(ExportOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.toMap()).containsEntry("x", "y").containsEntry("compression_level", 1L);
        assertThatThrownBy(() -> ExportOptions.of(Map.of("threads", 0)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("threads");
    }

    private Path export(H5 file, Conversion conversion) {
        return GeoTiffExport.of(file.write(h5))
                .with(ExportOptions.builder().conversion(conversion).build())
                .to(tif);
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> GeoTiffExport.of(file).to(tif))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(String.valueOf(file.getFileName()));
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        assertThat(filesThere()).noneMatch(name -> name.contains(".tif"));
    }

    private List<String> filesThere() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String units(Path tif) {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return reader.info().tags().getOrDefault("units", "");
        }
    }

    private static List<Double> numbers(Path tif) {
        float[] pixels = pixels(tif);
        return IntStream.range(0, pixels.length)
                .mapToObj(i -> (double) pixels[i])
                .toList();
    }

    private static float[] pixels(Path tif) {
        return pixels(tif, 1);
    }

    private static float[] pixels(Path tif, int band) {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return reader.readFloats(
                    0,
                    new TileWindow(
                            band, 0, 0, reader.info().width(), reader.info().height()));
        }
    }
}
