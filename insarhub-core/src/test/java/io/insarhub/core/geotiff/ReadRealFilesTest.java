package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.jupiter.api.Test;

/** Files that others made, among them what GeoTools makes of the same ones. */
class ReadRealFilesTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path PHASE = RESOURCES.resolve("hyp3/unw_phase_utm2n_80m.tif");
    private static final Path DECAY_MAP =
            RESOURCES.resolve("golden/folders/python-0.4/p100_f466/decay_maps/S1_coherence_decay_winter_vv.tif");

    @Test
    void phaseOfAProductIsReadAsGeoToolsReadsIt() throws Exception {
        isReadAsGeoToolsReadsIt(PHASE);
    }

    @Test
    void waterMaskOfAProductIsReadAsGeoToolsReadsIt() throws Exception {
        isReadAsGeoToolsReadsIt(RESOURCES.resolve("hyp3/water_mask_utm2n_80m.tif"));
    }

    @Test
    void decayMapOfThePythonProgramIsReadAsGeoToolsReadsIt() throws Exception {
        isReadAsGeoToolsReadsIt(DECAY_MAP);
    }

    @Test
    void whatAProductSaysOfItself() {
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(PHASE)) {
            GeoTiffInfo info = reader.info();
            assertThat(info).hasToString("2314 × 718 pixels, 1 band FLOAT32, EPSG:32602");
            assertThat(info.nodata()).hasValue(0);
            assertThat(info.geoTransform()).hasValue(new GeoTransform(660960, 5950880, 80, 80));
            assertThat(info.crs()).hasValue(Crs.utm(2, true));
            assertThat(info.pixelInterpretation()).isEqualTo(PixelInterpretation.AREA);
        }
    }

    @Test
    void whatADecayMapSaysOfItself() {
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(DECAY_MAP)) {
            GeoTiffInfo info = reader.info();
            assertThat(info.nodata()).hasValue(-9999);
            assertThat(info.crs()).hasValue(Crs.ofEpsg(4326));
            assertThat(info.tags()).containsEntry("season", "winter").containsEntry("pol", "vv");
            assertThat(info.tags()).containsKeys("band1", "band2", "band3");
        }
    }

    @Test
    void anyWindowOnAnyNumberOfThreadsIsTheSame() {
        float[] whole;
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(PHASE)) {
            whole = reader.readFloats(0, new TileWindow(1, 0, 0, 2314, 718));
        }
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(RangeSource.of(PHASE), 3, Cancellation.never())) {
            for (int i = 0; i < 40; i++) {
                TileWindow w = new TileWindow(1, i * 53 % 2000, i * 31 % 600, 1 + i * 37 % 314, 1 + i * 17 % 118);
                float[] part = reader.readFloats(0, w);
                for (int y = 0; y < w.height(); y++) {
                    int from = (w.y() + y) * 2314 + w.x();
                    assertThat(Arrays.copyOfRange(part, y * w.width(), (y + 1) * w.width()))
                            .isEqualTo(Arrays.copyOfRange(whole, from, from + w.width()));
                }
            }
        }
    }

    @Test
    void littleMoreIsFetchedThanIsNeeded() throws IOException {
        MemorySource source = new MemorySource(Files.readAllBytes(PHASE));
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(source)) {
            assertThat(reader.requests()).isEqualTo(1);
            List<PixelTarget> targets = List.of(
                    PixelTarget.of(new TileWindow(1, 300, 300, 1100, 300), new float[1100 * 300]),
                    PixelTarget.of(new TileWindow(1, 1400, 300, 700, 300), new float[700 * 300]));

            ReadPlan plan = reader.plan(0, targets);
            long before = reader.bytesFetched();
            int requestsBefore = reader.requests();
            reader.read(0, targets);

            assertThat(reader.bytesFetched() - before).isEqualTo(plan.bytesFetched());
            assertThat(reader.requests() - requestsBefore)
                    .isEqualTo(plan.requests())
                    .isLessThan(plan.blocks());
            assertThat((double) reader.bytesFetched()).isLessThan(1.15 * plan.bytesNeeded());
            assertThat(source.asked().stream().mapToLong(a -> a[1]).sum()).isEqualTo(reader.bytesFetched());
        }
    }

    private static void isReadAsGeoToolsReadsIt(Path file) throws Exception {
        GeoTiffReader geoTools = new GeoTiffReader(file.toFile());
        GridCoverage2D coverage = geoTools.read(new GeneralParameterValue[0]);
        try (var reader = io.insarhub.core.geotiff.GeoTiffReader.open(file)) {
            Raster raster = coverage.getRenderedImage().getData();
            int width = raster.getWidth();
            int height = raster.getHeight();
            assertThat(reader.info().bandCount()).isEqualTo(raster.getNumBands());
            for (int band = 1; band <= raster.getNumBands(); band++) {
                assertThat(reader.readDoubles(0, new TileWindow(band, 0, 0, width, height)))
                        .isEqualTo(raster.getSamples(0, 0, width, height, band - 1, (double[]) null));
            }
        } finally {
            coverage.dispose(true);
            geoTools.dispose();
        }
    }
}
