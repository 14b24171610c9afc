package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.hyp3.sbas.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of whole analyses: those of the golden files, ours, broken ones. */
class SbasDiagnosticsTest {

    private static final List<String> ALL = List.of(
            "coherenceMatrix.png",
            "network.png",
            "avgSpatialCoh.png",
            "temporalCoherence.png",
            "velocity.png",
            "rms_timeseriesResidual.png",
            "timeseries_point.png");

    @TempDir
    Path folder;

    @Test
    void an_analysis_of_ours_has_all_pictures() throws Exception {
        Files.createDirectories(folder.resolve("inputs"));
        copy("inputs/ifgramStack.h5");
        copy("inputs/geometryGeo.h5");
        SbasInversion.with(SbasOptions.of(Map.of("topographicResidual", "yes", "minNumPixel", 10)))
                .run(folder.resolve("inputs/ifgramStack.h5"), folder, null);

        DiagnosticsReport report = SbasDiagnostics.of(folder).point(20, 46).writeTo(folder.resolve("pic"));

        assertThat(report.skipped()).isEmpty();
        assertThat(names(report)).isEqualTo(ALL);
        for (Path file : report.files()) {
            assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(1000);
        }
    }

    @Test
    void what_mintpy_left_is_drawn_and_what_it_did_not_is_told() throws Exception {
        golden();

        DiagnosticsReport report = SbasDiagnostics.of(folder).writeTo(folder.resolve("new/pictures"));

        assertThat(names(report)).hasSize(6).doesNotContain("rms_timeseriesResidual.png");
        assertThat(report.skipped()).containsOnlyKeys("rms_timeseriesResidual.png");
        assertThat(report.skipped().get("rms_timeseriesResidual.png"))
                .contains("timeseriesResidual.h5", folder.toString(), "not there");
    }

    @Test
    void results_below_mintpy_are_found() throws Exception {
        golden();
        Path stack = Files.createDirectory(folder.resolve("stack"));
        try (Stream<Path> files = Files.list(folder)) {
            Path below = Files.createDirectory(stack.resolve("mintpy"));
            for (Path file : files.filter(f -> f.toString().endsWith(".h5")).toList()) {
                Files.move(file, below.resolve(file.getFileName()));
            }
        }

        assertThat(names(SbasDiagnostics.of(stack).writeTo(folder.resolve("pic"))))
                .contains("velocity.png");
    }

    @Test
    void a_file_that_was_cut_short_is_named_and_the_others_are_drawn() throws Exception {
        golden();
        cut("velocity.h5");
        cut("inputs/ifgramStack.h5");
        Files.writeString(folder.resolve("avgSpatialCoh.h5"), "no HDF5 at all");

        DiagnosticsReport report = SbasDiagnostics.of(folder).writeTo(folder.resolve("pic"));

        assertThat(report.skipped().get("velocity.png"))
                .contains(folder.resolve("velocity.h5").toString());
        assertThat(report.skipped().get("network.png")).contains("ifgramStack.h5");
        assertThat(report.skipped().get("coherenceMatrix.png")).contains("ifgramStack.h5");
        assertThat(report.skipped().get("avgSpatialCoh.png")).contains("avgSpatialCoh.h5");
        assertThat(names(report)).containsExactly("temporalCoherence.png");
        assertThat(folder.resolve("pic")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_folder_without_results_is_an_error_that_names_it() {
        assertThatThrownBy(() -> SbasDiagnostics.of(folder).writeTo(folder.resolve("pic")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("no results of an analysis");
        assertThat(folder.resolve("pic")).doesNotExist();
    }

    @Test
    void what_cannot_be_is_refused() throws Exception {
        golden();

        assertThatThrownBy(() -> SbasDiagnostics.of(folder).point(52, 0).writeTo(folder.resolve("pic")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("row 52");
        assertThatThrownBy(() -> SbasDiagnostics.of(folder)
                        .with(MintpyConfig.hyp3Defaults().with("residualRMS_deramp", "cubic"))
                        .writeTo(folder.resolve("pic")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("residualRMS_deramp");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SbasDiagnostics.of(folder).writeTo(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void it_ends_when_it_is_told_to() throws Exception {
        golden();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() ->
                        SbasDiagnostics.of(folder).cancellation(cancellation).writeTo(folder.resolve("pic")))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void no_fonts_are_needed() throws Exception {
        golden();
        Path broken = Files.writeString(folder.resolve("broken.properties"), "version=1\n");

        Process child =
                ChildJvm.start(folder.resolve("log"), 256, WithoutFonts.class, folder.toString(), broken.toString());

        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("drawn");
        }
        assertThat(child.waitFor()).isZero();
        assertThat(folder.resolve("pic/velocity.png")).isNotEmptyFile();
    }

    /** A JVM of its own, since AWT keeps what it found at its first use. */
    static final class WithoutFonts {

        private WithoutFonts() {}

        public static void main(String[] args) {
            System.setProperty("java.awt.headless", "true");
            System.setProperty("user.home", args[0]);
            System.setProperty("sun.awt.fontconfig", args[1]);
            SbasDiagnostics.of(Path.of(args[0])).writeTo(Path.of(args[0], "pic"));
            System.out.println("drawn");
        }
    }

    private static List<String> names(DiagnosticsReport report) {
        return report.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private void golden() throws IOException {
        Files.createDirectories(folder.resolve("inputs"));
        for (String name : List.of(
                "inputs/ifgramStack.h5",
                "avgSpatialCoh.h5",
                "maskTempCoh.h5",
                "temporalCoherence.h5",
                "timeseries.h5",
                "timeseries_ramp.h5",
                "velocity.h5")) {
            copy(name);
        }
    }

    private void copy(String name) throws IOException {
        Files.copy(Golden.path("hyp3_mintpy/" + name), folder.resolve(name));
    }

    private void cut(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
    }
}
