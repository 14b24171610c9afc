package io.insarhub.hyp3.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.plot.CoherenceNetwork;
import io.insarhub.core.plot.DateBars;
import io.insarhub.core.plot.DateMatrix;
import io.insarhub.hyp3.SbasInversion;
import io.insarhub.hyp3.SbasOptions;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import io.insarhub.hyp3.hdf5.Hdf5Writer;
import io.insarhub.hyp3.sbas.Golden;
import io.insarhub.hyp3.sbas.PointFit;
import io.insarhub.hyp3.sbas.RampKind;
import io.insarhub.hyp3.sbas.ResidualRms;
import io.insarhub.hyp3.sbas.TimeFunction;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pictures show, against numbers worked out here from the golden files. */
class DiagnosticModelsTest {

    private static final Path MINTPY = Golden.path("hyp3_mintpy");
    private static final Path STACK = MINTPY.resolve("inputs/ifgramStack.h5");
    private static final int PIXELS = 52 * 72;
    private static final int PAIRS = 34;

    @TempDir
    Path folder;

    @Test
    void the_matrix_has_the_mean_coherence_of_each_interferogram() {
        double[] means = means();

        DateMatrix matrix = coherence(0.7, false).matrix();

        assertThat(matrix.dates())
                .hasSize(12)
                .startsWith(LocalDate.of(2020, 1, 4))
                .endsWith(LocalDate.of(2021, 2, 3));
        int[][] pairs = pairs();
        int filled = 0;
        for (int m = 0; m < PAIRS; m++) {
            assertThat((double) matrix.at(pairs[m][1], pairs[m][0])).isCloseTo(means[m], within(1e-6));
            assertThat((double) matrix.at(pairs[m][0], pairs[m][1])).isCloseTo(means[m], within(1e-6));
        }
        for (int i = 0; i < 144; i++) {
            filled += Float.isNaN(matrix.at(i / 12, i % 12)) ? 0 : 1;
        }
        assertThat(filled).isEqualTo(2 * PAIRS);
    }

    @Test
    void dropped_are_those_below_the_threshold_and_outside_a_maximum_spanning_tree() {
        double least = 0.55;
        double[] means = means();
        int[][] pairs = pairs();
        Set<Integer> expected = new TreeSet<>(IntStream.range(0, PAIRS).boxed().toList());
        expected.removeAll(spanningTreeByPrim(pairs, means));
        expected.removeIf(m -> means[m] >= least);

        StackCoherence coherence = coherence(least, true);
        CoherenceNetwork network = coherence.network().orElseThrow();

        Set<Integer> dropped = new TreeSet<>();
        for (int m = 0; m < PAIRS; m++) {
            assertThat(network.pairs().get(m).coherence()).isCloseTo(means[m], within(1e-9));
            if (network.pairs().get(m).dropped()) {
                dropped.add(m);
            }
        }
        assertThat(dropped).isEqualTo(expected).hasSizeBetween(5, 23);
        int one = dropped.iterator().next();
        assertThat(coherence.matrix().at(pairs[one][0], pairs[one][1]))
                .as("above")
                .isNaN();
        assertThat(coherence.matrix().at(pairs[one][1], pairs[one][0]))
                .as("below")
                .isNotNaN();
        assertThat(network.caption()).contains("at least 0.55");
    }

    @Test
    void the_dates_have_the_baselines_that_mintpy_finds() {
        double[] mintpy = Golden.values(MINTPY.resolve("timeseries.h5"), "bperp");

        List<Double> meters = coherence(0.7, false).network().orElseThrow().baselinesMeters();

        for (int k = 0; k < 12; k++) {
            assertThat(meters.get(k)).isCloseTo(mintpy[k], within(1e-3));
        }
    }

    @Test
    void what_the_file_itself_drops_is_dropped_and_what_was_inverted_has_the_last_word() throws Exception {
        // timeseries.h5 says that 34 were inverted: the configuration's threshold was not applied
        Files.createDirectories(folder.resolve("inputs"));
        Files.copy(STACK, folder.resolve("inputs/ifgramStack.h5"));
        Files.copy(MINTPY.resolve("timeseries.h5"), folder.resolve("timeseries.h5"));

        StackCoherence coherence =
                StackCoherence.read(new ResultFolder(folder), rules(0.55, true), Cancellation.never());

        assertThat(coherence.network().orElseThrow().dropped()).isEmpty();
    }

