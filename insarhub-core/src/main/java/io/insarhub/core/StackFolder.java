package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.Role;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.folder.LegacyStack;
import io.insarhub.core.folder.StackFiles;
import io.insarhub.core.json.FolderLock;
import io.insarhub.core.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one stack. Its files are the whole state of the study: every method looks at them anew, so several
 * programs, the Python one included, can work on a folder. Safe for use by many threads.
 *
 * <p>What is absent is empty. A file that exists but cannot be read is a {@link BadFileException} that names it, never
 * absent; only caches are set aside instead and count as absent.
 */
public final class StackFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StackFolder.class);

    private final StackId id;
    private final Path path;
    private final Clock clock;

    StackFolder(StackId id, Path path, Clock clock) {
        this.id = id;
        this.path = path;
        this.clock = clock;
    }

    /** The stack; {@link StackId#FLAT} in a flat folder, whose config tells the real path and frame. */
    public StackId id() {
        return id;
    }

    /**
     * The stack's real path and frame: its {@link #id()}, or for a flat folder what {@code relativeOrbit} and
     * {@code frame} in the downloader's config say; empty where they do not say one of each.
     */
    Optional<StackId> pathAndFrame() {
        if (!id.equals(StackId.FLAT)) {
            return Optional.of(id);
        }
        Map<String, Object> options = config().flatMap(InsarhubConfig::downloader)
                .flatMap(Role::config)
                .orElse(Map.of());
        return number(options.get("relativeOrbit"))
                .flatMap(track -> number(options.get("frame")).map(frame -> StackId.of(track, frame)));
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * How far the stack has come: which files are there, and look whole from their first and last bytes. Quick; to have
     * every file read and checked, ask for the {@link #status()}.
     */
    public Stage stage() {
        return StackStatus.stage(this, files());
    }

    /** What the folder holds, what is broken, what is left over, and what comes next. Reads every file. */
    public FolderStatus status() {
        return new StackStatus(this, files()).read();
    }

    /** The config; the older forms {@code insarhub_workflow.json} and {@code downloader_config.json} are read too. */
    public Optional<InsarhubConfig> config() {
        return files().config().map(StackFolder::readConfig);
    }

    /** Scenes, pairs and their quality; the older pair and baseline files are read too. */
    public Optional<StackFile> stackFile() {
        StackFiles files = files();
        Optional<StackFile> stack = files.stack().map(file -> JsonFiles.read(file, StackFile.class));
        return stack.isPresent() ? stack : files.legacyPairs().map(pairs -> readLegacy(files, pairs));
    }

    /** The submitted jobs. */
    public Optional<Hyp3Jobs> jobs() {
        return JsonFiles.readIfPresent(path.resolve(FileNames.JOBS), Hyp3Jobs.class);
    }

    /** The resubmitted jobs, one for each retry, the earliest first. */
    public List<Hyp3Jobs> retryJobs() {
        return files().retryJobs().stream()
                .map(file -> JsonFiles.read(file, Hyp3Jobs.class))
                .toList();
    }

    /** What the processor is expected to bring. A cache that cannot be read is set aside and counts as absent. */
    public Optional<ProcessorCache> cache() {
        return JsonFiles.readCache(path.resolve(FileNames.PROCESSOR_CACHE), ProcessorCache.class);
    }

    /** Fetched features. A cache that cannot be read is set aside and counts as absent. */
    public Optional<QualityCache> qualityCache() {
        return JsonFiles.readCache(path.resolve(FileNames.QUALITY_CACHE), QualityCache.class);
    }

    /** Scores of all pairs. A database that cannot be read is set aside and counts as absent. */
    public Optional<PairQualityDb> pairQualityDb() {
        return JsonFiles.readCache(path.resolve(FileNames.PAIR_DB), PairQualityDb.class);
    }

    /** The decay map of a season and a polarization, {@code vv} or {@code vh}. */
    public Optional<Path> decayMap(Season season, String polarization) {
        return files().decayMap(season, polarization);
    }

    /** The elevation model over the stack, also where release 0.2 put it. */
    public Optional<Path> dem() {
        return files().dem();
    }

    /** The picture of the network. */
    public Optional<Path> networkPlot() {
        return files().network();
    }

    /** The product archives that are in the folder. */
    public List<Path> products() {
        return files().products();
    }

    /**
     * Where products go: the {@code out_dir} of the job file if it exists, else this folder (a folder that was moved),
     * with a warning in the log.
     */
    public Path productFolder() {
        return jobs().flatMap(Hyp3Jobs::outDir).flatMap(this::existingFolder).orElse(path);
    }

    /**
     * Changes the config: reads the file again under the folder's lock, applies the change, sets {@code updated_at}, and
     * replaces the file in one step. Another writer's change to another section survives.
     *
     * @return the config as written
     * @throws BadFileException if the file exists but cannot be read; it is left as it is
     */
    public InsarhubConfig updateConfig(UnaryOperator<InsarhubConfig> change) {
        return JsonFiles.update(
                path.resolve(FileNames.CONFIG),
                InsarhubConfig.class,
                () -> config().orElse(InsarhubConfig.empty()),
                c -> {
                    InsarhubConfig changed = change.apply(c);
                    return changed.equals(c) ? c : changed.withUpdatedAt(clock.instant());
                });
    }

    /** Changes the stack file in the same manner; one that is not there yet is made. */
    public StackFile updateStackFile(UnaryOperator<StackFile> change) {
        StackFiles files = files();
        return JsonFiles.update(
                files.stack().orElse(files.newStack()),
                StackFile.class,
                () -> stackFile().orElse(StackFile.empty()),
                change);
    }

    /** Changes the job file in the same manner; one that is not there yet is made with this folder as its output. */
    public Hyp3Jobs updateJobs(UnaryOperator<Hyp3Jobs> change) {
        return JsonFiles.update(
                path.resolve(FileNames.JOBS),
                Hyp3Jobs.class,
                () -> Hyp3Jobs.to(path.toAbsolutePath().toString()),
                change);
    }

    /** Writes the jobs of a retry into a file of their own, named by the time, UTC. */
    public Path addRetryJobs(Hyp3Jobs jobs) {
        FolderLock lock = FolderLock.acquire(path);
        try {
            LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            Path file = path.resolve(FileNames.retryJobs(time));
            while (Files.exists(file)) {
                time = time.plusSeconds(1);
                file = path.resolve(FileNames.retryJobs(time));
            }
            JsonFiles.write(file, jobs);
            return file;
        } finally {
            lock.close();
        }
    }

    /** Where the picture of the network goes. */
    public Path networkPlotPath() {
        return path.resolve(FileNames.network(id));
    }

    /** Where the elevation model goes. */
    public Path demPath() {
        return path.resolve(FileNames.dem(id));
    }

    /** A number, or a list of one. */
    private static Optional<Integer> number(@Nullable Object value) {
        Object single = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
        return single instanceof Number n && n.intValue() >= 0 ? Optional.of(n.intValue()) : Optional.empty();
    }

    StackFiles files() {
        return StackFiles.of(id, path);
    }

    Optional<Path> existingFolder(String outDir) {
        Path folder;
        try {
            folder = path.resolve(outDir);
        } catch (InvalidPathException notAPathHere) {
            LOG.warn("{}: the output directory of the jobs is no path on this system; using the folder itself", path);
            return Optional.empty();
        }
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        LOG.warn("{}: the output directory of the jobs, {}, does not exist; using the folder itself", path, outDir);
        return Optional.empty();
    }

    private static InsarhubConfig readConfig(Path file) {
        if (!String.valueOf(file.getFileName()).equals(FileNames.LEGACY_DOWNLOADER_CONFIG)) {
            return JsonFiles.read(file, InsarhubConfig.class);
        }
        Map<String, Object> downloader = Map.of("config", JsonFiles.read(file, Map.class));
        return InsarhubConfig.of(Map.of("downloader", downloader));
    }

    private static StackFile readLegacy(StackFiles files, Path pairs) {
        Object baselines = files.legacyBaselines().map(JsonReader::read).orElse(null);
        try {
            return LegacyStack.of(JsonReader.read(pairs), baselines);
        } catch (BadFileException shape) {
            throw shape.file().isPresent() ? shape : shape.in(pairs, "Restore it from a backup, or move it aside");
        }
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof StackFolder other && other.id.equals(id) && other.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, path);
    }

    @Override
    public String toString() {
        return "StackFolder[" + id + " in " + path + "]";
    }
}
