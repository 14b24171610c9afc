package io.insarhub.examples;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairFactors;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.DesignPairsOptions;
import io.insarhub.core.Insarhub;
import io.insarhub.core.NetworkPlot;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.export.FolderExport;
import io.insarhub.export.PointHistory;
import io.insarhub.hyp3.Hyp3InsarProcessor;
import io.insarhub.hyp3.Hyp3SbasOptions;
import io.insarhub.hyp3.JvmSbasAnalyzer;
import io.insarhub.hyp3.ProductsReport;
import io.insarhub.hyp3.SubmitReport;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.quality.DatabaseHandle;
import io.insarhub.quality.PairQualityDatabase;
import io.insarhub.quality.PairQualityPlot;
import io.insarhub.quality.PredictedCoherence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A study from search to maps, a method a stage. Each reads the work folder and writes the work folder; nothing is handed from
 * one to the next but the folder, so each could be a program of its own, and all can be run again.
 */
final class Journey {

    private static final String NO_PICTURE = "the picture cannot be drawn";

    private final Path workdir;
    private final Study study;
    private final Services services;
    private final ProgressListener listener;
    private final Set<String> warnings = new LinkedHashSet<>();
    private String unaffordable = "";
    private double spentCredits;

    Journey(Path workdir, Study study, Services services, ProgressListener listener) {
        this.workdir = workdir;
        this.study = study;
        this.services = services;
        this.listener = listener;
    }

    /** Scenes become stacks with pairs: config, stack file and picture of each. */
    String selectPairs() {
        StageResult found = Insarhub.downloaders()
                .create("S1_SLC", services.search(study))
                .run(new StageContext(workdir, listener, Cancellation.never()));
        found.warnings().forEach(this::warn);
        return found.summary();
    }

    /** The designed selector on the same scenes, with as many pairs; what both would cost and leave in error. */
    List<Comparison> compareSelectors() {
        List<Comparison> rows = new ArrayList<>();
        for (StackFolder stack : Workdir.open(workdir).stacks()) {
            StackFile file = stack.stackFile().orElseThrow();
            PredictedCoherence coherence = PredictedCoherence.of(stack);
            PairNetwork compatible = PairNetwork.of(file.baselines(), file.pairs());
            DesignPairsOptions options = DesignPairsOptions.builder()
                    .scenes(SelectPairsOptions.builder()
                            .avoidLowQualityDays(false)
                            .build())
                    .maxPairs(compatible.pairs().size())
                    .build();
            PairNetwork designed = PairSelection.designed(options, coherence).select(scenes(file));
            rows.add(new Comparison(stack.id(), compatible, designed, coherence));
            picture(() -> NetworkPlot.of(designed)
                    .titled(stack.id() + ", designed for least error")
                    .writePng(stack.path().resolve("designed_" + stack.id() + ".png")));
        }
        return rows;
    }

    /** The scenes of a stack file, with the baselines that it gives. */
    private static Scenes scenes(StackFile file) {
        return Scenes.of(file.baselines().entrySet().stream()
                .map(scene -> Scene.builder(scene.getKey())
                        .publishedBaseline(scene.getValue(), null)
                        .build())
                .toList());
    }

    /** The stack that goes all the way: the one with the most pairs. */
    StackFolder stack() {
        return Workdir.open(workdir).stacks().stream()
                .max(Comparator.comparingInt(
                        stack -> stack.stackFile().orElseThrow().pairs().size()))
                .orElseThrow();
    }

    /** Scores of all pairs, those that were selected in the stack file too, and pictures of the network with them and of all. */
    String scorePairs() {
        StackFolder stack = stack();
        PairQualityDatabase database = PairQualityDatabase.open(stack, services.quality());
        DatabaseHandle.Result built = database.build(listener).join();
        if (services.quality().offline()) {
            warnings.add("offline nobody was asked for weather, snow, land cover and decay maps: scores come from the"
                    + " climatology of coherence");
        } else {
            warnings.addAll(built.unknown());
        }
        StackFile file = stack.stackFile().orElseThrow();
        if (file.pairQuality().isEmpty()) {
            // with a colon in its keys, as the plots of the Python program look scores up
            PairQuality quality =
                    PairQuality.emptyForPython().withScores(database.scores(file.pairs()), factors(database));
            stack.updateStackFile(before -> before.withPairQuality(quality));
        }
        StackFile scored = stack.stackFile().orElseThrow();
        PairNetwork network = PairNetwork.of(scored.baselines(), scored.pairs());
        picture(() -> NetworkPlot.of(network, scored.pairQuality().orElseThrow())
                .titled(stack.id().toString())
                .writePng(stack.networkPlotPath()));
        picture(() -> PairQualityPlot.of(database.scores())
                .selected(scored.pairs())
                .titled(stack.id().toString())
                .writePng(stack.path().resolve("scores_" + stack.id() + ".png")));
        double mean = scored.pairQuality().orElseThrow().scores().values().stream()
                .mapToDouble(score -> score)
                .average()
                .orElse(Double.NaN);
        return built.pairs() + " pairs, those selected " + Math.round(mean) + " of 100 on average";
    }

