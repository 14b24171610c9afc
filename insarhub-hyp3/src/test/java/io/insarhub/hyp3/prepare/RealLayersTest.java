package io.insarhub.hyp3.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.Cancellation;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two layers of a real product, one column apart. */
class RealLayersTest {

    @TempDir
    private Path folder;

    private static Path real(String name) throws Exception {
        return Path.of(Objects.requireNonNull(RealLayersTest.class.getResource("/real/" + name))
                .toURI());
    }

    @Test
    void both_end_up_the_same_size_with_values_untouched() throws Exception {
        for (Path layer : layers()) {
            Path cut = cut(layer);
            try (GeoTiffReader a = GeoTiffReader.open(layer);
                    GeoTiffReader b = GeoTiffReader.open(cut)) {
                TileWindow window = new TileWindow(1, 0, 0, 2314, 718);
                assertThat(b.info().width()).isEqualTo(2314);
                assertThat(b.info().height()).isEqualTo(718);
                assertThat(b.info().geoTransform()).isEqualTo(a.info().geoTransform());
                assertThat(b.info().nodata()).isEqualTo(a.info().nodata());
                assertThat(b.readFloats(0, window)).isEqualTo(a.readFloats(0, window));
            }
            assertThat(RasterClip.clip(layer, grid(), cut, LayerKind.PHASE, Cancellation.never()))
                    .isFalse();
        }
    }

    @Test
    void gdal_cuts_the_same_and_reads_the_same() throws Exception {
        assumeTrue(
                Commands.isInstalled("gdal_translate"), "skipped: gdal_translate is not installed (Debian: gdal-bin)");
        for (Path layer : layers()) {
            Path ours = folder.resolve("ours.bsq");
            Path theirs = folder.resolve("theirs.bsq");
            Commands.run("gdal_translate", "-q", "-of", "ENVI", cut(layer).toString(), ours.toString());
            Commands.run(
                    "gdal_translate",
                    "-q",
                    "-of",
                    "ENVI",
                    "-projwin",
                    "660960",
                    "5950880",
                    "846080",
                    "5893440",
                    layer.toString(),
                    theirs.toString());

            assertThat(ours).hasSameBinaryContentAs(theirs);
        }
    }

    @Test
    void cuts_are_tiled_and_packed_with_a_predictor() throws Exception {
        for (Path layer : layers()) {
            byte[] bytes = Files.readAllBytes(cut(layer));
            // TIFF 6.0: tile width, compression (8 is DEFLATE), predictor (3 for floats, 2 for whole numbers)
            assertThat(tag(bytes, 322)).isEqualTo(256);
            assertThat(tag(bytes, 259)).isEqualTo(8);
            assertThat(tag(bytes, 317)).isEqualTo(layer.toString().contains("mask") ? 2 : 3);
        }
    }

    /** A number of the first directory of a classic little-endian TIFF. */
    private static int tag(byte[] tiff, int wanted) {
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == wanted) {
                return bytes.getShort(entry + 2) == 3 ? bytes.getShort(entry + 8) : bytes.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("no tag " + wanted);
    }

    private static List<Path> layers() throws Exception {
        return List.of(real("unw_phase_utm2n_80m.tif"), real("water_mask_utm2n_80m.tif"));
    }

    private static RasterGrid grid() throws Exception {
        return CommonGrid.of(Map.of(
                "phase",
                RasterGrid.read(real("unw_phase_utm2n_80m.tif")),
                "mask",
                RasterGrid.read(real("water_mask_utm2n_80m.tif"))));
    }

    private Path cut(Path layer) throws Exception {
        Path cut = folder.resolve("cut_" + layer.getFileName());
        RasterClip.clip(layer, grid(), cut, LayerKind.PHASE, Cancellation.never());
        return cut;
    }
}
