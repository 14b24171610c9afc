package io.insarhub.hyp3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files were checked to the byte, each by its length and the time of its last change: one that was touched since is
 * checked again. Safe for many threads.
 */
final class VerifiedFiles {

    private final Map<String, List<Object>> files = new ConcurrentHashMap<>();

    /** Takes up what {@link #toMap()} gave; nonsense counts as nothing. */
    void addAll(Map<String, Object> saved) {
        saved.forEach((name, state) -> {
            if (state instanceof List<?> list && list.size() == 2) {
                files.putIfAbsent(name, List.copyOf(list));
            }
        });
    }

    void add(Path file) {
        List<Object> state = state(file);
        if (!state.isEmpty()) {
            files.put(String.valueOf(file.getFileName()), state);
        }
    }

    boolean has(Path file) {
        List<Object> state = state(file);
        return !state.isEmpty() && state.equals(files.get(String.valueOf(file.getFileName())));
    }

    /** Length in bytes and time in milliseconds by name. */
    Map<String, Object> toMap() {
        return new TreeMap<>(files);
    }

    private static List<Object> state(Path file) {
        try {
            return List.of(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