    @Test
    void outliers_are_the_dates_above_three_scaled_medians() {
        List<LocalDate> dates = IntStream.range(0, 5)
                .mapToObj(k -> LocalDate.of(2020, 1, 1).plusDays(12L * k))
                .toList();
        // the median is 2 mm, the threshold 3 · 2 / 0.67449 = 8.896 mm
        ResidualRms rms = new ResidualRms(dates, List.of(0.002, 0.0088, 0.001, 0.009, 0.0015), 3 * 0.002 / 0.67449);

        DateBars bars = ResidualBars.of(rms, rules(0.7, false));

        assertThat(bars.threshold()).isCloseTo(8.896, within(1e-3));
        assertThat(bars.bars().stream().map(DateBars.Bar::kind).toList())
                .containsExactly(
                        DateBars.Kind.USUAL,
                        DateBars.Kind.USUAL,
                        DateBars.Kind.BEST,
                        DateBars.Kind.OUTLIER,
                        DateBars.Kind.USUAL);
        assertThat(bars.bars().get(3).value()).isCloseTo(9, within(1e-9));
        assertThat(bars.caption()).contains("quadratic ramp", "outliers: 2020-02-06");
        assertThat(bars.thresholdText()).isEqualTo("threshold 8.9 mm: 3 × median / 0.6745");
    }

    @Test
    void residuals_are_those_of_the_file_over_the_reliable_pixels() {
        invert(Map.of("topographicResidual", "yes"));
        double[] residual = Golden.values(folder.resolve("timeseriesResidual.h5"), "timeseries");
        double[] mask = Golden.values(folder.resolve("maskTempCoh.h5"), "mask");

        DateBars bars = ResidualBars.read(new ResultFolder(folder), new Rules(false, 0.7, null, 3));

        double[] expected = new double[12];
        for (int k = 0; k < 12; k++) {
            double sum = 0;
            int count = 0;
            for (int p = 0; p < PIXELS; p++) {
                sum += mask[p] == 0 ? 0 : residual[k * PIXELS + p] * residual[k * PIXELS + p];
                count += mask[p] == 0 ? 0 : 1;
            }
            expected[k] = 1000 * Math.sqrt(sum / count);
            assertThat(bars.bars().get(k).value()).isCloseTo(expected[k], within(1e-6));
        }
        double[] sorted = expected.clone();
        Arrays.sort(sorted);
        assertThat(bars.threshold()).isCloseTo(3 * (sorted[5] + sorted[6]) / 2 / 0.67449, within(1e-6));
        for (int k = 0; k < 12; k++) {
            assertThat(bars.bars().get(k).kind() == DateBars.Kind.OUTLIER).isEqualTo(expected[k] > bars.threshold());
        }
    }

    @Test
    void a_fit_finds_what_a_history_was_made_of() {
        TimeFunction function = new TimeFunction(1, List.of(1.0), List.of(LocalDate.of(2020, 7, 1)));
        // within one year decimal years are days / 365.25
        List<LocalDate> dates = IntStream.range(0, 30)
                .mapToObj(k -> LocalDate.of(2020, 1, 4).plusDays(12L * k))
                .toList();
        double[] meters = dates.stream()
                .mapToDouble(date -> {
                    double years = (date.toEpochDay() - dates.get(0).toEpochDay()) / 365.25;
                    return 0.003
                            - 0.025 * years
                            + 0.004 * Math.sin(2 * Math.PI * years + 0.5)
                            + (date.isBefore(LocalDate.of(2020, 7, 1)) ? 0 : 0.01);
                })
                .toArray();

        PointFit fit = PointFit.of(function, dates, meters, 0);

        assertThat(fit.terms().get("velocity")).isCloseTo(-0.025, within(1e-9));
        assertThat(fit.terms().get("annualAmplitude")).isCloseTo(0.004, within(1e-9));
        assertThat(fit.terms().get("step20200701")).isCloseTo(0.01, within(1e-9));
        for (int k = 0; k < 30; k++) {
            assertThat(fit.meters(dates.get(k))).isCloseTo(meters[k], within(1e-9));
        }
    }

