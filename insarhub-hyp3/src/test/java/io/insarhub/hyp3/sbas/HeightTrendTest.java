package io.insarhub.hyp3.sbas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes with the height is taken away; the rest stays. */
class HeightTrendTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 56;
    private static final int REFERENCE = 5 * COLUMNS + 9;

    private final boolean[] mask = new boolean[ROWS * COLUMNS];
    private final float[] height = new float[mask.length];
    private final float[] incidence = new float[mask.length];

    HeightTrendTest() {
        Random random = new Random(2);
        for (int p = 0; p < mask.length; p++) {
            mask[p] = p % 7 != 0;
            height[p] = (float) (1500 + 900 * Math.sin(p / 90.0) + 300 * random.nextDouble());
            incidence[p] = 32 + 10f * (p % COLUMNS) / COLUMNS;
        }
    }

    private HeightTrend trend(int polynomial, double minCorrelation) {
        HeightTrend.Rules rules = new HeightTrend.Rules(Path.of("geometryGeo.h5"), polynomial, 1, minCorrelation);
        return new HeightTrend(rules, ROWS, COLUMNS, mask, height.clone(), incidence, REFERENCE);
    }

    private double slant(int pixel) {
        return height[pixel] / Math.cos(Math.toRadians(incidence[pixel]));
    }

    @Test
    void a_polynomial_of_the_height_goes_and_a_constant_stays() {
        double[] image = new double[mask.length];
        for (int p = 0; p < image.length; p++) {
            double above = slant(p) - slant(REFERENCE);
            image[p] = 0.03 + 2e-5 * above - 4e-9 * above * above;
        }

        trend(2, 0).remove(image);

        for (double rest : image) {
            assertThat(rest).isCloseTo(0.03, within(1e-7));
        }
    }

    @Test
    void what_does_not_go_with_the_height_stays_as_it_is() {
        Random random = new Random(6);
        double[] image = new double[mask.length];
        Arrays.setAll(image, p -> random.nextGaussian());
        double[] before = image.clone();

        trend(1, 0.5).remove(image);

        assertThat(image).isEqualTo(before);
    }

    @Test
    void no_data_stays_no_data() {
        double[] image = new double[mask.length];
        Arrays.setAll(image, p -> p % 3 == 0 ? 0 : slant(p) * 1e-5);

        trend(1, 0).remove(image);

        for (int p = 0; p < image.length; p += 3) {
            assertThat(image[p]).isZero();
        }
    }

    @Test
    void a_reference_without_height_is_named() {
        height[REFERENCE] = Float.NaN;

        assertThatThrownBy(() -> trend(1, 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("geometryGeo.h5")
                .hasMessageContaining("reference");
    }
}
