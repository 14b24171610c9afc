package io.insarhub.hyp3;

import java.nio.file.Path;
import java.util.List;

/**
 * What cleaning up did.
 *
 * @param files the folders and archives that are gone, or would be
 * @param bytes how much room they took
 * @param listedOnly true if nothing was deleted
 */
public record CleanUpReport(List<Path> files, long bytes, boolean listedOnly) {

    /** Copies the list. */
    public CleanUpReport {
        files = List.copyOf(files);
    }
}
