package io.insarhub.core;

import io.insarhub.api.InsarhubException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one scene of a {@link SceneDownload}. Immutable. */
public final class SceneResult {

    /** The ways that a scene's download may end. */
    public enum Outcome {
        /** Fetched, checked and put in place. */
        DOWNLOADED,
        /** Was there already, and right. */
        SKIPPED,
        /** Not there, or not unpacked; {@link SceneResult#failure()} says why. */
        FAILED,
        /** Its record has no address to download it from. */
        WITHOUT_URL
    }

    private final String scene;
    private final Outcome outcome;
    private final @Nullable Path file;
    private final @Nullable Path safe;
    private final long fetchedBytes;
    private final @Nullable InsarhubException failure;

    SceneResult(
            String scene,
            Outcome outcome,
            @Nullable Path file,
            @Nullable Path safe,
            long fetchedBytes,
            @Nullable InsarhubException failure) {
        this.scene = scene;
        this.outcome = outcome;
        this.file = file;
        this.safe = safe;
        this.fetchedBytes = fetchedBytes;
        this.failure = failure;
    }

    static SceneResult withoutUrl(String scene) {
        return new SceneResult(scene, Outcome.WITHOUT_URL, null, null, 0, null);
    }

    static SceneResult failed(String scene, @Nullable Path file, long fetchedBytes, InsarhubException failure) {
        return new SceneResult(scene, Outcome.FAILED, file, null, fetchedBytes, failure);
    }

    SceneResult withSafe(Path folder) {
        return new SceneResult(scene, outcome, file, folder, fetchedBytes, failure);
    }

    /** The scene's name. */
    public String scene() {
        return scene;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Where the download is, or would be; empty where there was nothing to download from. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The unpacked folder, if unpacking was asked for and done. */
    public Optional<Path> safe() {
        return Optional.ofNullable(safe);
    }

    /** Bytes that came over the network for it in this run. */
    public long fetchedBytes() {
        return fetchedBytes;
    }

    /** Why it failed, if it did. */
    public Optional<InsarhubException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return scene + ": " + outcome + (failure == null ? "" : ", " + failure.getMessage());
    }
}
