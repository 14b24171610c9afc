package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.hyp3.sbas.Golden;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.FixedPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unwrapping components go with the phase: a golden stack of MintPy's, taken apart into products, comes out as it was. */
class ComponentsTest {

    private static final Path STACK = Golden.path("small/inputs/ifgramStack.h5");
    private static final int ROWS = 40;
    private static final int COLUMNS = 50;

    @TempDir
    private Path folder;

    private final List<String> products = new ArrayList<>();

    @BeforeEach
    void takeApart() throws IOException {
        double[] phase = Golden.values(STACK, "unwrapPhase");
        double[] coherence = Golden.values(STACK, "coherence");
        double[] components = Golden.values(STACK, "connectComponent");
        String[][] dates;
        try (HdfFile hdf = new HdfFile(STACK)) {
            dates = (String[][]) hdf.getDatasetByPath("date").getData();
        }
        for (int m = 0; m < dates.length; m++) {
            String name = "S1AA_" + dates[m][0] + "T032559_" + dates[m][1] + "T032559_VVP012_INT80_G_ueF_"
                    + String.format("%04X", m);
            Path product = Files.createDirectory(folder.resolve(name));
            raster(product.resolve(name + "_unw_phase.tif"), SampleType.FLOAT32, phase, m);
            raster(product.resolve(name + "_corr.tif"), SampleType.FLOAT32, coherence, m);
            raster(product.resolve(name + "_conncomp.tif"), SampleType.UINT8, components, m);
            Files.writeString(product.resolve(name + ".txt"), "Baseline: 1.5\nHeading: 193.0\n");
            products.add(name);
        }
        Path first = folder.resolve(products.get(0));
        raster(first.resolve(products.get(0) + "_dem.tif"), SampleType.FLOAT32, phase, 0);
    }

    private static void raster(Path file, SampleType type, double[] values, int slice) {
        GeoTiffSpec spec = GeoTiffSpec.builder(COLUMNS, ROWS)
                .geoTransform(new GeoTransform(400000, 4000000, 80, 80))
                .crs(Crs.ofEpsg(32612))
                .sampleType(type)
                .nodata(0)
                .build();
        float[] floats = new float[ROWS * COLUMNS];
        byte[] bytes = new byte[floats.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[slice * floats.length + i];
            bytes[i] = (byte) floats[i];
        }
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.writeRows(1, 0, type == SampleType.UINT8 ? Samples.of(bytes) : Samples.of(floats));
            writer.finish();
        }
    }

    private LoadedStack load() {
        Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(StageContext.in(folder));
        return StackLoader.of(folder.resolve("clip"))
                .load(folder.resolve("inputs"), ProgressListener.none(), Cancellation.never());
    }

    @Test
    void the_stack_has_mintpys_components_bit_for_bit() throws IOException {
        LoadedStack loaded = load();

        try (HdfFile ours = new HdfFile(loaded.ifgramStack());
                HdfFile theirs = new HdfFile(STACK)) {
            for (String name : List.of("connectComponent", "unwrapPhase", "coherence", "date", "dropIfgram")) {
                assertThat(ours.getDatasetByPath(name).getData())
                        .as(name)
                        .isEqualTo(theirs.getDatasetByPath(name).getData());
            }
            Dataset components = ours.getDatasetByPath("connectComponent");
            assertThat(components.getDataType()).isInstanceOf(FixedPoint.class);
            assertThat(components.getDataType().getSize()).isEqualTo(2);
            assertThat(components.getAttributes()).containsOnlyKeys("MODIFICATION_TIME");
            assertThat(ours.getChildren().keySet())
                    .isEqualTo(theirs.getChildren().keySet());
        }
        assertThat(loaded.warnings()).noneMatch(warning -> warning.contains("components"));
        assertThat(Files.readString(folder.resolve(".mintpy.cfg")))
                .contains("mintpy.load.connCompFile                 = "
                        + folder.resolve("clip").resolve("*_conncomp_clip.tif"));
    }

    @Test
    void the_mask_of_what_all_cover_is_mintpys_and_comes_from_them() {
        Path stack = load().ifgramStack();

        SbasInversion.with(SbasOptions.builder().set("minNumPixel", 1).build()).run(stack, folder, null);

        assertThat(Golden.values(folder.resolve("maskConnComp.h5"), "mask"))
                .isEqualTo(Golden.values(Golden.path("small/maskConnComp.h5"), "mask"));
    }

    @Test
    void where_only_some_have_them_the_stack_is_without_and_says_so() throws IOException {
        Files.delete(folder.resolve(products.get(7)).resolve(products.get(7) + "_conncomp.tif"));

        LoadedStack loaded = load();

        try (HdfFile ours = new HdfFile(loaded.ifgramStack())) {
            assertThat(ours.getChildren()).doesNotContainKey("connectComponent");
        }
        assertThat(loaded.warnings())
                .anyMatch(warning -> warning.contains("only 59 of 60 interferograms have unwrapping components"));
        // MintPy would leave out the interferogram without
        assertThat(Files.readString(folder.resolve(".mintpy.cfg")))
                .contains("mintpy.load.connCompFile                 = auto");
    }
}
