package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.hyp3.sbas.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results are MintPy's, within its own 32-bit roundings; and in memory, those of an independent 64-bit solution. */
class SbasGoldenTest {

    private static final double SERIES_METERS = 3e-7;
    private static final double COHERENCE = 2e-6;
    private static final double EXACT = 1e-10;

    @TempDir
    Path folder;

    private static Map<String, Object> small(String variant) {
        Map<String, Object> options = new HashMap<>();
        options.put("weightFunc", variant.startsWith("var") ? "var" : variant);
        options.put("minNormVelocity", variant.endsWith("minnormphase") ? "no" : "auto");
        options.put("waterMaskFile", Golden.path("small/waterMask.h5").toString());
        options.put("minNumPixel", 1);
        options.put("deramp", "linear");
        return options;
    }

    private Path run(String stack, Map<String, Object> options) {
        SbasInversion.with(SbasOptions.of(options)).run(Golden.path(stack), folder, null);
        return folder;
    }

    private static double difference(Path made, String name, String dataset, Path golden) {
        return Golden.difference(
                Golden.values(made.resolve(name), dataset), Golden.values(golden.resolve(name), dataset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"var", "no", "fim", "coh", "var_minnormphase"})
    void files_are_as_mintpy_makes_them(String variant) {
        Path golden = Golden.path("small/" + variant);

        Path made = run("small/inputs/ifgramStack.h5", small(variant));

        assertThat(difference(made, "timeseries.h5", "timeseries", golden)).isLessThan(SERIES_METERS);
        assertThat(difference(made, "temporalCoherence.h5", "temporalCoherence", golden))
                .isLessThan(COHERENCE);
        assertThat(difference(made, "numInvIfgram.h5", "mask", golden)).isZero();
        assertThat(difference(made, "maskTempCoh.h5", "mask", golden)).isZero();
        assertThat(difference(made, "avgSpatialCoh.h5", "coherence", Golden.path("small")))
                .isLessThan(1e-6);
        assertThat(difference(made, "maskConnComp.h5", "mask", Golden.path("small")))
                .isZero();
        assertVelocity(made, "velocity.h5", golden, variant.endsWith("minnormphase") ? 9 : 0);
        if (Files.exists(golden.resolve("timeseries_ramp.h5"))) {
            assertThat(difference(made, "timeseries_ramp.h5", "timeseries", golden))
                    .isLessThan(SERIES_METERS);
            assertVelocity(made, "velocity_ramp.h5", golden, 0);
        }
    }

    /** Where the phases of two unconnected parts have a mean that 32 bits round to zero, MintPy skips a pixel. */
    private static void assertVelocity(Path made, String name, Path golden, int mostSkipped) {
        double[] mintpys = Golden.values(golden.resolve(name), "velocity");
        int skipped = 0;
        for (String dataset : List.of("velocity", "velocityStd", "intercept", "interceptStd", "residue")) {
            double[] ours = Golden.values(made.resolve(name), dataset);
            double[] theirs = Golden.values(golden.resolve(name), dataset);
            for (int i = 0; i < ours.length; i++) {
                double tolerance = dataset.endsWith("Std") ? 2e-8 + 1e-5 * Math.abs(theirs[i]) : SERIES_METERS;
                if (mintpys[i] == 0 && ours[i] != 0) {
                    skipped++;
                } else {
                    assertThat(ours[i]).as(dataset + " " + i).isCloseTo(theirs[i], within(tolerance));
                }
            }
        }
        assertThat(skipped / 5).isLessThanOrEqualTo(mostSkipped);
    }

    private static Offset<Double> within(double tolerance) {
        return Offset.offset(tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"var", "no"})
    void in_memory_it_is_the_exact_solution(String variant) {
        Path exact = Golden.path("small/" + variant + "/exact_f64.h5");

        SbasSolution solution =
                SbasInversion.with(SbasOptions.of(small(variant))).solve(Golden.path("small/inputs/ifgramStack.h5"));

        assertThat(Golden.difference(solution.displacementMeters(), Golden.values(exact, "timeseries")))
                .isLessThan(EXACT);
        assertThat(Golden.difference(solution.derampedMeters().orElseThrow(), Golden.values(exact, "timeseries_ramp")))
                .isLessThan(EXACT);
        assertThat(Golden.difference(solution.temporalCoherence(), Golden.values(exact, "temporalCoherence")))
                .isLessThan(EXACT);
        assertThat(Golden.doubles(solution.interferograms())).isEqualTo(Golden.values(exact, "numInvIfgram"));
        for (String name : List.of("velocity", "velocityStd", "intercept", "interceptStd", "residue")) {
            assertThat(Golden.difference(solution.fitted(name).orElseThrow(), Golden.values(exact, "velocity/" + name)))
                    .isLessThan(EXACT);
            assertThat(Golden.difference(
                            solution.fittedDeramped(name).orElseThrow(), Golden.values(exact, "velocity_ramp/" + name)))
                    .isLessThan(EXACT);
        }
    }

    @Test
    void a_stack_of_hyp3_products_goes_through_to_the_velocity_after_the_ramp() {
        Path golden = Golden.path("hyp3_mintpy");

        Path made = run("hyp3_mintpy/inputs/ifgramStack.h5", Map.of("deramp", "linear", "minNumPixel", 10));

        assertThat(difference(made, "timeseries.h5", "timeseries", golden)).isLessThan(SERIES_METERS);
        assertThat(difference(made, "timeseries.h5", "bperp", golden)).isLessThan(1e-4);
        assertThat(difference(made, "timeseries_ramp.h5", "timeseries", golden)).isLessThan(SERIES_METERS);
        assertThat(difference(made, "temporalCoherence.h5", "temporalCoherence", golden))
                .isLessThan(COHERENCE);
        for (String mask :
                Stream.of("numInvIfgram", "maskTempCoh", "maskConnComp").toList()) {
            assertThat(difference(made, mask + ".h5", "mask", golden)).as(mask).isZero();
        }
        assertThat(Golden.difference(
                        Golden.values(made.resolve("velocity_ramp.h5"), "velocity"),
                        Golden.values(golden.resolve("velocity.h5"), "velocity")))
                .isLessThan(SERIES_METERS);
        assertThat(Golden.difference(
                        Golden.values(made.resolve("velocity_ramp.h5"), "velocityStd"),
                        Golden.values(golden.resolve("velocity.h5"), "velocityStd")))
                .isLessThan(1e-7);
        assertThat(made.toFile().list()).noneMatch(name -> name.endsWith(".part") || name.endsWith(".journal"));
    }
}
