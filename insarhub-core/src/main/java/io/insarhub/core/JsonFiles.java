package io.insarhub.core;

import io.insarhub.core.json.JsonStore;
import io.insarhub.core.json.PythonJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The JSON files of a work folder. A type is one of {@link io.insarhub.api.file}, or {@code Map} for the plain document.
 *
 * <ul>
 *   <li>Nothing is lost: unknown fields are kept, and a file in the form of Python's {@code json.dumps(…, indent=2)} that
 *       is read and written without a change has the same bytes.
 *   <li>Nothing is torn: a write goes to a temporary file, is forced to disk, and replaces the target in one step. A crash
 *       leaves the old file or the new one, whole. A full disk, a missing permission: the old file is untouched.
 *   <li>Writers wait for each other, between threads and between processes, for up to a minute; the lock is the file
 *       {@code .insarhub.lock} in the folder.
 *   <li>Everything that is wrong with a file is a {@link io.insarhub.api.BadFileException} that names the file, the line
 *       and column or the JSON path, and what to do.
 * </ul>
 *
 * <p>All methods may be called by many threads. A write finishes even if its thread is interrupted. A document whose
 * values would take more than a third of the heap is refused.
 */
public final class JsonFiles {

    private JsonFiles() {}

    /**
     * Reads a file that has to be there.
     *
     * @throws io.insarhub.api.BadFileException if it is missing, unreadable, not JSON, or not of that type
     */
    public static <T> T read(Path file, Class<T> type) {
        return JsonStore.read(file, type);
    }

    /**
     * Reads a file that may be absent.
     *
     * @throws io.insarhub.api.BadFileException if something is there that cannot be read; this is never taken for absent
     */
    public static <T> Optional<T> readIfPresent(Path file, Class<T> type) {
        return JsonStore.readIfPresent(file, type);
    }

    /**
     * Plain values as JSON text, in the form of the files: for an application's own answers and logs.
     *
     * @param document {@code Map}, {@code List}, text, numbers, booleans and null, nested at will
     */
    public static String text(Map<String, ?> document) {
        return new String(PythonJson.indentedBytes(document), StandardCharsets.UTF_8);
    }

    /**
     * Replaces a file, or makes it: a type of {@link io.insarhub.api.file} or a {@code Map}. What stood there before is
     * gone; to change a part, use {@link #update}.
     *
     * @throws io.insarhub.api.BadFileException if it cannot be written; the old file is untouched
     */
    public static void write(Path file, Object value) {
        JsonStore.write(file, value);
    }

    /**
     * Reads a file, changes it, and writes it back if that made a difference, while nobody else writes to its folder. Two
     * writers that change different parts both survive.
     *
     * @param ifAbsent what to start from where there is no file
     * @param change from the old document to the new one; must not wait for other writers of the folder
     * @return what the file now holds
     * @throws io.insarhub.api.BadFileException if the file is there but cannot be read (it stays as it is), or cannot be
     *     written, or the folder stays locked for a minute
     */
    public static <T> T update(Path file, Class<T> type, Supplier<T> ifAbsent, UnaryOperator<T> change) {
        return JsonStore.update(file, type, ifAbsent, change);
    }

    /**
     * Reads a cache, a file that can be rebuilt. One whose content is broken is renamed to
     * {@code <name>.corrupt-<timestamp>} with a warning in the log, and counts as absent.
     *
     * @throws io.insarhub.api.BadFileException if the disk, a missing permission, or too small a heap is to blame
     */
    static <T> Optional<T> readCache(Path file, Class<T> type) {
        return JsonStore.readCache(file, type, Clock.systemUTC());
    }
}
