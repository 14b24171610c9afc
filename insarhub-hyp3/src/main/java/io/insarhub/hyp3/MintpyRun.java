package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.hyp3.mintpy.ChildProcess;
import io.insarhub.hyp3.mintpy.MintpySteps;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** MintPy, step by step. */
final class MintpyRun {

    static final String LOG = "mintpy.log";
    private static final String PROGRAM = "smallbaselineApp.py";
    /** A comment, a variable, and wildcards: MintPy reads paths from its configuration so. */
    private static final List<String> NOT_IN_A_PATH = List.of("#", "$", "*", "?", "[");

    private static final String CDS_FILE = ".cdsapirc";

    private final AnalysisFolder folder;
    private final Hyp3SbasOptions options;
    private final Map<String, String> environment;
    private final Path home;

    MintpyRun(AnalysisFolder folder, Hyp3SbasOptions options, Map<String, String> environment, Path home) {
        this.folder = folder;
        this.options = options;
        this.environment = environment;
        this.home = home;
    }

    /** What can be known to be missing before hours of work. */
    void check() {
        command();
        String path = folder.path().toAbsolutePath().normalize().toString();
        for (String sign : NOT_IN_A_PATH) {
            if (path.contains(sign)) {
                throw new BadFileException(
                        folder.path(),
                        null,
                        "has a " + sign + " in its path, where MintPy takes it for a sign of its own",
                        "Move it to a path without, or use the analyzer Jvm_SBAS, which reads any",
                        null);
            }
        }
        String method = options.mintpy().get("troposphericDelay_method").orElse("auto");
        boolean pyaps = method.equals("pyaps") || method.equals("auto");
        if (pyaps && options.steps().contains(MintpySteps.TROPOSPHERE) && !hasToken()) {
            throw new CredentialsException(
                    "MintPy's pyaps needs a token of the Climate Data Store in " + home.resolve(CDS_FILE)
                            + ", and there is none. Get one at https://cds.climate.copernicus.eu/how-to-api and put its two"
                            + " lines (url: and key:) there, or set troposphericDelay_method to no or height_correlation",
                    null);
        }
    }

    private boolean hasToken() {
        try (Stream<String> lines = Files.lines(home.resolve(CDS_FILE))) {
            return lines.anyMatch(line -> line.strip().matches("key\\s*:\\s*\\S+"));
        } catch (IOException | java.io.UncheckedIOException none) {
            return false;
        }
    }

    void run(ProgressListener listener, Cancellation cancellation) {
        List<String> steps = options.steps();
        Path log = folder.path().resolve(LOG);
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            int done = i;
            List<String> command = new ArrayList<>(command());
            command.addAll(List.of(folder.config().getFileName().toString(), "--dostep", step));
            listener.onProgress(new Progress("mintpy", done, steps.size(), "steps", step));
            ChildProcess.Outcome outcome = ChildProcess.run(
                    command,
                    folder.path(),
                    log,
                    line -> listener.onProgress(
                            new Progress("mintpy", done, steps.size(), "steps", step + ": " + line)),
                    cancellation);
            if (outcome.exitCode() != 0) {
                throw new MintpyException(
                        step,
                        outcome.exitCode(),
                        outcome.lastLines(),
                        "step " + step + " ended with exit code " + outcome.exitCode() + "; its last lines, more in "
                                + log
                                + ":\n  " + String.join("\n  ", outcome.lastLines())
                                + "\nMend what it names, and run the analysis again with the steps from " + step
                                + " on");
            }
        }
        listener.onProgress(new Progress("mintpy", steps.size(), steps.size(), "steps", ""));
    }

    /** How to start MintPy. */
    private List<String> command() {
        String program = options.mintpyCommand().isEmpty() ? PROGRAM : options.mintpyCommand();
        if (!options.condaEnvironment().isEmpty()) {
            String conda = onPath("conda")
                    .or(() -> Optional.ofNullable(environment.get("CONDA_EXE")).map(Path::of))
                    .map(Path::toString)
                    .orElseThrow(() -> notThere("conda, which is to start it in the environment "
                            + options.condaEnvironment() + ", is not on PATH"));
            return List.of(conda, "run", "--no-capture-output", "-n", options.condaEnvironment(), program);
        }
        return List.of(onPath(program)
                .map(Path::toString)
                .orElseThrow(() -> notThere(
                        program + " was not found" + (program.equals(PROGRAM) ? " on PATH" : " and is not on PATH"))));
    }

    private Optional<Path> onPath(String program) {
        if (Path.of(program).getParent() != null) {
            return Optional.of(Path.of(program).toAbsolutePath()).filter(Files::isExecutable);
        }
        String path = environment.getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program).toAbsolutePath())
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static MintpyException notThere(String why) {
        return new MintpyException(
                why + ". Install MintPy (conda install -c conda-forge mintpy), or say where it is with"
                        + " mintpy_command or conda_env; the analyzer Jvm_SBAS does the same without MintPy or Python");
    }
}
