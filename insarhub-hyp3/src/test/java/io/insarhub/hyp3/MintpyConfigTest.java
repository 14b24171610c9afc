package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MintpyConfigTest {

    private static final Map<String, Object> GOLDEN_MACHINE = Map.of("compute_maxMemory", 16, "compute_numWorker", 4);

    @TempDir
    Path folder;

    @Test
    void the_base_configuration_is_the_python_programs_to_the_byte() throws Exception {
        assertThat(MintpyConfig.of(GOLDEN_MACHINE).toCfg()).isEqualTo(golden("base"));
    }

    @Test
    void the_configuration_for_hyp3_products_is_the_python_programs_to_the_byte() throws Exception {
        Path clip = Files.createDirectory(folder.resolve("clip"));
        for (String layer : new String[] {"unw_phase", "corr", "dem", "lv_theta", "lv_phi", "water_mask"}) {
            Files.createFile(clip.resolve("S1AA_x_" + layer + "_clip.tif"));
        }

        String text = MintpyConfig.hyp3Defaults()
                .with(GOLDEN_MACHINE)
                .withLayers(clip)
                .toCfg()
                .replace(clip.toString(), "/data/bryce/p100_f466/clip");

        assertThat(text).isEqualTo(golden("hyp3_sbas"));
    }

    @Test
    void layers_that_are_not_there_are_left_to_mintpy() {
        MintpyConfig config = MintpyConfig.hyp3Defaults().withLayers(folder.resolve("clip"));

        assertThat(config.get("load_unwFile"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("clip/*_unw_phase_clip.tif"));
        assertThat(config.get("load_incAngleFile")).hasValue("auto");
    }

    @Test
    void layers_are_named_from_the_root_for_mintpy_runs_elsewhere() {
        MintpyConfig config = MintpyConfig.hyp3Defaults().withLayers(Path.of("study", "..", "p100_f466", "clip"));

        assertThat(config.get("load_unwFile"))
                .hasValue(Path.of("p100_f466", "clip", "*_unw_phase_clip.tif")
                        .toAbsolutePath()
                        .toString());
    }

    @Test
    void what_was_written_is_read_again_with_keys_that_mintpys_template_does_not_have() {
        MintpyConfig config = MintpyConfig.hyp3Defaults()
                .with("load_unwFile", "/a b/ü*_unw.tif")
                .with("new_key", 3)
                .with("plot", false);
        Path file = folder.resolve(".mintpy.cfg");

        config.write(file);

        assertThat(MintpyConfig.read(file)).isEqualTo(config);
        assertThat(config.toCfg()).endsWith("mintpy.new.key                           = 3\n");
        assertThat(MintpyConfig.of(config.toMap())).isEqualTo(config);
    }

    @Test
    void comments_and_blank_lines_are_no_trouble() throws Exception {
        Path file = Files.writeString(
                folder.resolve("my.txt"), "# mine\n\nmintpy.deramp = linear  # or not\r\nmintpy.plot=no\n");

        MintpyConfig config = MintpyConfig.read(file);

        assertThat(config.get("deramp")).hasValue("linear");
        assertThat(config.get("plot")).hasValue("no");
    }

    @ParameterizedTest
    @CsvSource({
        "deramp, cubic",
        "networkInversion_maskThreshold, high",
        "networkInversion_weightFunc, variance",
        "plot, maybe",
        "timeFunc_polynomial, NaN"
    })
    void a_value_that_mintpy_would_not_take_is_named(String field, String value) {
        assertThatThrownBy(() -> MintpyConfig.defaults().with(field, value))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith(field)
                .hasMessageContaining(value);
    }

    @Test
    void a_value_cannot_smuggle_in_a_line() {
        assertThatThrownBy(() -> MintpyConfig.defaults().with("load_unwFile", "a\nmintpy.plot = no"))
                .isInstanceOf(BadOptionException.class);
    }

    @Test
    void a_file_that_is_no_configuration_is_named_with_its_line() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.cfg"), "mintpy.plot = yes\nwhat is this\n");
        Path binary = Files.write(folder.resolve("binary.cfg"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> MintpyConfig.read(broken))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("broken.cfg")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> MintpyConfig.read(binary)).isInstanceOf(BadFileException.class);
        assertThatThrownBy(() -> MintpyConfig.read(folder.resolve("none.cfg")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("does not exist");
    }

    private static String golden(String name) throws IOException {
        String resource = "/golden/mintpy/" + name + ".mintpy.cfg";
        try (InputStream in = Objects.requireNonNull(MintpyConfigTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
