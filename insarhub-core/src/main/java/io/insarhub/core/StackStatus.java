package io.insarhub.core;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.FolderStatus.Found;
import io.insarhub.core.FolderStatus.Problem;
import io.insarhub.core.FolderStatus.QualityDatabase;
import io.insarhub.core.dem.DemFile;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.folder.StackFiles;
import io.insarhub.core.folder.StageFinder;
import io.insarhub.core.pairdb.PairDbIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads every file of a stack's folder and says what it found. */
final class StackStatus {

    private final StackFolder folder;
    private final StackFiles files;
    private final List<Found> present = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    StackStatus(StackFolder folder, StackFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** The stage at a glance: the last one whose files are there. */
    static Stage stage(StackFolder folder, StackFiles files) {
        if (StageFinder.exported(files)) {
            return Stage.EXPORTED;
        }
        if (StageFinder.analyzed(files)) {
            return Stage.ANALYZED;
        }
        if (StageFinder.prepared(files)) {
            return Stage.PREPARED;
        }
        if (downloaded(folder, files)) {
            return Stage.DOWNLOADED;
        }
        if (StageFinder.submitted(files)) {
            return Stage.SUBMITTED;
        }
        return StageFinder.pairsSelected(files) ? Stage.PAIRS_SELECTED : Stage.EMPTY;
    }

    private static boolean downloaded(StackFolder folder, StackFiles files) {
        Optional<ProcessorCache> cache = files.processorCache().isPresent() ? glance(files) : Optional.empty();
        return StageFinder.downloaded(
                files,
                cache.map(ProcessorCache::filenames).orElse(List.of()),
                cache.flatMap(ProcessorCache::outDir).flatMap(folder::existingFolder).stream()
                        .toList());
    }

    /** The processor's cache, left alone where it cannot be read: to look at a stage changes nothing. */
    private static Optional<ProcessorCache> glance(StackFiles files) {
        try {
            return files.processorCache().map(file -> JsonFiles.read(file, ProcessorCache.class));
        } catch (InsarhubException unreadable) {
            return Optional.empty();
        }
    }

    FolderStatus read() {
        files.config().ifPresent(f -> look(f, file -> describe(folder.config().orElseThrow())));
        Optional<Path> stack = files.stack().or(files::legacyPairs);
        Optional<StackFile> stackFile =
                stack.flatMap(f -> value(f, file -> folder.stackFile().orElseThrow()));
        stack.ifPresent(f -> stackFile.ifPresent(s -> present.add(new Found(f, describe(s)))));
        files.network().ifPresent(f -> present.add(new Found(f, "picture of the network")));
        files.dem().ifPresent(f -> look(f, file -> "elevation model, " + DemFile.describe(file)));
        look(
                FileNames.QUALITY_CACHE,
                file -> JsonFiles.read(file, QualityCache.class).toString());
        QualityDatabase database = database();
        decayMaps();
        look(FileNames.JOBS, file -> JsonFiles.read(file, Hyp3Jobs.class).toString());
        files.retryJobs()
                .forEach(f ->
                        look(f, file -> JsonFiles.read(file, Hyp3Jobs.class).toString()));
        look(
                FileNames.PROCESSOR_CACHE,
                file -> JsonFiles.read(file, ProcessorCache.class).toString());
        files.submitIntent()
                .ifPresent(f -> problems.add(new Problem(
                        f,
                        "a submission was interrupted before its answer"
                                + " was on disk; run submit again, which asks the service what became of it")));
        products();
        files.mintpyConfig().ifPresent(f -> present.add(new Found(f, "configuration of the analysis")));
        files.velocity().ifPresent(f -> present.add(new Found(f, "velocity of the ground")));
        files.timeseries().ifPresent(f -> present.add(new Found(f, "motion of the ground by date")));
        files.velocityTif().ifPresent(f -> present.add(new Found(f, "velocity as GeoTIFF")));
        files.timeseriesTif().ifPresent(f -> present.add(new Found(f, "motion by date as GeoTIFF")));
        contradictions();
        Stage stage = stage(folder, files);
        return new FolderStatus(
                folder.id().toString(), stage, present, problems, files.leftovers(), database, next(stage, stackFile));
    }

    private void contradictions() {
        if (files.stacks().size() > 1) {
            files.stacks().stream()
                    .filter(f -> !Optional.of(f).equals(files.stack()))
                    .forEach(f -> problems.add(new Problem(
                            f,
                            "a second stack file; "
                                    + files.stack().orElseThrow().getFileName() + " is used")));
        }
        files.stack().ifPresent(this::ofAnotherStack);
        if (files.legacyPairs().isEmpty()
                && files.legacyBaselines().isPresent()
                && files.stack().isEmpty()) {
            problems.add(new Problem(files.legacyBaselines().get(), "baselines without their pairs"));
        }
        if (!Files.isDirectory(folder.path())) {
            problems.add(new Problem(folder.path(), "the folder does not exist"));
        }
    }

    /** As in a copy of a stack's folder under another name, which would be processed, and paid for, a second time. */
    private void ofAnotherStack(Path stack) {
        StackId named = FileNames.stackOf(String.valueOf(stack.getFileName()));
        if (!named.equals(StackId.FLAT) && !named.equals(folder.id())) {
            problems.add(new Problem(
                    stack,
                    "is that of the stack " + named + ", but the folder has the name of " + folder.id()
                            + "; a copy belongs beside the study, not into it"));
        }
    }

    private void decayMaps() {
        List<String> maps = new ArrayList<>();
        for (Season season : Season.values()) {
            for (String pol : new String[] {"vv", "vh"}) {
                files.decayMap(season, pol).ifPresent(f -> maps.add(season + " " + pol));
            }
        }
        if (!maps.isEmpty()) {
            present.add(new Found(
                    files.listing().path(FileNames.DECAY_MAPS), "coherence decay: " + String.join(", ", maps)));
        }
    }

    private void products() {
        List<Path> products = files.products();
        if (!products.isEmpty()) {
            present.add(new Found(products.get(0), products.size() + " product archives, this the first"));
        }
    }

    private QualityDatabase database() {
        return files.pairDb()
                .flatMap(f -> value(f, StackStatus::isComplete))
                .map(complete -> complete ? QualityDatabase.COMPLETE : QualityDatabase.BUILDING)
                .map(state -> {
                    present.add(new Found(
                            files.pairDb().orElseThrow(),
                            state == QualityDatabase.COMPLETE
                                    ? "scores of all pairs"
                                    : "scores of all pairs, being built (or a build that died)"));
                    return state;
                })
                .orElse(QualityDatabase.NONE);
    }

    private static boolean isComplete(Path database) {
        try (PairDbIndex index = PairDbIndex.open(database)) {
            return index.header().complete();
        }
    }

    private void look(String name, Function<Path, String> read) {
        if (files.listing().has(name)) {
            look(files.listing().path(name), read);
        }
    }

    private void look(Path file, Function<Path, String> read) {
        value(file, read).ifPresent(what -> present.add(new Found(file, what)));
    }

    private <T> Optional<T> value(Path file, Function<Path, T> read) {
        try {
            return Optional.of(read.apply(file));
        } catch (InsarhubException e) {
            problems.add(new Problem(file, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static String describe(InsarhubConfig config) {
        List<String> roles = new ArrayList<>();
        config.downloader().ifPresent(role -> roles.add("downloader " + role));
        config.processor().ifPresent(role -> roles.add("processor " + role));
        config.analyzer().ifPresent(role -> roles.add("analyzer " + role));
        return roles.isEmpty() ? "no stage has run" : String.join(", ", roles);
    }

    private static String describe(StackFile stack) {
        return stack.scenes().size() + " scenes, " + stack.pairs().size() + " pairs"
                + stack.pairQuality().map(q -> ", scored").orElse(", not scored");
    }

    private String next(Stage stage, Optional<StackFile> stack) {
        if (!problems.isEmpty() && stage == Stage.EMPTY) {
            return "mend the problem above";
        }
        String pairs = stack.map(s -> "the " + s.pairs().size() + " pairs").orElse("the pairs");
        return switch (stage) {
            case EMPTY -> "search for scenes and select pairs with a downloader, for example S1_SLC";
            case PAIRS_SELECTED -> "submit " + pairs + " with a processor, for example Hyp3_InSAR";
            case SUBMITTED -> "check the jobs and download what is ready";
            case DOWNLOADED -> "run an analyzer, for example Jvm_SBAS or Hyp3_SBAS";
            case PREPARED -> "run the analysis to its end";
            case ANALYZED -> "export the results as GeoTIFF";
            case EXPORTED -> "nothing: every stage is done";
        };
    }
}
