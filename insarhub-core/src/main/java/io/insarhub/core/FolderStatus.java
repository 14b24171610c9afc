package io.insarhub.core;

import java.nio.file.Path;
import java.util.List;

/**
 * What a stack's folder holds, in words for a person. Made by reading every file, so a file that cannot be read is told
 * here even where {@link StackFolder#stage()}, a glance, does not see it.
 *
 * @param stack name of the stack
 * @param stage how far the stack has come
 * @param present the files that are there and can be read
 * @param problems the files that are broken or contradict each other
 * @param leftovers files that are not needed: temporaries of a program that died, caches that were set aside
 * @param qualityDatabase how far the database of all pairs is
 * @param next what to do next, one sentence
 */
public record FolderStatus(
        String stack,
        Stage stage,
        List<Found> present,
        List<Problem> problems,
        List<Path> leftovers,
        QualityDatabase qualityDatabase,
        String next) {

    /** Copies the lists. */
    public FolderStatus {
        present = List.copyOf(present);
        problems = List.copyOf(problems);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * A file that is there.
     *
     * @param file the file
     * @param what what it holds, for example {@code 24 scenes, 66 pairs}
     */
    public record Found(Path file, String what) {}

    /**
     * Something that is wrong.
     *
     * @param file the file
     * @param what what is wrong and what to do
     */
    public record Problem(Path file, String what) {}

    /** How far the database of all pairs is. */
    public enum QualityDatabase {
        /** There is none. */
        NONE,
        /** A build runs, or died. */
        BUILDING,
        /** It can be used. */
        COMPLETE
    }

    /** True if there is a readable file of this name. */
    public boolean has(String fileName) {
        return present.stream()
                .anyMatch(f -> String.valueOf(f.file().getFileName()).equals(fileName));
    }

    /** The whole status as text, a line each. */
    @Override
    public String toString() {
        StringBuilder s = new StringBuilder(stack).append(": ").append(stage).append('\n');
        present.forEach(f -> line(s, "  ", f.file(), f.what()));
        problems.forEach(p -> line(s, "  PROBLEM ", p.file(), p.what()));
        leftovers.forEach(f -> line(s, "  left over ", f, "not needed, may be deleted"));
        return s.append("  next: ").append(next).toString();
    }

    private static void line(StringBuilder s, String mark, Path file, String what) {
        s.append(mark).append(file.getFileName()).append(": ").append(what).append('\n');
    }
}
