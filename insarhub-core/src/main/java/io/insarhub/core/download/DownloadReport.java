package io.insarhub.core.download;

import io.insarhub.core.download.FileResult.Outcome;
import java.util.List;

/**
 * What became of the files of a call.
 *
 * @param results a result for each, in the order asked
 */
public record DownloadReport(List<FileResult> results) {

    /** Copies the list. */
    public DownloadReport {
        results = List.copyOf(results);
    }

    /** Those fetched. */
    public List<FileResult> downloaded() {
        return with(Outcome.DOWNLOADED);
    }

    /** Those that were there already. */
    public List<FileResult> skipped() {
        return with(Outcome.SKIPPED);
    }

    /** Those that failed. */
    public List<FileResult> failed() {
        return with(Outcome.FAILED);
    }

    /** True if every file is there now. */
    public boolean isComplete() {
        return failed().isEmpty();
    }

    private List<FileResult> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }
}
