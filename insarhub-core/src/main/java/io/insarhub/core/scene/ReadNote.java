package io.insarhub.core.scene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that was left out, or could not be read, in a file of scene records.
 *
 * @param file the file; null where it is about all files together
 * @param subject the scene's name, or which record of the file
 * @param problem what was wrong with it
 * @param skipped true if the whole record was left out, false if only a field of it
 */
public record ReadNote(@Nullable Path file, String subject, String problem, boolean skipped) {

    static ReadNote skipped(@Nullable Path file, String subject, String problem) {
        return new ReadNote(file, subject, problem, true);
    }

    static ReadNote kept(@Nullable Path file, String subject, String problem) {
        return new ReadNote(file, subject, problem, false);
    }

    @Override
    public String toString() {
        return (file == null ? "" : file + ": ") + subject + (skipped ? " left out: " : ": ") + problem;
    }
}
