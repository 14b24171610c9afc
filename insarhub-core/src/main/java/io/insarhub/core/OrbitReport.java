package io.insarhub.core;

import io.insarhub.api.OrbitKind;
import io.insarhub.core.OrbitResult.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the orbits of an {@link OrbitDownload}.
 *
 * @param results a result for each scene, in the order asked
 */
public record OrbitReport(List<OrbitResult> results) {

    /** Copies the list. */
    public OrbitReport {
        results = List.copyOf(results);
    }

    /** Scenes that have an orbit file of a kind now. */
    public List<OrbitResult> with(OrbitKind kind) {
        return results.stream()
                .filter(result -> result.kind().filter(kind::equals).isPresent())
                .toList();
    }

    /** Scenes that the archive has no orbit for, or none yet. */
    public List<OrbitResult> none() {
        return with(Outcome.NONE);
    }

    /** Scenes whose orbit could not be fetched, each with its reason. */
    public List<OrbitResult> failed() {
        return with(Outcome.FAILED);
    }

    /** The orbit files that are there now, each once. */
    public List<Path> files() {
        return results.stream()
                .flatMap(result -> result.file().stream())
                .distinct()
                .toList();
    }

    /** True if every scene has an orbit file. */
    public boolean isComplete() {
        return none().isEmpty() && failed().isEmpty();
    }

    /** Counts by kind, then a line for each scene without one, for people. */
    public String report() {
        String counts = with(OrbitKind.POEORB).size() + " precise, "
                + with(OrbitKind.RESORB).size() + " restituted, " + none().size() + " none, " + failed().size()
                + " failed";
        return Stream.concat(
                        Stream.of(counts),
                        Stream.concat(none().stream(), failed().stream()).map(OrbitResult::toString))
                .collect(Collectors.joining("\n"));
    }

    private List<OrbitResult> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }
}
