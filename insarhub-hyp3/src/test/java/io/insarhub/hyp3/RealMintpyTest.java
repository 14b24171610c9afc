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

    @TempDir
    private Path home;

    @Test
    void mintpy_and_the_jvm_come_to_the_same() throws Exception {
        run("no");

        assertSame("inputs/ifgramStack.h5", "unwrapPhase", 0);
        assertSame("inputs/geometryGeo.h5", "incidenceAngle", 0);
        assertSame("inputs/geometryGeo.h5", "slantRangeDistance", 2.5);
        assertSame("timeseries.h5", "timeseries", 3e-7);
        assertSame("temporalCoherence.h5", "temporalCoherence", 2e-6);
        assertSame("maskTempCoh.h5", "mask", 0);
        assertSame("timeseries_ramp.h5", "timeseries", 3e-7);
        assertSame("timeseries_ramp_demErr.h5", "timeseries", 1e-6);
        assertSame("demErr.h5", "dem", 1e-2);
        assertSame("velocity.h5", "velocity", 1e-6);
    }

    @Test
    void the_trend_with_height_is_mintpys() throws Exception {
        run("height_correlation");

        assertSame("timeseries_tropHgt.h5", "timeseries", 3e-7);
        assertSame("timeseries_tropHgt_ramp.h5", "timeseries", 3e-7);
        assertSame("velocity.h5", "velocity", 1e-6);
    }

    private Path folder(String name) throws Exception {
        Path folder = Files.createDirectory(home.resolve(name));
        StackOfProducts.goldenZips(folder);
        return folder;
    }

    private void run(String troposphere) throws Exception {
        assumeTrue(
                Commands.isInstalled("smallbaselineApp.py"),
                "skipped: MintPy (smallbaselineApp.py) is not on PATH; conda install -c conda-forge mintpy");
        Map<String, Object> options = new HashMap<>(Map.of(
                "network_coherenceBased", "no",
                "networkInversion_maskDataset", "no",
                "networkInversion_minNumPixel", 10,
                "reference_yx", "14, 7",
                "troposphericDelay_method", troposphere,
                "topographicResidual", "yes",
                "compute_cluster", "none",
                "plot", "no"));
        JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(StageContext.in(folder("jvm")));
        options.put(
                "steps",
                List.of(
                        "load_data",
                        "modify_network",
                        "reference_point",
                        "quick_overview",
                        "invert_network",
                        "correct_troposphere",
                        "deramp",
                        "correct_topography",
                        "velocity"));
        Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(StageContext.in(folder("mintpy")));
    }

    /** Within what single precision leaves between the two. */
    private void assertSame(String file, String dataset, double most) {
        double[] ours = Golden.values(home.resolve("jvm").resolve(file), dataset);
        double[] theirs = Golden.values(home.resolve("mintpy").resolve(file), dataset);
        double difference = Golden.difference(ours, theirs);
        assertThat(difference).as(file + " " + dataset).isLessThanOrEqualTo(most);
    }
}
