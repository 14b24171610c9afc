package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.sbas.StackMaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** Noise-free stacks have their closed form back; networks at the edges have the answers that can be known. */
class SbasClosedFormTest {

    private static final double WAVELENGTH = 0.055465764662349676;
    private static final double RADIANS_PER_METER = -4 * Math.PI / WAVELENGTH;
    private static final double UTC = 12360.69;
    private static final int ROWS = 4;
    private static final int COLUMNS = 5;

    private static double years(LocalDate date) {
        return date.getYear() + (date.getDayOfYear() - 1) / 365.25 + UTC / (365.25 * 86400);
    }

    /** A stack of some displacement by years since the first date and pixel; pixel 0 is the reference and rests. */
    private static SbasStack stack(
            List<LocalDate> first, List<LocalDate> second, ToDoubleBiFunction<LocalDate, Integer> meters) {
        int pixels = ROWS * COLUMNS;
        double[] phase = new double[first.size() * pixels];
        float[] coherence = new float[phase.length];
        for (int m = 0; m < first.size(); m++) {
            for (int p = 0; p < pixels; p++) {
                double moved =
                        p == 0 ? 0 : meters.applyAsDouble(second.get(m), p) - meters.applyAsDouble(first.get(m), p);
                // an offset of each interferogram, which the reference takes away
                phase[m * pixels + p] = RADIANS_PER_METER * moved + 3 + m;
                coherence[m * pixels + p] = 0.3f + 0.6f * ((m * 7 + p * 3) % 11) / 11;
            }
        }
        Map<String, String> attributes = Map.of(
                "WAVELENGTH", Double.toString(WAVELENGTH),
                "CENTER_LINE_UTC", Double.toString(UTC),
                "ALOOKS", "4",
                "RLOOKS", "20",
                "REF_Y", "0",
                "REF_X", "0");
        return SbasStack.of(ROWS, COLUMNS, first, second, phase, coherence, attributes);
    }

