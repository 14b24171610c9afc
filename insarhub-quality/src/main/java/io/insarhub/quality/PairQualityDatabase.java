package io.insarhub.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairFactors;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.StackFolder;
import io.insarhub.core.pairdb.PairDbHeader;
import io.insarhub.core.pairdb.PairDbIndex;
import io.insarhub.core.pairdb.PairDbWriter;
import io.insarhub.quality.database.DatabaseBuild;
import io.insarhub.quality.database.DatabaseFiles;
import io.insarhub.quality.database.OpenDatabase;
import io.insarhub.quality.features.StackScenes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scores of all pairs of a stack's scenes: built in the background, looked up at any time. Look-ups touch no network
 * and never wait for a build; until a rebuild is whole they answer from the database that it replaces. Safe for use by
 * many threads, and beside other processes.
 */
public final class PairQualityDatabase {

    private final StackFolder folder;
    private final DatabaseFiles files;
    private final OpenDatabase open;
    private final QualityOptions options;
    private final Clock clock;
    private @Nullable DatabaseHandle running;

    private PairQualityDatabase(StackFolder folder, QualityOptions options, Clock clock) {
        this.folder = folder;
        this.options = options;
        this.clock = clock;
        files = new DatabaseFiles(folder.path(), clock);
        open = new OpenDatabase(files);
    }

    /**
     * The database of a stack, whether it has been built or not. A build asks the services for features that the folder
     * lacks; look-ups never do.
     */
    public static PairQualityDatabase open(StackFolder folder) {
        return open(folder, QualityOptions.defaults());
    }

    /** The same; the clock tells the time that a build notes. */
    public static PairQualityDatabase open(StackFolder folder, Clock clock) {
        return open(folder, QualityOptions.defaults(), clock);
    }

    /** The same; the options say how scores are made, and who is asked. */
    public static PairQualityDatabase open(StackFolder folder, QualityOptions options) {
        return open(folder, options, Clock.systemUTC());
    }

    /** The same, with options and a clock. */
    public static PairQualityDatabase open(StackFolder folder, QualityOptions options, Clock clock) {
        return new PairQualityDatabase(folder, options, clock);
    }

    /** What there is of a database. */
    public enum State {
        /** None has been built. */
        NONE,
        /** One is being built, here or by another process, or a build has died; there may be an older one to ask. */
        BUILDING,
        /** It is whole. */
        COMPLETE
    }

    /**
     * What there is to ask.
     *
     * @param state of the file
     * @param scenes number of scenes whose pairs can be looked up
     * @param pairs number of pairs that can be looked up
     * @param missingScenes scenes of the stack whose pairs cannot be looked up
     */
    public record Status(State state, int scenes, int pairs, List<String> missingScenes) {}

    /**
     * Computes the pairs of the scenes that the database lacks, all of them where there is none yet, on threads of the
     * library's own. A database that has every scene of the stack is left as it is. While a build runs, another call gives
     * the handle of that one.
     *
     * @param listener hears how far it is; or null
     */
    public DatabaseHandle build(@Nullable ProgressListener listener) {
        return start(listener, false);
    }

    /** The same, but computes every pair again: when features have come that were unknown. */
    public DatabaseHandle rebuild(@Nullable ProgressListener listener) {
        return start(listener, true);
    }

    /** The score of a pair, 0–100, its scenes in either order; empty if it has none. */
    public OptionalDouble score(String reference, String secondary) {
        PairDbIndex index = open.index();
        return index == null ? OptionalDouble.empty() : index.score100(reference, secondary);
    }

    /** The scores of pairs, 0–100, in their order; pairs without one are left out. All from one and the same database. */
    public Map<ScenePair, Double> scores(Collection<ScenePair> pairs) {
        Map<ScenePair, Double> scores = new LinkedHashMap<>();
        PairDbIndex index = open.index();
        if (index != null) {
            for (ScenePair pair : pairs) {
                index.score100(pair.reference(), pair.secondary()).ifPresent(score -> scores.put(pair, score));
            }
        }
        return scores;
    }

