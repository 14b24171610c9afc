package io.insarhub.hyp3.sbas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces of the inversion against slower, plainer ways to the same numbers. */
class InversionPropertiesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20, 41, 80, 100})
    void the_table_of_phase_variances_is_mintpys(int looks) throws IOException {
        double[] table = PhaseVariance.table(looks);

        try (BufferedReader lines = Files.newBufferedReader(Golden.path("lut/phase_variance_ds_L" + looks + ".csv"))) {
            lines.readLine();
            for (int k = 0; k < PhaseVariance.ENTRIES; k++) {
                List<String> cells = Arrays.asList(lines.readLine().split(",", -1));
                double expected = Double.parseDouble(cells.get(2));
                assertThat(table[k]).isCloseTo(expected, within(1e-9 * expected));
                assertThat(PhaseVariance.index((float) Double.parseDouble(cells.get(1))))
                        .isBetween(k - 1, k);
            }
        }
    }

    @Test
    void weights_are_mintpys() throws IOException {
        CoherenceWeights variance = new CoherenceWeights(Weighting.VAR, 41);
        CoherenceWeights fisher = new CoherenceWeights(Weighting.FIM, 41);
        CoherenceWeights coherence = new CoherenceWeights(Weighting.COH, 41);

        for (String line : Files.readAllLines(Golden.path("lut/weight_probe_L41.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].startsWith("coherence")) {
                float gamma = Float.parseFloat(cells[0]);
                assertClose(variance.of(gamma), cells[2], 3e-7);
                // 1 − γ² in 32 bits loses digits near 1, which is not copied
                assertClose(fisher.of(gamma), cells[3], 2e-5);
                assertClose(coherence.of(gamma), cells[4], 3e-7);
            }
        }
        assertThat(variance.of(Float.NaN)).isEqualTo(variance.of(0)).isEqualTo(variance.of(0.05f));
    }

    private static void assertClose(double weight, String expected, double tolerance) {
        double value = Double.parseDouble(expected);
        assertThat(weight).isCloseTo(value, within(tolerance * value));
    }

    @Property(tries = 200)
    void phasors_are_those_of_the_mathematical_functions(@ForAll @DoubleRange(min = -1e4, max = 1e4) double angle) {
        double[] angles = new double[Lanes.COUNT];
        double[] weight = new double[Lanes.COUNT];
        double[] re = new double[Lanes.COUNT];
        double[] im = new double[Lanes.COUNT];
        Arrays.fill(angles, angle);
        weight[3] = 1;

        Lanes.addPhasors(angles, weight, re, im);

        assertThat(re[3]).isCloseTo(Math.cos(angle), within(2e-12));
        assertThat(im[3]).isCloseTo(Math.sin(angle), within(2e-12));
        assertThat(re[4]).isZero();
    }

    /** Whatever is missing, and whatever parts the dates fall into, the fast way gives the solution by singular values. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void the_fast_way_is_the_way_by_singular_values(
            @ForAll @IntRange(min = 2, max = 14) int dates,
            @ForAll @IntRange(min = 0, max = 9) int missingTenths,
            @ForAll boolean velocities,
            @ForAll long seed) {
        StackMaker.Dates pairs = StackMaker.dates(dates, 1000);
        Network network = Network.of(pairs.first(), pairs.second());
        InversionRules rules = new InversionRules(Weighting.VAR, velocities, MaskLayer.NONE, 0.4, 0);
        PixelBatch batch = new PixelBatch(network, new Elimination(network), rules);
        Random random = new Random(seed);
        for (int m = 0; m < network.pairCount(); m++) {
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                boolean valid = random.nextInt(10) >= missingTenths;
                batch.observed[m][lane] = valid ? random.nextGaussian() * 5 : 0;
                batch.weight[m][lane] = valid ? 0.1 + 10 * random.nextDouble() : 0;
                batch.valid[m][lane] = valid ? 1 : 0;
                batch.count[lane] += valid ? 1 : 0;
            }
        }

        batch.invert();

        RankedSolution plain = new RankedSolution(network, velocities);
        double[][] expected = Lanes.rows(dates);
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            if (batch.count[lane] > 0) {
                plain.solve(batch.observed, batch.weight, lane, expected);
                for (int k = 0; k < dates; k++) {
                    assertThat(batch.phase()[k][lane]).isCloseTo(expected[k][lane], within(1e-8));
                }
            }
        }
    }

    /** The bound on the condition number is never below it. */
    @Property(tries = 100)
    void the_bound_of_the_condition_number_holds(
            @ForAll @IntRange(min = 3, max = 10) int dates, @ForAll boolean velocities, @ForAll long seed) {
        StackMaker.Dates pairs = StackMaker.dates(dates, 1000);
        Network network = Network.of(pairs.first(), pairs.second());
        Connectivity connectivity = new Connectivity(network, velocities);
        double[][] weight = Lanes.rows(network.pairCount());
        Random random = new Random(seed);
        for (double[] row : weight) {
            row[0] = random.nextInt(4) == 0 ? 0 : Math.pow(10, 4 * random.nextDouble());
        }
        connectivity.explore(weight, 0);
        double bound = Math.sqrt(connectivity.squaredConditionBound(weight, 0));

        double[][] columns = new double[dates - 1][network.pairCount()];
        double[] steps = network.steps();
        for (int m = 0; m < network.pairCount(); m++) {
            Network.Edge pair = network.pairs().get(m);
            double root = Math.sqrt(weight[m][0]);
            for (int k = pair.first(); k < pair.second(); k++) {
                columns[k][m] = velocities ? root * steps[k] : 0;
            }
            if (!velocities) {
                columns[pair.second() - 1][m] = root;
                if (pair.first() > 0) {
                    columns[pair.first() - 1][m] = -root;
                }
            }
        }
        double[][] copy = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        double[][] inverse = SmallSystems.pseudoInverse(copy, 1e-9);
        // ‖A x‖/‖x‖ and ‖A⁺ y‖/‖y‖ for any x and y are lower bounds of the two norms
        double norm = largest(columns);
        assertThat(bound).isGreaterThanOrEqualTo(norm * largest(inverse) * (1 - 1e-9));
    }

    /** Largest norm of a row. */
    private static double largest(double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.sqrt(SmallSystems.dot(row, row)))
                .max()
                .orElse(0);
    }

    @Test
    void nearly_lost_rank_is_left_to_the_singular_values() {
        StackMaker.Dates pairs = StackMaker.dates(4, 1000);
        Network network = Network.of(pairs.first(), pairs.second());
        InversionRules rules = new InversionRules(Weighting.VAR, true, MaskLayer.NONE, 0.4, 0);
        PixelBatch batch = new PixelBatch(network, new Elimination(network), rules);
        for (int m = 0; m < network.pairCount(); m++) {
            Network.Edge pair = network.pairs().get(m);
            // the last date hangs on weights that do not count: its step is held to be unknown, so zero
            batch.weight[m][0] = pair.second() == 3 ? 1e-12 : 1;
            batch.observed[m][0] = pair.second() - pair.first();
            batch.valid[m][0] = 1;
            batch.count[0]++;
        }

        batch.invert();

        assertThat(batch.phase()[2][0]).isCloseTo(2, within(1e-9));
        assertThat(batch.phase()[3][0]).isCloseTo(2, within(1e-4));
    }
}
