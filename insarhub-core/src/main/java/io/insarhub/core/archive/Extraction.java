package io.insarhub.core.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * What an extraction has put in place.
 *
 * @param roots the folders and files that stand in the target folder now: for a scene its {@code .SAFE} folder
 * @param written files put in place by this run
 * @param kept files that were there already, and right
 */
public record Extraction(List<Path> roots, List<Path> written, List<Path> kept) {

    /** Copies the lists. */
    public Extraction {
        roots = List.copyOf(roots);
        written = List.copyOf(written);
        kept = List.copyOf(kept);
    }
}
