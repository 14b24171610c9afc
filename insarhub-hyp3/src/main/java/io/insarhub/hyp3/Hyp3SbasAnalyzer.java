package io.insarhub.hyp3;

import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.FolderLock;
import io.insarhub.hyp3.mintpy.MintpySteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Hyp3_SBAS}: prepares the interferograms of {@code Hyp3_InSAR}, runs MintPy on them step by step, and cleans up. The
 * folder's files are the only state: every call is safe to repeat, and goes on where an interrupted one stopped.
 *
 * <p>Each call takes the folder of one stack, a listener and a cancellation, and blocks. One analysis, or cleaning up, at a
 * time has a folder. Immutable; safe for use by many threads.
 */
public final class Hyp3SbasAnalyzer implements Analyzer {

    private final Hyp3SbasOptions options;
    private final Map<String, String> environment;
    private final Path home;

    private Hyp3SbasAnalyzer(Hyp3SbasOptions options, Map<String, String> environment, Path home) {
        this.options = options;
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /** An analyzer that finds MintPy by the process's {@code PATH}. */
    public static Hyp3SbasAnalyzer of(Hyp3SbasOptions options) {
        return new Hyp3SbasAnalyzer(options, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The same with another environment to look for MintPy in ({@code PATH}, {@code CONDA_EXE}). */
    public Hyp3SbasAnalyzer environment(Map<String, String> value) {
        return new Hyp3SbasAnalyzer(options, value, home);
    }

    /** The same with another home to look for {@code .cdsapirc} in. */
    public Hyp3SbasAnalyzer home(Path folder) {
        return new Hyp3SbasAnalyzer(options, environment, folder);
    }

    @Override
    public Map<String, Object> options() {
        return options.toMap();
    }

    /**
     * Unpacks the products, checks that each has what the analysis needs, finds what all of them cover, cuts every layer to
     * that, and writes MintPy's configuration. Clips that are there and equal to what they are cut from stay.
     *
     * @throws io.insarhub.api.BadFileException if products are broken, lack layers, or lie on several grids: all of them, by
     *     name. What could be done is done, and the next run goes on from there
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public PrepareReport prepare(StageContext context) {
        AnalysisFolder folder = AnalysisFolder.of(context.workdir());
        FolderLock claim = folder.claim();
        try {
            return new Preparation(folder, options, context, Hyp3SbasProvider.NAME).run();
        } finally {
            claim.close();
        }
    }

    /**
     * Runs MintPy's steps on a prepared stack, one process a step. What they write goes to the listener, as task {@code
     * mintpy}, and to {@code mintpy.log}.
     *
     * @throws MintpyException if MintPy is not there, or a step fails
     * @throws io.insarhub.api.CredentialsException if pyaps is asked for and there is no token for it
     * @throws io.insarhub.api.BadFileException if the stack is not prepared
     * @throws io.insarhub.api.CancelledException if it was cancelled; the step's processes have ended then
     */
    public void analyze(StageContext context) {
        AnalysisFolder folder = AnalysisFolder.of(context.workdir());
        MintpyRun mintpy = new MintpyRun(folder, options, environment, home);
        mintpy.check();
        // reading it says what to do where it is missing
        MintpyConfig.read(folder.config());
        FolderLock claim = folder.claim();
        try {
            mintpy.run(context.listener(), context.cancellation());
        } finally {
            claim.close();
        }
    }

    /**
     * Deletes {@code tmp/} and {@code clip/}, and with {@code deleteProducts} the products' archives; keeps configurations and
     * results. Links are deleted, never followed. With {@code debug} nothing is deleted, only told.
     *
     * @throws io.insarhub.api.BadFileException if an analysis has the folder, or something cannot be deleted
     */
    public CleanUpReport cleanUp(StageContext context) {
        return new CleanUp(AnalysisFolder.of(context.workdir()), options).run();
    }

    /** Prepares, runs MintPy, and, after all its steps, cleans up. Looks for MintPy and its token before anything else. */
    @Override
    public StageResult run(StageContext context) {
        AnalysisFolder folder = AnalysisFolder.of(context.workdir());
        new MintpyRun(folder, options, environment, home).check();
        PrepareReport prepared;
        FolderLock claim = folder.claim();
        try {
            prepared = prepare(context);
            analyze(context);
        } finally {
            claim.close();
        }
        if (options.cleanUp() && options.steps().equals(MintpySteps.all())) {
            cleanUp(context);
        }
        List<Path> results = Stream.of(FileNames.VELOCITY, FileNames.TIMESERIES)
                .map(folder.path()::resolve)
                .filter(Files::isRegularFile)
                .toList();
        List<String> warnings = new ArrayList<>(prepared.warnings());
        prepared.leftOut().forEach((product, why) -> warnings.add(product + " was left out: " + why));
        return new StageResult(Hyp3SbasProvider.NAME + ": " + prepared, results, warnings);
    }

    @Override
    public String toString() {
        return Hyp3SbasProvider.NAME;
    }
}
