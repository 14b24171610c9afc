package io.insarhub.core;

import io.insarhub.api.json.JsonObjects;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    /**
     * The status as plain values, for {@link JsonFiles#text}: keys {@code stack}, {@code stage}, {@code next},
     * {@code quality_database}, {@code files}, {@code problems} (each of name and text), {@code leftovers}.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stack", stack);
        map.put("stage", stage.name());
        map.put("next", next);
        map.put("quality_database", qualityDatabase.name());
        map.put("files", byName(present, Found::file, Found::what));
        map.put("problems", byName(problems, Problem::file, Problem::what));
        map.put("leftovers", leftovers.stream().map(FolderStatus::name).toList());
        return JsonObjects.copyOf(map);
    }

    private static <T> Map<String, Object> byName(List<T> entries, Function<T, Path> file, Function<T, String> what) {
        Map<String, Object> map = new LinkedHashMap<>();
        // two problems of one file are told together
        entries.forEach(e -> map.merge(name(file.apply(e)), what.apply(e), (a, b) -> a + "; " + b));
        return map;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
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
