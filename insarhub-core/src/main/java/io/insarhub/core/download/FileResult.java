package io.insarhub.core.download;

import io.insarhub.api.InsarhubException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one file. Immutable. */
public final class FileResult {

    /** The ways that a download may end. */
    public enum Outcome {
        /** Fetched, checked and put in place. */
        DOWNLOADED,
        /** Was there already, and right. */
        SKIPPED,
        /** Not there, or not right; {@link FileResult#failure()} says why. What has come of it is kept. */
        FAILED
    }

    private final FileDownload download;
    private final Path file;
    private final Outcome outcome;
    private final long fetchedBytes;
    private final @Nullable InsarhubException failure;

    private FileResult(
            FileDownload download, Path file, Outcome outcome, long fetchedBytes, @Nullable InsarhubException failure) {
        this.download = download;
        this.file = file;
        this.outcome = outcome;
        this.fetchedBytes = fetchedBytes;
        this.failure = failure;
    }

    static FileResult downloaded(FileDownload download, Path file, long fetchedBytes) {
        return new FileResult(download, file, Outcome.DOWNLOADED, fetchedBytes, null);
    }

    static FileResult skipped(FileDownload download, Path file) {
        return new FileResult(download, file, Outcome.SKIPPED, 0, null);
    }

    static FileResult failed(FileDownload download, Path file, long fetchedBytes, InsarhubException failure) {
        return new FileResult(download, file, Outcome.FAILED, fetchedBytes, failure);
    }

    /** What was asked for. */
    public FileDownload download() {
        return download;
    }

    /** Where the file is, or would be. */
    public Path file() {
        return file;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
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
        return download.name() + ": " + outcome + (failure == null ? "" : ", " + failure.getMessage());
    }
}
