package io.insarhub.core;

import io.insarhub.core.SceneResult.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the scenes of a {@link SceneDownload}.
 *
 * @param results a result for each, in the order asked
 */
public record SceneDownloadReport(List<SceneResult> results) {

    /** Copies the list. */
    public SceneDownloadReport {
        results = List.copyOf(results);
    }

    /** Those fetched. */
    public List<SceneResult> downloaded() {
        return with(Outcome.DOWNLOADED);
    }

    /** Those that were there already. */
    public List<SceneResult> skipped() {
        return with(Outcome.SKIPPED);
    }

    /** Those that failed, each with its reason. */
    public List<SceneResult> failed() {
        return with(Outcome.FAILED);
    }

    /** Names of the scenes whose records have no address. */
    public List<String> withoutUrl() {
        return with(Outcome.WITHOUT_URL).stream().map(SceneResult::scene).toList();
    }

    /** The unpacked folders. */
    public List<Path> extracted() {
        return results.stream().flatMap(result -> result.safe().stream()).toList();
    }

    /** True if every scene is there now. */
    public boolean isComplete() {
        return failed().isEmpty() && withoutUrl().isEmpty();
    }

    /** Counts, then a line for each scene that is not there, for people. */
    public String report() {
        String counts = downloaded().size() + " downloaded, " + skipped().size() + " there already, " + failed().size()
                + " failed, " + withoutUrl().size() + " without an address";
        return Stream.concat(
                        Stream.of(counts),
                        results.stream()
                                .filter(result ->
                                        result.outcome() == Outcome.FAILED || result.outcome() == Outcome.WITHOUT_URL)
                                .map(SceneResult::toString))
                .collect(Collectors.joining("\n"));
    }

    private List<SceneResult> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }
}