    private static SbasSolution solve(SbasStack stack, Object... options) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put((String) options[i], options[i + 1]);
        }
        return SbasInversion.with(SbasOptions.of(map)).solve(stack);
    }

    @Test
    void steady_motion_gives_its_velocity() {
        StackMaker.Dates dates = StackMaker.dates(40, 200);
        SbasStack stack = stack(dates.first(), dates.second(), (date, p) -> 0.01 * p * years(date));

        for (String weights : List.of("var", "fim", "coh", "no")) {
            SbasSolution solution = solve(stack, "weightFunc", weights);

            double[] velocity = solution.fitted("velocity").orElseThrow();
            for (int p = 1; p < velocity.length; p++) {
                assertThat(velocity[p]).isCloseTo(0.01 * p, within(1e-9));
                assertThat(solution.fitted("velocityStd").orElseThrow()[p]).isLessThan(1e-9);
                assertThat(solution.temporalCoherence()[p]).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void seasons_steps_and_acceleration_are_told_apart() {
        StackMaker.Dates dates = StackMaker.dates(80, 400);
        LocalDate step = LocalDate.of(2020, 3, 1);
        double first = years(dates.first().get(0));
        SbasStack stack = stack(dates.first(), dates.second(), (date, p) -> {
            double t = years(date) - first;
            return 0.01 * p * t
                    + 0.002 * t * t / 2
                    + 0.005 * Math.cos(2 * Math.PI * t)
                    + 0.003 * Math.sin(2 * Math.PI * t)
                    + 0.001 * Math.sin(4 * Math.PI * t)
                    + (date.isBefore(step) ? 0 : 0.02);
        });

        SbasSolution solution = solve(
                stack,
                "timeFunc_polynomial",
                2,
                "timeFunc_periodic",
                List.of(1.0, 0.5),
                "timeFunc_stepDate",
                "20200301");

        assertThat(solution.fitted())
                .contains("acceleration", "annualAmplitude", "semiAnnualAmplitude", "step20200301", "step20200301Std");
        assertThat(solution.fitted("velocity").orElseThrow()[7]).isCloseTo(0.07, within(1e-9));
        assertThat(solution.fitted("acceleration").orElseThrow()[7]).isCloseTo(0.002, within(1e-9));
        assertThat(solution.fitted("annualAmplitude").orElseThrow()[7])
                .isCloseTo(Math.hypot(0.005, 0.003), within(1e-9));
        assertThat(solution.fitted("annualPhase").orElseThrow()[7]).isCloseTo(Math.atan2(0.005, 0.003), within(1e-7));
        assertThat(solution.fitted("semiAnnualAmplitude").orElseThrow()[7]).isCloseTo(0.001, within(1e-9));
        assertThat(solution.fitted("step20200301").orElseThrow()[7]).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void a_quadratic_ramp_goes_and_the_rest_stays() {
        StackMaker.Dates dates = StackMaker.dates(10, 100);
        SbasStack ramps = stack(dates.first(), dates.second(), (date, p) -> {
            double x = p % COLUMNS;
            double y = p / COLUMNS;
            return years(date) * (0.001 * x * x - 0.002 * y * y + 0.003 * x * y + 0.004 * x - 0.005 * y);
        });

        double[] left = solve(ramps, "deramp", "quadratic").derampedMeters().orElseThrow();

        assertThat(Arrays.stream(left).map(Math::abs).max().orElseThrow()).isLessThan(1e-12);
    }

    @Test
    void parts_that_nothing_ties_together_have_the_velocity_of_least_norm_between_them() {
        List<LocalDate> d = List.of(
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 1, 13),
                LocalDate.of(2020, 1, 25),
                LocalDate.of(2020, 2, 6));
        SbasStack stack = stack(
                List.of(d.get(0), d.get(2)),
                List.of(d.get(1), d.get(3)),
                (date, p) -> 0.1 * p * date.getDayOfYear() / 365.25);

        double[] meters = solve(stack).displacementMeters();

        int pixels = ROWS * COLUMNS;
        double step = 0.1 * 3 * 12 / 365.25;
        assertThat(meters[pixels + 3]).isCloseTo(step, within(1e-12));
        assertThat(meters[2 * pixels + 3]).isCloseTo(step, within(1e-12));
        assertThat(meters[3 * pixels + 3]).isCloseTo(2 * step, within(1e-12));
    }

    @Test
    void one_interferogram_is_a_network() {
        SbasStack stack = stack(
                List.of(LocalDate.of(2020, 1, 1)),
                List.of(LocalDate.of(2021, 1, 1)),
                (date, p) -> 0.01 * p * years(date));

        SbasSolution solution = solve(stack);

        assertThat(solution.dates()).hasSize(2);
        assertThat(solution.fitted("velocity").orElseThrow()[5]).isCloseTo(0.05, within(1e-9));
        assertThat(solution.fitted("velocityStd").orElseThrow()[5]).isNaN();
    }

    @Test
    void no_interferogram_and_a_date_with_itself_are_errors() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThatThrownBy(() -> stack(List.of(), List.of(), (date, p) -> 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("no interferogram");
        assertThatThrownBy(() -> stack(List.of(day), List.of(day), (date, p) -> 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("not ascending");
    }

    @Test
    void pixels_without_data_or_coherence_stay_zero() {
        StackMaker.Dates dates = StackMaker.dates(6, 100);
        int pairs = dates.first().size();
        double[] phase = new double[pairs * 6];
        float[] coherence = new float[phase.length];
        Arrays.fill(phase, 1);
        Arrays.fill(coherence, 0.8f);
        for (int m = 0; m < pairs; m++) {
            phase[m * 6 + 1] = Double.NaN;
            phase[m * 6 + 2] = 0;
            phase[m * 6 + 3] = 2;
            coherence[m * 6 + 3] = 0;
            phase[m * 6 + 4] = Double.POSITIVE_INFINITY;
            phase[m * 6 + 5] = 2;
            coherence[m * 6 + 5] = Float.NaN;
        }
        Map<String, String> attributes = Map.of("WAVELENGTH", "0.055", "REF_Y", "0", "REF_X", "0");

        SbasSolution solution = solve(SbasStack.of(1, 6, dates.first(), dates.second(), phase, coherence, attributes));

        assertThat(solution.interferograms()).containsExactly(pairs, 0, 0, 0, 0, pairs);
        assertThat(solution.temporalCoherence()[1]).isZero();
        for (int k = 0; k < 6; k++) {
            assertThat(Arrays.copyOfRange(solution.displacementMeters(), 6 * k, 6 * k + 5))
                    .containsOnly(0.0);
        }
        assertThat(solution.displacementMeters()[5 * 6 + 5]).isNotZero();
    }

    @Test
    void the_reference_is_the_pixel_of_highest_coherence_that_all_cover() {
        StackMaker.Dates dates = StackMaker.dates(5, 100);
        int pairs = dates.first().size();
        double[] phase = new double[pairs * 3];
        float[] coherence = new float[phase.length];
        for (int m = 0; m < pairs; m++) {
            phase[m * 3] = 1;
            phase[m * 3 + 1] = 2;
            phase[m * 3 + 2] = m == 2 ? 0 : 3;
            coherence[m * 3] = 0.5f;
            coherence[m * 3 + 1] = 0.6f;
            coherence[m * 3 + 2] = 0.9f;
        }
        SbasStack stack =
                SbasStack.of(1, 3, dates.first(), dates.second(), phase, coherence, Map.of("WAVELENGTH", "0.055"));

        assertThat(solve(stack).displacementMeters()[4 * 3 + 1]).isZero();
        assertThat(solve(stack).displacementMeters()[4 * 3]).isNotZero();
        assertThatThrownBy(() -> solve(stack, "reference_yx", "0, 3"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("reference_yx");
    }

    @Test
    void a_reference_without_data_is_refused() {
        StackMaker.Dates dates = StackMaker.dates(5, 100);
        int pairs = dates.first().size();
        double[] phase = new double[pairs * 4];
        float[] coherence = new float[phase.length];
        Arrays.fill(phase, 1);
        Arrays.fill(coherence, 0.8f);
        phase[2 * 4 + 1] = Double.NaN;
        phase[3 * 4 + 2] = 0;
        coherence[3 * 4 + 2] = 0;
        phase[3 * 4 + 3] = 0;
        SbasStack stack =
                SbasStack.of(2, 2, dates.first(), dates.second(), phase, coherence, Map.of("WAVELENGTH", "0.055"));

        assertThatThrownBy(() -> solve(stack, "reference_yx", "0, 1"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("reference_yx")
                .hasMessageContaining("no data in 1 of " + pairs);
        assertThatThrownBy(() -> solve(stack, "reference_yx", "1, 0")).hasMessageContaining("no data in 1 of");
        assertThat(solve(stack, "reference_yx", "0, 0").interferograms()[0]).isEqualTo(pairs);
        // a phase of zero with coherence is one
        assertThat(solve(stack, "reference_yx", "1, 1").interferograms()[3]).isEqualTo(pairs);
    }

    @Test
    void what_the_dates_cannot_tell_is_refused() {
        StackMaker.Dates dates = StackMaker.dates(6, 100);
        SbasStack stack = stack(dates.first(), dates.second(), (date, p) -> 0.01 * p * years(date));

        assertThatThrownBy(() -> solve(stack, "timeFunc_polynomial", 6))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("7 parameters")
                .hasMessageContaining("6 dates");
        for (LocalDate outside : List.of(dates.first().get(0), LocalDate.of(2030, 1, 1))) {
            assertThatThrownBy(() -> solve(stack, "timeFunc_stepDate", outside))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("timeFunc_stepDate");
        }
        assertThat(solve(stack, "timeFunc_stepDate", dates.second().get(0)).fitted())
                .anyMatch(name -> name.startsWith("step2019"));
    }

    @Test
    void a_period_or_step_that_is_named_twice_counts_once() {
        StackMaker.Dates dates = StackMaker.dates(40, 200);
        SbasStack stack = stack(dates.first(), dates.second(), (date, p) -> 0.01 * p * Math.sin(6.28 * years(date)));

        SbasSolution twice = solve(stack, "timeFunc_periodic", "1, 1.0", "timeFunc_stepDate", "20190705, 2019-07-05");
        SbasSolution once = solve(stack, "timeFunc_periodic", "1", "timeFunc_stepDate", "20190705");

        assertThat(twice.fitted()).isEqualTo(once.fitted()).contains("annualAmplitude", "step20190705");
        assertThat(twice.fitted("velocity").orElseThrow())
                .isEqualTo(once.fitted("velocity").orElseThrow());
    }

    @Test
    void options_that_cannot_be_are_named() {
        for (Map.Entry<String, Object> wrong : List.of(
                Map.<String, Object>entry("weightFunc", "best"),
                Map.<String, Object>entry("maskDataset", "snow"),
                Map.<String, Object>entry("minTempCoh", 7),
                Map.<String, Object>entry("minNormVelocity", "perhaps"),
                Map.<String, Object>entry("deramp", "cubic"),
                Map.<String, Object>entry("reference_yx", "5"),
                Map.<String, Object>entry("reference_yx", "14.7, 7"),
                Map.<String, Object>entry("reference_yx", "NaN, 7"),
                Map.<String, Object>entry("timeFunc_stepDate", "yesterday"),
                Map.<String, Object>entry("minNumPixel", 1.5))) {
            assertThatThrownBy(() -> SbasOptions.of(Map.of(wrong.getKey(), wrong.getValue())))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining(wrong.getKey());
        }
        List<String> words = new ArrayList<>(List.of("auto", "no", "linear"));
        assertThat(words).allSatisfy(word -> SbasOptions.of(Map.of("deramp", word)));
        SbasOptions options =
                SbasOptions.builder().weightFunc("coh").set("mine", 3).build();
        assertThat(SbasOptions.of(options.toMap())).isEqualTo(options);
    }
}
