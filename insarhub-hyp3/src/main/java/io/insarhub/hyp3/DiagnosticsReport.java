package io.insarhub.hyp3;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pictures of an analysis were drawn.
 *
 * @param files those that were
 * @param skipped those that were not, by their names, and why: a file that is not there or is broken, by name
 */
public record DiagnosticsReport(List<Path> files, Map<String, String> skipped) {

    /** Copies both. */
    public DiagnosticsReport {
        files = List.copyOf(files);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }
}
