package io.insarhub.core;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.OrbitKind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the orbit of one scene of an {@link OrbitDownload}. Immutable.
 */
public final class OrbitResult {

    /** The ways that it may end. */
    public enum Outcome {
        /** Fetched, checked and put in place. */
        DOWNLOADED,
        /** Was there already, and whole. */
        SKIPPED,
        /** The archive has none that covers the scene; {@link OrbitResult#reason()} says why. */
        NONE,
        /** Could not be fetched; {@link OrbitResult#failure()} says why. */
        FAILED
    }

    private final String scene;
    private final Outcome outcome;
    private final @Nullable OrbitKind kind;
    private final @Nullable Path file;
    private final String reason;
    private final @Nullable InsarhubException failure;

    private OrbitResult(
            String scene,
            Outcome outcome,
            @Nullable OrbitKind kind,
            @Nullable Path file,
            String reason,
            @Nullable InsarhubException failure) {
        this.scene = scene;
        this.outcome = outcome;
        this.kind = kind;
        this.file = file;
        this.reason = reason;
        this.failure = failure;
    }

    static OrbitResult there(String scene, Outcome outcome, OrbitKind kind, Path file) {
        return new OrbitResult(scene, outcome, kind, file, "", null);
    }

    static OrbitResult none(String scene, String reason) {
        return new OrbitResult(scene, Outcome.NONE, null, null, reason, null);
    }

    static OrbitResult failed(String scene, InsarhubException failure) {
        return new OrbitResult(scene, Outcome.FAILED, null, null, String.valueOf(failure.getMessage()), failure);
    }

    /** The scene's name. */
    public String scene() {
        return scene;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** The kind of orbit that is there now. */
    public Optional<OrbitKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The orbit file that is there now; neighbours in a stack may share one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Why there is none, in words; empty if there is one. */
    public String reason() {
        return reason;
    }

    /** Why it failed, if it did. */
    public Optional<InsarhubException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return scene + ": " + outcome + (kind == null ? "" : ", " + kind) + (reason.isEmpty() ? "" : ", " + reason);
    }
}
