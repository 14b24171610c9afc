package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.prepare.Commands;
import io.insarhub.hyp3.sbas.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MintPy itself, where it is installed: it takes what is prepared here, and {@code Jvm_SBAS} comes to its results. */
class RealMintpyTest {

    /** Names of files and of their datasets, with the most that single precision leaves between the two. */
    private static final Map<String, Double> FILES = Map.of(
            "inputs/ifgramStack.h5:unwrapPhase", 0.0,
            "inputs/geometryGeo.h5:incidenceAngle", 0.0,
            "inputs/geometryGeo.h5:slantRangeDistance", 2.5,
            "timeseries.h5:timeseries", 3e-7,
            "temporalCoherence.h5:temporalCoherence", 2e-6,
            "maskTempCoh.h5:mask", 0.0,
            "timeseries_ramp.h5:timeseries", 3e-7,
            "timeseries_ramp_demErr.h5:timeseries", 1e-6,
            "demErr.h5:dem", 1e-2,
            "velocity.h5:velocity", 1e-6);

    @TempDir
    private Path home;

    @Test
    void mintpy_and_the_jvm_come_to_the_same() throws Exception {
        assumeTrue(
                Commands.isInstalled("smallbaselineApp.py"),
                "skipped: MintPy (smallbaselineApp.py) is not on PATH; conda install -c conda-forge mintpy");
        Map<String, Object> options = new HashMap<>(Map.of(
                "network_coherenceBased", "no",
                "networkInversion_maskDataset", "no",
                "networkInversion_minNumPixel", 10,
                "reference_yx", "14, 7",
                "troposphericDelay_method", "no",
                "topographicResidual", "yes",
                "compute_cluster", "none",
                "plot", "no"));
        Path jvm = Files.createDirectory(home.resolve("jvm"));
        StackOfProducts.goldenZips(jvm);
        JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(StageContext.in(jvm));
        Path mintpy = Files.createDirectory(home.resolve("mintpy"));
        StackOfProducts.goldenZips(mintpy);
        options.put(
                "steps",
                List.of(
                        "load_data",
                        "modify_network",
                        "reference_point",
                        "quick_overview",
                        "invert_network",
                        "deramp",
                        "correct_topography",
                        "velocity"));

        Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(StageContext.in(mintpy));

        FILES.forEach((place, most) -> {
            String[] parts = place.split(":", 2);
            double[] ours = Golden.values(jvm.resolve(parts[0]), parts[1]);
            double[] theirs = Golden.values(mintpy.resolve(parts[0]), parts[1]);
            assertThat(Golden.difference(ours, theirs)).as(place).isLessThanOrEqualTo(most);
        });
    }
}