    /** The scores of all pairs, 0–100: N(N−1)/2 for N scenes, so a million entries for 1,400. */
    public Map<ScenePair, Double> scores() {
        Map<ScenePair, Double> scores = new LinkedHashMap<>();
        PairDbIndex index = open.index();
        if (index != null) {
            List<String> names = index.header().sceneNames();
            for (int i = 0; i < names.size(); i++) {
                for (String later : names.subList(i + 1, names.size())) {
                    ScenePair pair = new ScenePair(names.get(i), later);
                    index.score100(pair.reference(), pair.secondary()).ifPresent(score -> scores.put(pair, score));
                }
            }
        }
        return scores;
    }

    /** The scores of all pairs of a scene, in the order of the other scene's name. */
    public Map<ScenePair, Double> scoresOf(String scene) {
        PairDbIndex index = open.index();
        Map<ScenePair, Double> scores = new LinkedHashMap<>();
        if (index != null) {
            for (String other : index.header().sceneNames()) {
                if (!other.equals(scene)) {
                    index.score100(scene, other).ifPresent(score -> scores.put(new ScenePair(scene, other), score));
                }
            }
        }
        return scores;
    }

    /** The best pairs of a scene, the best first; those of equal score by name. */
    public List<ScenePair> best(String scene, int count) {
        return scoresOf(scene).entrySet().stream()
                .sorted(Map.Entry.<ScenePair, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(0, count))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What the score of a pair came from. */
    public Optional<PairFactors> factors(String reference, String secondary) {
        PairDbIndex index = open.index();
        return index == null
                ? Optional.empty()
                : index.factors(reference, secondary).map(PairFactors::of);
    }

    /** What there is to ask. */
    public Status status() {
        PairDbIndex index = open.index();
        State state = files.isStub() ? State.BUILDING : index == null ? State.NONE : State.COMPLETE;
        List<String> names = index == null ? List.of() : index.header().sceneNames();
        List<String> missing =
                wantedScenes().stream().filter(name -> !names.contains(name)).toList();
        return new Status(state, names.size(), index == null ? 0 : index.size(), missing);
    }

    private List<String> wantedScenes() {
        return StackScenes.of(folder.stackFile().orElse(StackFile.empty())).names();
    }

    private synchronized DatabaseHandle start(@Nullable ProgressListener listener, boolean all) {
        DatabaseHandle now = running;
        if (now != null && !now.isDone()) {
            return now;
        }
        DatabaseHandle handle =
                new DatabaseHandle(listener, (progress, cancellation) -> run(all, progress, cancellation));
        running = handle;
        handle.start();
        return handle;
    }

    private DatabaseHandle.Result run(boolean all, ProgressListener listener, Cancellation cancellation) {
        List<String> wanted = wantedScenes();
        PairDbIndex there = open.index();
        if (!all
                && there != null
                && !files.isStub()
                && there.header().sceneNames().containsAll(wanted)) {
            return new DatabaseHandle.Result(there.header().sceneNames().size(), there.size(), 0, List.of());
        }
        Optional<Path> replaced = files.begin(wanted);
        boolean whole = false;
        try (PairDbIndex earlier = all ? null : replaced.map(PairDbIndex::open).orElse(null)) {
            DatabaseHandle.Result result = write(earlier, listener, cancellation);
            whole = true;
            return result;
        } finally {
            if (!whole) {
                files.abandon();
            }
            open.lookAgain();
        }
    }

    private DatabaseHandle.Result write(
            @Nullable PairDbIndex earlier, ProgressListener listener, Cancellation cancellation) {
        StackQuality quality = StackQuality.of(folder, options, clock, cancellation);
        DatabaseBuild build =
                new DatabaseBuild(quality.scenes(), quality.table(), options.scoring(), listener, cancellation);
        try (PairDbWriter writer = build.write(files.database(), earlier, clock.instant())) {
            cancellation.throwIfCancelled("scores of all pairs");
            files.complete(writer::complete);
            int copied = earlier == null
                    ? 0
                    : shared(earlier.header(), quality.scenes().names());
            return new DatabaseHandle.Result(
                    quality.scenes().names().size(), writer.size(), writer.size() - copied, quality.unknown());
        }
    }

    private static int shared(PairDbHeader earlier, List<String> scenes) {
        int both = (int) Stream.of(scenes)
                .flatMap(List::stream)
                .filter(earlier.sceneNames()::contains)
                .count();
        return both * (both - 1) / 2;
    }

    @Override
    public String toString() {
        return "PairQualityDatabase[" + folder.path() + "]";
    }
}
