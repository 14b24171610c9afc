package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files were checked to the byte, each by its length and the time of its last change: one that was touched since is
 * checked again. Safe for many threads.
 */
final class VerifiedFiles {

    /** Where a cache keeps them. */
    static final String KEY = "verified";

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedFiles.class);

    private final Map<String, List<Object>> files = new ConcurrentHashMap<>();

    /** Takes up what {@link #toMap()} gave and a cache has kept; nonsense counts as nothing. */
    void recall(Map<String, Object> cache) {
        if (cache.get(KEY) instanceof Map<?, ?> saved) {
            saved.forEach((name, state) -> {
                if (state instanceof List<?> list && list.size() == 2) {
                    files.putIfAbsent(String.valueOf(name), List.copyOf(list));
                }
            });
        }
    }

    /**
     * True for a file that is there and right; it is read if it was not checked before, or changed since.
     *
     * @param bytes its length, where that is known
     */
    boolean isRight(Path file, OptionalLong bytes, ContentCheck check, Cancellation cancellation) {
        try {
            if (!Files.isRegularFile(file) || (bytes.isPresent() && Files.size(file) != bytes.getAsLong())) {
                return false;
            }
        } catch (IOException e) {
            LOG.info("{} cannot be looked at: {}", file, e.getMessage());
            return false;
        }
        if (has(file)) {
            return true;
        }
        try {
            check.run(file, cancellation);
            add(file);
            return true;
        } catch (BadFileException e) {
            LOG.warn("{}; it does not count", e.getMessage());
            return false;
        }
    }

    void add(Path file) {
        List<Object> state = state(file);
        if (!state.isEmpty()) {
            files.put(String.valueOf(file.getFileName()), state);
        }
    }

    private boolean has(Path file) {
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
