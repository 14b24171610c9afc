package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.sbas.Golden;
import io.insarhub.hyp3.sbas.StackMaker;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the geometry beside the stack is used for. */
class SbasCorrectionsTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 30;

    @TempDir
    private Path folder;

    private Path stack = Path.of("");

    @BeforeEach
    void write() {
        stack = folder.resolve("inputs.h5");
        StackMaker.write(stack, ROWS, COLUMNS, StackMaker.dates(12, 40), 0);
        StackMaker.writeGeometry(folder.resolve("geometryGeo.h5"), ROWS, COLUMNS);
    }

    private double[] reliable(Object shadowMask) {
        SbasInversion.with(SbasOptions.of(Map.of("minNumPixel", 1, "minTempCoh", 0.1, "shadowMask", shadowMask)))
                .run(stack, folder, null);
        return Golden.values(folder.resolve("maskTempCoh.h5"), "mask");
    }

    @Test
    void what_lies_in_radar_shadow_is_not_reliable_as_with_mintpy() {
        double[] mask = reliable("auto");

        for (int p = 0; p < mask.length; p++) {
            assertThat(mask[p]).as("row %d", p / COLUMNS).isEqualTo(p / COLUMNS % 10 == 9 ? 0 : 1);
        }
    }

    @Test
    void it_counts_where_that_is_asked_for() {
        assertThat(reliable("no")).containsOnly(1);
    }

    @Test
    void the_height_error_has_mintpys_sign() {
        Map<String, Object> options = Map.of("minNumPixel", 1, "topographicResidual", "yes");
        SbasInversion.with(SbasOptions.of(options)).run(stack, folder, null);

        double[] series = Golden.values(folder.resolve("timeseries.h5"), "timeseries");
        double[] corrected = Golden.values(folder.resolve("timeseries_demErr.h5"), "timeseries");
        double[] bperp = Golden.values(folder.resolve("timeseries.h5"), "bperp");
        double[] height = Golden.values(folder.resolve("demErr.h5"), "dem");
        double[] incidence = Golden.values(folder.resolve("geometryGeo.h5"), "incidenceAngle");
        double[] range = Golden.values(folder.resolve("geometryGeo.h5"), "slantRangeDistance");

        // Fattahi and Amelung 2013, as MintPy has it: what is taken away is B z / (r sin θ), towards the satellite
        for (int p = 0; p < height.length; p++) {
            for (int k = 0; k < bperp.length; k++) {
                double taken = bperp[k] * height[p] / (range[p] * Math.sin(Math.toRadians(incidence[p])));
                int at = k * height.length + p;
                assertThat(series[at] - corrected[at])
                        .isCloseTo(taken, org.assertj.core.api.Assertions.within(1e-8 + 1e-5 * Math.abs(taken)));
            }
        }
        assertThat(Golden.difference(height, new double[height.length])).isGreaterThan(0.01);
    }

    private double[] bperp(IntPredicate unknown) {
        StackMaker.write(stack, ROWS, COLUMNS, StackMaker.dates(12, 40), 0, unknown);
        Map<String, Object> options = Map.of("minNumPixel", 1, "topographicResidual", "yes");
        SbasInversion.with(SbasOptions.of(options)).run(stack, folder, null);
        return Golden.values(folder.resolve("timeseries.h5"), "bperp");
    }

    @Test
    void a_baseline_that_is_not_known_leaves_those_of_the_dates_to_the_others() {
        double[] bperp = bperp(m -> m == 4);

        assertThat(bperp).doesNotContain(Double.NaN);
        double[] velocity = Golden.values(folder.resolve("velocity_demErr.h5"), "velocity");
        assertThat(velocity).doesNotContain(Double.NaN);
        assertThat(Golden.difference(velocity, new double[velocity.length])).isGreaterThan(0.001);
    }

    @Test
    void a_date_whose_baseline_nothing_tells_has_no_error_of_the_elevation_model() {
        StackMaker.Dates dates = StackMaker.dates(12, 40);
        LocalDate last = dates.second().get(dates.second().size() - 1);

        assertThatThrownBy(() -> bperp(m -> dates.second().get(m).equals(last)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("topographicResidual")
                .hasMessageContaining("of 1 of 12 dates is not known");
    }

    @Test
    void few_dates_do_not_tell_the_error_of_the_elevation_model() {
        StackMaker.write(stack, ROWS, COLUMNS, StackMaker.dates(3, 40), 0);

        assertThatThrownBy(() -> SbasInversion.with(SbasOptions.of(Map.of("topographicResidual", "yes")))
                        .run(stack, folder, null))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("3 dates cannot tell it");
    }
}
