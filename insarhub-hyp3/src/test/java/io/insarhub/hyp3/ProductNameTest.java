package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.ProductName.BurstProduct;
import io.insarhub.hyp3.ProductName.Bursts;
import io.insarhub.hyp3.ProductName.MultiBurstProduct;
import io.insarhub.hyp3.ProductName.Orbits;
import io.insarhub.hyp3.ProductName.SceneProduct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductNameTest {

    @Test
    void readsAPairOfScenes() {
        String name = "S1AB_20200104T032559_20200209T032601_VVP036_INT80_G_weF_467C";

        assertThat(ProductName.parse(name))
                .isEqualTo(new SceneProduct(
                        name,
                        "S1A",
                        "S1B",
                        Instant.parse("2020-01-04T03:25:59Z"),
                        Instant.parse("2020-02-09T03:26:01Z"),
                        "VV",
                        Orbits.PRECISE,
                        80,
                        true,
                        'e',
                        'F',
                        "467C"));
    }

    @Test
    void readsAPairOfBursts() {
        String name = "S1_136231_IW2_20200604_20200616_VV_INT80_8C54";

        assertThat(ProductName.parse(name))
                .isEqualTo(new BurstProduct(
                        name, 136231, "IW2", LocalDate.of(2020, 6, 4), LocalDate.of(2020, 6, 16), "VV", 80, "8C54"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'_', '-'})
    void readsMergedBursts(char afterOrbit) {
        String name = "S1_064" + afterOrbit + "000000s1n00-136231s2n02-136230s3n13_IW_20200604_20200616_VV_INT40_77F1";

        MultiBurstProduct product = (MultiBurstProduct) ProductName.parse(name);

        assertThat(product)
                .isEqualTo(new MultiBurstProduct(
                        name,
                        64,
                        new Bursts(0, 0),
                        new Bursts(136231, 2),
                        new Bursts(136230, 13),
                        LocalDate.of(2020, 6, 4),
                        LocalDate.of(2020, 6, 16),
                        "VV",
                        40,
                        "77F1"));
        assertThat(product.burstCount()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"P, PRECISE", "R, RESTITUTED", "O, PREDICTED"})
    void tellsTheOrbits(String letter, Orbits orbits) {
        SceneProduct product = (SceneProduct)
                ProductName.parse("S1AA_20240707T100141_20240719T100140_HH" + letter + "012_INT40_G_uc2_C070");

        assertThat(product.orbits()).isEqualTo(orbits);
        assertThat(product.waterMasked()).isFalse();
        assertThat(product.coverage()).isEqualTo('c');
        assertThat(product.swath()).isEqualTo('2');
        assertThat(product.pixelSpacingMeters()).isEqualTo(40);
    }

    @Test
    void readsEveryNameOfAStack() throws IOException {
        List<String> names = goldenNames();

        assertThat(names).hasSize(34).allSatisfy(name -> {
            ProductName product = ProductName.parse(name);
            assertThat(product.name()).isEqualTo(name);
            assertThat(product.temporalBaselineDays()).isEqualTo(daysWrittenIn(name));
            assertThat(product.polarization()).isEqualTo("VV");
            assertThat(product.pixelSpacingMeters()).isEqualTo(80);
            assertThat(name).endsWith(product.id());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C.zip",
                "S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C_unw_phase",
                "S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467",
                "s1aa_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C",
                "S1_136231_IW4_20200604_20200616_VV_INT80_8C54",
                "../S1_136231_IW2_20200604_20200616_VV_INT80_8C54",
                "S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B"
            })
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> ProductName.parse(name))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("product name: \"" + name + "\"")
                .hasMessageContaining("expected one like");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S1AA_20200230T032559_20200309T032559_VVP036_INT80_G_ueF_467C",
                "S1AA_20200104T242559_20200209T032559_VVP036_INT80_G_ueF_467C",
                "S1_136231_IW2_20200604_20201316_VV_INT80_8C54"
            })
    void refusesDatesThatDoNotExist(String name) {
        assertThatThrownBy(() -> ProductName.parse(name))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("does not exist");
    }

    @Property
    void failsForNoiseInNoOtherWay(@ForAll @AlphaChars @NumericChars @Chars({'_', '-', '.', '/'}) String noise) {
        assertThatThrownBy(() -> ProductName.parse("S1" + noise)).isInstanceOf(BadOptionException.class);
    }

    private static long daysWrittenIn(String name) {
        int days = name.indexOf("_VVP") + "_VVP".length();
        return Long.parseLong(name.substring(days, days + 3));
    }

    private static List<String> goldenNames() throws IOException {
        try (InputStream in = ProductNameTest.class.getResourceAsStream("/golden/product_names.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
