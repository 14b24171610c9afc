package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameter files of pairs of scenes, of bursts, and of merged bursts. */
class ProductParametersTest {

    private static final String BURST = """
            Reference Granule: S1_136231_IW2_20200604T022312_VV_7C85-BURST
            Secondary Granule: S1_136231_IW2_20200616T022313_VV_5D11-BURST
            Reference Pass Direction: ascending
            Reference Orbit Number: 32861
            Baseline: nan
            UTC time: 8592.5
            Heading: -12.5
            Earth radius at nadir: 6337286.638938101
            Range looks: 20
            Azimuth looks: 4
            INSAR phase filter: yes
            Phase filter parameter: 0.5
            DEM resolution (m): 30
            Unwrapping type: snaphu_mcf
            Speckle filter: yes
            Water mask: no
            """;

    @TempDir
    private Path folder;

    static Path golden(String path) throws Exception {
        var url = java.util.Objects.requireNonNull(ProductParametersTest.class.getResource("/golden/" + path), path);
        return Path.of(url.toURI());
    }

    @Test
    void a_pair_of_scenes() throws Exception {
        String name = "S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C";

        ProductParameters parameters = ProductParameters.read(golden("sbas/hyp3/" + name + "/" + name + ".txt"));

        assertThat(parameters.values()).hasSize(33).containsEntry("Unwrapping threshold", "none");
        assertThat(parameters.referenceGranules())
                .containsExactly("S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_030741_034893_F5DC");
        assertThat(parameters.referencePassDirection()).contains("DESCENDING");
        assertThat(parameters.referenceOrbit()).hasValue(30741);
        assertThat(parameters.secondaryOrbit()).hasValue(31266);
        assertThat(parameters.baselineMeters()).hasValue(14.9195);
        assertThat(parameters.utcTimeSeconds()).hasValue(12360.691361);
        assertThat(parameters.headingDegrees()).hasValue(193.2939317);
        assertThat(parameters.spacecraftHeightMeters()).hasValue(700618.6318999995);
        assertThat(parameters.earthRadiusMeters()).hasValue(6370250.0667);
        assertThat(parameters.slantRangeNearMeters()).hasValue(799517.4338);
        assertThat(parameters.slantRangeFarMeters()).hasValue(960070.8469);
        assertThat(parameters.rangeLooks()).hasValue(20);
        assertThat(parameters.azimuthLooks()).hasValue(4);
        assertThat(parameters.pixelSpacingMeters()).hasValue(80);
        assertThat(parameters.unwrappingType()).contains("mcf");
        assertThat(parameters.get("unwrapping THRESHOLD")).isEmpty();
    }

    @Test
    void a_pair_of_bursts_with_nan_and_without_some_keys() {
        ProductParameters parameters = ProductParameters.parse(BURST);

        assertThat(parameters.baselineMeters()).isEmpty();
        assertThat(parameters.values()).containsEntry("Baseline", "nan");
        assertThat(parameters.pixelSpacingMeters()).isEmpty();
        assertThat(parameters.slantRangeNearMeters()).isEmpty();
        assertThat(parameters.referencePassDirection()).contains("ASCENDING");
        assertThat(parameters.secondaryGranules()).containsExactly("S1_136231_IW2_20200616T022313_VV_5D11-BURST");
    }

    @Test
    void merged_bursts_are_several_granules() {
        String lines = String.join(
                "\r\n",
                "Reference Granule: S1_1_A-BURST, S1_2_B-BURST",
                "",
                "Secondary Granules: S1_3_C-BURST,S1_4_D-BURST",
                "Baseline: -5.25",
                "");

        ProductParameters parameters = ProductParameters.parse("\uFEFF" + lines);

        assertThat(parameters.referenceGranules()).containsExactly("S1_1_A-BURST", "S1_2_B-BURST");
        assertThat(parameters.secondaryGranules()).containsExactly("S1_3_C-BURST", "S1_4_D-BURST");
        assertThat(parameters.baselineMeters()).hasValue(-5.25);
    }

    @Test
    void what_is_no_parameter_file_is_told_with_file_and_line() throws IOException {
        Path file = Files.writeString(folder.resolve("p.txt"), "Baseline: 3\nno colon here\n");

        assertThatThrownBy(() -> ProductParameters.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("p.txt")
                .hasMessageContaining("line 2");
        Files.writeString(file, "Baseline: three\n");
        assertThatThrownBy(() -> ProductParameters.read(file)).hasMessageContaining("\"three\" is not a number");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ProductParameters.read(file)).hasMessageContaining("UTF-8");
        Files.writeString(file, "\n\n");
        assertThatThrownBy(() -> ProductParameters.read(file)).hasMessageContaining("is empty");
        Files.write(file, new byte[2 << 20]);
        assertThatThrownBy(() -> ProductParameters.read(file)).hasMessageContaining("larger than 1 MiB");
        assertThatThrownBy(() -> ProductParameters.read(folder.resolve("none.txt")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("does not exist");
    }

    @Property(tries = 300)
    void any_text_is_read_or_refused_by_name(@ForAll String text) {
        try {
            assertThat(ProductParameters.parse(text).values()).isNotEmpty();
        } catch (BadFileException refused) {
            assertThat(refused.problem()).isNotEmpty();
        }
    }
}