    @Test
    void a_points_history_has_the_velocity_and_the_error_that_mintpy_has() {
        ResultFolder mintpy = new ResultFolder(MINTPY);
        VelocityOrigin origin = VelocityOrigin.read(mintpy);
        ThinMap.Pixel pixel = new ThinMap.Pixel(20, 46);

        PointModel point = PointModel.read(mintpy, origin, pixel, false);

        assertThat(origin.series()).isEqualTo("timeseries_ramp.h5");
        assertThat(origin.function()).isEqualTo(TimeFunction.LINEAR);
        double velocity = Golden.values(MINTPY.resolve("velocity.h5"), "velocity")[20 * 72 + 46];
        double error = Golden.values(MINTPY.resolve("velocity.h5"), "velocityStd")[20 * 72 + 46];
        assertThat(point.fit().terms().get("velocity")).isCloseTo(velocity, within(3e-7));
        assertThat(point.fit().terms().get("velocityStd")).isCloseTo(error, within(2e-8 + 1e-5 * error));
        double[] series = Golden.values(MINTPY.resolve("timeseries_ramp.h5"), "timeseries");
        for (int k = 0; k < 12; k++) {
            assertThat(point.meters().get(k)).isEqualTo(series[k * PIXELS + 20 * 72 + 46]);
        }
        assertThat(point.texts())
                .containsExactly(String.format(Locale.ROOT, "velocity %.1f ± %.1f mm/yr", 1000 * velocity, 1000 * error)
                        .replace('-', '−'));
    }

