package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.spi.StageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cleaning up takes what can be made again, and nothing else. */
class CleanUpTest {

    private static final String PRODUCT = StackOfProducts.NAMES.get(0);

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = home.resolve("p100_f466");
        for (String file : new String[] {
            "tmp/" + PRODUCT + "/a.tif",
            "clip/a_clip.tif",
            "inputs/ifgramStack.h5",
            "velocity.h5",
            ".mintpy.cfg",
            PRODUCT + ".zip",
            "hyp3/" + PRODUCT + ".zip",
            "S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_030741_034893_F5DC.zip"
        }) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "12345");
        }
    }

    private CleanUpReport cleanUp(Map<String, Object> options) {
        return Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options)).cleanUp(StageContext.in(folder));
    }

    @Test
    void temporary_files_go_and_results_and_products_stay() {
        CleanUpReport report = cleanUp(Map.of());

        assertThat(report.files()).containsExactlyInAnyOrder(folder.resolve("tmp"), folder.resolve("clip"));
        assertThat(report.bytes()).isEqualTo(10);
        assertThat(folder.resolve("tmp")).doesNotExist();
        assertThat(folder.resolve("clip")).doesNotExist();
        for (String kept : new String[] {
            "inputs/ifgramStack.h5", "velocity.h5", ".mintpy.cfg", PRODUCT + ".zip", "hyp3/" + PRODUCT + ".zip"
        }) {
            assertThat(folder.resolve(kept)).exists();
        }
        assertThat(cleanUp(Map.of()).files()).isEmpty();
        assertThat(folder.resolve("tmp")).doesNotExist();
    }

    @Test
    void archives_of_products_go_on_request_and_those_of_scenes_stay() {
        cleanUp(Map.of("deleteProducts", true));

        assertThat(folder.resolve(PRODUCT + ".zip")).doesNotExist();
        assertThat(folder.resolve("hyp3/" + PRODUCT + ".zip")).doesNotExist();
        assertThat(folder.resolve("S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_030741_034893_F5DC.zip"))
                .exists();
    }

    @Test
    void debugging_only_lists() {
        CleanUpReport report = cleanUp(Map.of("debug", true, "deleteProducts", true));

        assertThat(report.listedOnly()).isTrue();
        assertThat(report.files()).hasSize(4);
        assertThat(report.bytes()).isEqualTo(20);
        assertThat(folder.resolve("tmp").resolve(PRODUCT).resolve("a.tif")).exists();
        assertThat(folder.resolve("clip/a_clip.tif")).exists();
        assertThat(folder.resolve(PRODUCT + ".zip")).exists();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void links_are_never_followed() throws IOException {
        Path outside = Files.createDirectory(home.resolve("outside"));
        Path precious = Files.writeString(outside.resolve(PRODUCT + ".zip"), "precious");
        Files.createSymbolicLink(folder.resolve("tmp/link"), outside);
        Files.createSymbolicLink(folder.resolve("more"), outside);
        Files.delete(folder.resolve("clip/a_clip.tif"));
        Files.delete(folder.resolve("clip"));
        Files.createSymbolicLink(folder.resolve("clip"), outside);

        cleanUp(Map.of("deleteProducts", true));

        assertThat(precious).hasContent("precious");
        assertThat(folder.resolve("tmp")).doesNotExist();
        assertThat(Files.exists(folder.resolve("clip"), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
