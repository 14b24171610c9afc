package io.insarhub.api.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * What a stage did.
 *
 * @param summary one line for a person, for example {@code 2 stacks, 214 pairs}
 * @param files the files that were written or found good, in the order of their importance
 * @param warnings what the user should know: a network in two pieces, a date without weather; empty if nothing
 */
public record StageResult(String summary, List<Path> files, List<String> warnings) {

    /** Copies the lists. */
    public StageResult {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