    @Test
    void dates_that_the_velocity_does_without_are_left_out() throws Exception {
        for (String name : List.of("velocity.h5", "timeseries_ramp.h5")) {
            Files.copy(MINTPY.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("exclude_date.txt"), "20200209\n# no date\n20210110\n");
        ResultFolder results = new ResultFolder(folder);

        PointModel point = PointModel.read(results, VelocityOrigin.read(results), new ThinMap.Pixel(20, 46), false);

        assertThat(point.leftOut()).containsExactlyInAnyOrder(LocalDate.of(2020, 2, 9), LocalDate.of(2021, 1, 10));
        double all = Golden.values(MINTPY.resolve("velocity.h5"), "velocity")[20 * 72 + 46];
        assertThat(Math.abs(point.fit().terms().getOrDefault("velocity", all) - all))
                .isGreaterThan(1e-6);
    }

    @Test
    void the_point_is_where_reliable_pixels_move_fastest_together() {
        float[] speed = new float[10 * 12];
        float[] mask = new float[10 * 12];
        Arrays.fill(mask, 1);
        for (int p = 0; p < speed.length; p++) {
            double distance = Math.hypot(p / 12 - 6, p % 12 - 7);
            speed[p] = (float) (-0.03 * Math.exp(-distance * distance / 8));
        }
        speed[2 * 12 + 2] = 9; // alone
        speed[0] = -5; // at the edge
        Path velocity = raster("velocity.h5", "velocity", 10, 12, speed);

        assertThat(FastestPixel.find(velocity, raster("mask.h5", "mask", 10, 12, mask), Cancellation.never()))
                .contains(new ThinMap.Pixel(6, 7));

        mask[5 * 12 + 6] = 0;
        assertThat(FastestPixel.find(velocity, raster("mask2.h5", "mask", 10, 12, mask), Cancellation.never()))
                .isNotEmpty()
                .isNotEqualTo(Optional.of(new ThinMap.Pixel(6, 7)));
        assertThat(FastestPixel.find(velocity, raster("none.h5", "mask", 10, 12, new float[120]), Cancellation.never()))
                .isEmpty();
    }

    @Test
    void a_map_is_thinned_by_the_mean_of_what_is_known() {
        float[] values = {1, 2, 3, 4, 5, 6, Float.NaN, 8, 9, 10, 11, 12, 13, 14, 15};
        float[] mask = {1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0};
        Path path = raster("velocity.h5", "velocity", 3, 5, values);

        ThinMap map = ThinMap.read(path, "velocity", raster("mask.h5", "mask", 3, 5, mask), 3, Cancellation.never());

        assertThat(map.columns()).isEqualTo(3);
        assertThat(map.rows()).isEqualTo(2);
        // columns 0–1, 2–3, 4 of rows 0–1 and of row 2
        assertThat(map.values())
                .containsExactly((1 + 2) / 2f, (3 + 4 + 8 + 9) / 4f, (5 + 10) / 2f, (11 + 12) / 2f, 13.5f, Float.NaN);
        assertThat(map.times(1000).values()[0]).isEqualTo(1500);
        Path other = raster("other.h5", "mask", 2, 5, new float[10]);
        assertThatThrownBy(() -> ThinMap.read(path, "velocity", other, 3, Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("other.h5")
                .hasMessageContaining("2 × 5");
    }

    @Test
    void a_map_of_a_large_raster_is_no_larger_than_a_picture() {
        Path path = raster("velocity.h5", "velocity", 3, 4000, new float[12_000]);

        ThinMap map = ThinMap.read(path, "velocity", null, ThinMap.MOST_PIXELS, Cancellation.never());

        assertThat(map.columns()).isEqualTo(1334);
        assertThat(map.rows()).isEqualTo(1);
        assertThat(map.known()).as("zeros are no data without a mask").isZero();
    }

    private Path raster(String name, String dataset, int rows, int columns, float[] values) {
        Path path = folder.resolve(name);
        Hdf5Dataset of = Hdf5Dataset.float32(dataset, rows, columns);
        try (Hdf5Writer writer = Hdf5Writer.create(path, List.of(of), Map.of("FILE_TYPE", dataset))) {
            writer.write(of, 0, values, values.length);
        }
        return path;
    }

    private void invert(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of("minNumPixel", 10));
        options.putAll(more);
        SbasInversion.with(SbasOptions.of(options)).run(STACK, folder, null);
    }

    /** The stack alone, so that nothing tells how many interferograms were inverted. */
    private StackCoherence coherence(double least, boolean dropping) {
        try {
            Files.createDirectories(folder.resolve("inputs"));
            Files.copy(STACK, folder.resolve("inputs/ifgramStack.h5"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StackCoherence.read(new ResultFolder(folder), rules(least, dropping), Cancellation.never());
    }

    private static Rules rules(double least, boolean dropping) {
        return new Rules(dropping, least, RampKind.QUADRATIC, 3);
    }

    private static double[] means() {
        double[] all = Golden.values(STACK, "coherence");
        double[] means = new double[PAIRS];
        for (int m = 0; m < PAIRS; m++) {
            double sum = 0;
            int count = 0;
            for (int p = 0; p < PIXELS; p++) {
                double value = all[m * PIXELS + p];
                sum += Double.isNaN(value) ? 0 : value;
                count += Double.isNaN(value) ? 0 : 1;
            }
            means[m] = sum / count;
        }
        return means;
    }

    /** Places of the dates of each interferogram, by the names of its product. */
    private static int[][] pairs() {
        List<String[]> dates = new ArrayList<>();
        try (HdfFile file = new HdfFile(STACK)) {
            for (String[] pair : (String[][]) file.getDatasetByPath("date").getData()) {
                dates.add(pair);
            }
        }
        TreeSet<String> all = new TreeSet<>();
        dates.forEach(pair -> all.addAll(List.of(pair)));
        return dates.stream()
                .map(pair -> new int[] {
                    all.headSet(pair[0]).size(), all.headSet(pair[1]).size()
                })
                .toArray(int[][]::new);
    }

    private static Set<Integer> spanningTreeByPrim(int[][] pairs, double[] weight) {
        Set<Integer> reached = new TreeSet<>(Set.of(0));
        Set<Integer> tree = new TreeSet<>();
        while (reached.size() < 12) {
            int best = IntStream.range(0, pairs.length)
                    .filter(m -> reached.contains(pairs[m][0]) != reached.contains(pairs[m][1]))
                    .boxed()
                    .max(Comparator.comparingDouble(m -> weight[m]))
                    .orElseThrow();
            tree.add(best);
            reached.add(pairs[best][0]);
            reached.add(pairs[best][1]);
        }
        return tree;
    }
}
