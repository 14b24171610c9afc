package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.sbas.Golden;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The golden products, loaded here and by MintPy, are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackLoaderTest {

    private static final Path STACK = Golden.path("hyp3_mintpy/inputs/ifgramStack.h5");
    private static final Path GEOMETRY = Golden.path("hyp3_mintpy/inputs/geometryGeo.h5");
    // the place of files, what later steps add, and the settings of the run that made the golden files
    private static final Set<String> OF_ANOTHER_RUN = Set.of("FILE_PATH", "PROJECT_NAME");
    private static final Set<String> OF_LATER_STEPS = Set.of("REF_X", "REF_Y", "REF_LAT", "REF_LON");

    @TempDir
    private static Path folder;

    private LoadedStack loaded;

    @BeforeAll
    void load() throws Exception {
        StackOfProducts.goldenZips(folder);
        Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(StageContext.in(folder));
        loaded = StackLoader.of(folder.resolve("clip"))
                .load(folder.resolve("inputs"), ProgressListener.none(), Cancellation.never());
    }

    @Test
    void the_stack_has_mintpys_arrays_bit_for_bit() {
        assertThat(loaded.interferograms()).isEqualTo(34);
        for (String dataset : new String[] {"unwrapPhase", "coherence", "bperp", "date", "dropIfgram"}) {
            assertThat(data(loaded.ifgramStack(), dataset)).as(dataset).isEqualTo(data(STACK, dataset));
        }
    }

    @Test
    void the_geometry_has_mintpys_arrays_bit_for_bit() {
        for (String dataset : new String[] {"height", "incidenceAngle", "azimuthAngle", "waterMask"}) {
            assertThat(data(loaded.geometry(), dataset)).as(dataset).isEqualTo(data(GEOMETRY, dataset));
        }
    }

    @Test
    void slant_range_is_within_what_single_precision_leaves_mintpy() {
        double[] ours = Golden.values(loaded.geometry(), "slantRangeDistance");
        double[] theirs = Golden.values(GEOMETRY, "slantRangeDistance");

        assertThat(ours).hasSize(52 * 72);
        assertThat(Golden.difference(ours, theirs)).isLessThan(2.5);
    }

    @Test
    void datasets_and_attributes_are_mintpys() {
        assertSame(loaded.ifgramStack(), STACK);
        assertSame(loaded.geometry(), GEOMETRY);
    }

    private static void assertSame(Path ours, Path theirs) {
        assertThat(names(ours)).isEqualTo(names(theirs));
        Map<String, String> expected = attributes(theirs);
        expected.keySet().removeAll(OF_LATER_STEPS);
        expected.keySet().removeIf(name -> name.startsWith("mintpy."));
        Map<String, String> seen = attributes(ours);
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        seen.keySet().removeAll(OF_ANOTHER_RUN);
        expected.keySet().removeAll(OF_ANOTHER_RUN);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void what_is_loaded_stays_until_a_raster_changes() throws Exception {
        Path clip = folder.resolve("clip");
        var before = Files.getLastModifiedTime(loaded.ifgramStack());
        Object inode = Files.readAttributes(loaded.ifgramStack(), "*").get("fileKey");

        StackLoader.of(clip).load(folder.resolve("inputs"), ProgressListener.none(), Cancellation.never());

        assertThat(Files.readAttributes(loaded.ifgramStack(), "*").get("fileKey"))
                .isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(loaded.ifgramStack())).isGreaterThanOrEqualTo(before);
    }

    @Test
    void settings_go_along_as_attributes() {
        LoadedStack other = StackLoader.of(folder.resolve("clip"))
                .with(MintpyConfig.defaults().with("deramp", "linear"))
                .load(folder.resolve("inputs2"), ProgressListener.none(), Cancellation.never());

        assertThat(attributes(other.ifgramStack()))
                .containsEntry("mintpy.deramp", "linear")
                .doesNotContainKey("mintpy.reference.yx");
    }

    @Test
    void a_folder_without_clips_is_an_error_that_says_what_to_do(@TempDir Path empty) {
        assertThatThrownBy(() -> StackLoader.of(empty.resolve("clip"))
                        .load(empty, ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("Prepare the stack first");
        assertThatThrownBy(() -> StackLoader.of(empty).load(empty, ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("no clipped phase");
    }

    private static Object data(Path file, String dataset) {
        try (HdfFile hdf = new HdfFile(file)) {
            Dataset found = hdf.getDatasetByPath(dataset);
            return found.getData();
        }
    }

    private static Set<String> names(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            return new TreeSet<>(hdf.getChildren().keySet());
        }
    }

    private static Map<String, String> attributes(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            Map<String, String> attributes = new TreeMap<>();
            hdf.getAttributes().forEach((name, attribute) -> attributes.put(name, String.valueOf(attribute.getData())));
            return attributes;
        }
    }
}
