package io.insarhub.hyp3.sbas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.hyp3.SbasInversion;
import io.insarhub.hyp3.SbasOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interferograms are left out without losing a date; what is left over by date tells which dates are bad. */
class NetworkSelectionTest {

    @TempDir
    Path folder;

    @Property(tries = 100)
    void what_is_kept_is_connected_and_all_that_is_coherent_is_kept(@ForAll long seed) {
        StackMaker.Dates dates = StackMaker.dates(15, 60);
        Network network = Network.of(dates.first(), dates.second());
        Random random = new Random(seed);
        double[] coherence = random.doubles(network.pairCount())
                .map(v -> v < 0.05 ? Double.NaN : v)
                .toArray();

        boolean[] kept = NetworkSelection.kept(network, coherence, 0.7);

        double[][] weight = Lanes.rows(kept.length);
        double tree = 0;
        for (int m = 0; m < kept.length; m++) {
            weight[m][0] = kept[m] ? 1 : 0;
            assertThat(kept[m] || !(coherence[m] >= 0.7)).isTrue();
            tree += kept[m] && !(coherence[m] >= 0.7) ? 1 : 0;
        }
        assertThat(new Connectivity(network, true).explore(weight, 0)).isEqualTo(1);
        assertThat(tree).isLessThan(network.dateCount());
        for (int m = 0; m < kept.length; m++) {
            if (kept[m] && !(coherence[m] >= 0.7)) {
                // without it the dates fall apart
                weight[m][0] = 0;
                assertThat(new Connectivity(network, true).explore(weight, 0)).isGreaterThan(1);
                weight[m][0] = 1;
            }
        }
    }

    @Test
    void mean_coherence_is_by_interferogram_and_mask() {
        try (StackFile stack = StackFile.open(Golden.path("small/inputs/ifgramStack.h5"))) {
            double[] all = Golden.values(Golden.path("small/inputs/ifgramStack.h5"), "coherence");
            double sum = 0;
            int count = 0;
            for (int p = 0; p < 2000; p++) {
                double value = all[7 * 2000 + p];
                sum += Double.isNaN(value) ? 0 : value;
                count += Double.isNaN(value) ? 0 : 1;
            }

            double[] means = NetworkSelection.meanCoherence(stack, new boolean[0], 7);

            assertThat(means).hasSize(60);
            assertThat(means[7]).isCloseTo(sum / count, within(1e-9));
        }
    }

    @Test
    void an_inversion_by_coherence_has_all_dates_and_fewer_interferograms() {
        Path stack = Golden.path("hyp3_mintpy/inputs/ifgramStack.h5");
        SbasInversion all = SbasInversion.with(SbasOptions.defaults());
        SbasInversion some = SbasInversion.with(
                SbasOptions.of(Map.of("network_coherenceBased", "yes", "network_minCoherence", 0.99)));

        assertThat(some.solve(stack).dates()).isEqualTo(all.solve(stack).dates());
        assertThat(some.solve(stack).interferograms()[14 * 72 + 7]).isEqualTo(11);
        assertThat(all.solve(stack).interferograms()[14 * 72 + 7]).isEqualTo(34);
    }

    @Test
    void a_date_that_stands_out_is_told() {
        List<LocalDate> dates = new ArrayList<>();
        List<Double> rms = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            dates.add(LocalDate.of(2020, 1, 1).plusDays(12L * k));
            rms.add(k == 4 ? 0.05 : 0.01 + 0.0001 * k);
        }

        ResidualRms found = ResidualRms.of(dates, rms, 3);

        assertThat(found.outliers()).containsExactly(dates.get(4));
        assertThat(found.best()).isEqualTo(dates.get(0));
    }

    @Test
    void height_errors_are_found_and_their_residuals_measured() {
        Path stackFile = Golden.path("hyp3_mintpy/inputs/ifgramStack.h5");
        SbasInversion.with(SbasOptions.of(Map.of("topographicResidual", "yes", "minNumPixel", 10)))
                .run(stackFile, folder, null);

        try (StackFile stack = StackFile.open(stackFile)) {
            ResidualRms rms = ResidualRms.of(
                    folder.resolve("timeseriesResidual.h5"),
                    stack.header(),
                    folder.resolve("maskTempCoh.h5"),
                    new Settings.Place(14, 7),
                    RampKind.QUADRATIC,
                    3);

            assertThat(rms.rmsMeters()).hasSize(12).allMatch(value -> value >= 0 && value < 0.05);
        }
    }

    @Test
    void a_height_error_has_its_closed_form() {
        List<LocalDate> first = new ArrayList<>();
        List<LocalDate> second = new ArrayList<>();
        List<Double> bperp = new ArrayList<>();
        double[] baseline = {0, 80, -40, 120, 30, -90, 60, 10};
        for (int k = 0; k + 1 < baseline.length; k++) {
            first.add(LocalDate.of(2020, 1, 1).plusDays(12L * k));
            second.add(LocalDate.of(2020, 1, 1).plusDays(12L * (k + 1)));
            bperp.add(baseline[k + 1] - baseline[k]);
        }
        StackHeader header = new StackHeader(1, 1, Network.of(first, second), bperp, Map.of(), List.of(Layer.PHASE));
        double[] history = new double[baseline.length];
        double rangeTimesSine = 600_000;
        for (int k = 0; k < history.length; k++) {
            double years = 12 * k / 365.25;
            history[k] = 25 * baseline[k] / rangeTimesSine + 0.03 * years - 0.01 * years * years;
        }
        double[] residual = new double[history.length];

        double height = new DemError(header, 2).correct(history, residual, rangeTimesSine);

        assertThat(height).isCloseTo(25, within(1e-6));
        for (int k = 0; k < history.length; k++) {
            double years = 12 * k / 365.25;
            assertThat(history[k]).isCloseTo(0.03 * years - 0.01 * years * years, within(1e-12));
            assertThat(residual[k]).isCloseTo(0, within(1e-12));
        }
    }
}