    private Map<ScenePair, PairFactors> factors(PairQualityDatabase database) {
        Map<ScenePair, PairFactors> factors = new LinkedHashMap<>();
        for (ScenePair pair : stack().stackFile().orElseThrow().pairs()) {
            database.factors(pair.reference(), pair.secondary()).ifPresent(known -> factors.put(pair, known));
        }
        return factors;
    }

    /** Orders the interferograms; what that costs is asked before, and nothing is ordered if it is more than may be spent. */
    String orderInterferograms() {
        if (stack().stage().hasReached(Stage.DOWNLOADED)) {
            return "skipped, the products are there";
        }
        Hyp3InsarProcessor processor = services.processor(spentCredits);
        SubmitReport plan = processor.dryRun(context());
        if (plan.costCredits() > services.maxCredits()) {
            long credits = (long) Math.ceil(plan.costCredits());
            unaffordable = String.format(
                    "%nNothing was ordered. %d interferograms would cost %d credits of your account. To order them, run this"
                            + " again with%n-Dquickstart.maxCredits=%d; fewer dates cost less.",
                    plan.submitted().size(), credits, credits);
            return "nothing ordered: " + plan.submitted().size() + " jobs would cost " + credits + " credits, "
                    + Math.round(services.maxCredits()) + " may be spent";
        }
        SubmitReport ordered = processor.submit(context());
        ordered.stoppedBy().ifPresent(problem -> {
            throw problem;
        });
        spentCredits += ordered.costCredits();
        String unpaid =
                ordered.remaining().isEmpty() ? "" : ", " + ordered.remaining().size() + " pairs could not be paid for";
        return ordered.submitted().size() + " jobs for " + Math.round(ordered.costCredits()) + " credits ("
                + Math.round(plan.costCredits()) + " foreseen)" + unpaid;
    }

    /** What to do for an order that was not made, since it costs more than may be spent; empty if all went well. */
    Optional<String> unaffordable() {
        return unaffordable.isEmpty() ? Optional.empty() : Optional.of(unaffordable);
    }

    /** Waits for the products and brings them home; what failed is ordered once more. */
    String fetchProducts() {
        if (stack().stage().hasReached(Stage.DOWNLOADED)) {
            return "skipped, the products are there";
        }
        Hyp3InsarProcessor processor = services.processor(spentCredits);
        ProductsReport products = processor.watch(context());
        int failed = products.jobs().jobs(JobStatus.FAILED).size();
        String again = "";
        if (failed > 0) {
            try {
                spentCredits += processor.retry(context()).costCredits();
                again = " ordered again";
                products = processor.watch(context());
            } catch (BadOptionException tooExpensive) {
                warn(String.valueOf(tooExpensive.getMessage()));
            }
        }
        return products.verified().size() + " products checked to the byte, " + failed + " failed job" + again;
    }

    /** Products become layers on one grid, displacement by date, and velocity. */
    String invert() {
        if (stack().stage().hasReached(Stage.ANALYZED)) {
            return "skipped, the results are there";
        }
        Map<String, Object> options = Map.of("aoi", study.area().toWkt());
        StageResult done = JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(context());
        done.warnings().forEach(this::warn);
        return done.summary();
    }

    /** Results become GeoTIFFs, footprints and pictures, and the history of the point in the middle. */
    String export() {
        StackFolder stack = stack();
        FolderExport.Report exported = FolderExport.of(stack)
                .withFootprints()
                .withQuickLooks()
                .listener(listener)
                .run();
        exported.failures().forEach((file, why) -> warn(file.getFileName() + ": " + why.getMessage()));
        PointHistory history = PointHistory.at(lastTimeSeries(), study.area().centroid());
        history.writeCsv(stack.path().resolve("point_history.csv"));
        picture(() -> history.writePng(stack.path().resolve("point_history.png")));
        return exported.written().size() + " files written, "
                + exported.skipped().size() + " there already";
    }

    /** The series after all corrections. */
    private Path lastTimeSeries() {
        return List.of("_ramp_demErr", "_demErr", "_ramp", "").stream()
                .map(suffix -> stack().path().resolve("timeseries" + suffix + ".h5"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    /** What went on beside the results that one should know. */
    Set<String> warnings() {
        return warnings;
    }

    /** Every picture says by itself that it cannot be drawn; once is enough. */
    private void warn(String warning) {
        int noPicture = warning.indexOf(NO_PICTURE);
        warnings.add(noPicture < 0 ? warning : warning.substring(noPicture));
    }

    private StageContext context() {
        return new StageContext(stack().path(), listener, Cancellation.never());
    }

    /** A Java that cannot draw can do all else. */
    private void picture(Runnable drawing) {
        try {
            drawing.run();
        } catch (InsarhubException undrawn) {
            warn(String.valueOf(undrawn.getMessage()));
        }
    }
}
