package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.PairQualityDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON files of a work folder by their types: read, replaced, changed under the folder's lock, and set aside when
 * they are caches that cannot be read.
 */
public final class JsonStore {

    private static final Logger LOG = LoggerFactory.getLogger(JsonStore.class);

    private static final String PAIR_QUALITY_DB = ".insarhub_pair_quality_db.json";

    private static final long LARGE_BYTES = 4 << 20;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss").withZone(ZoneOffset.UTC);

    private JsonStore() {}

    /** Reads a file that has to be there. */
    public static <T> T read(Path file, Class<T> type) {
        FileTypes.check(type);
        return typed(file, type, isLarge(file, type) ? indexed(file, type) : JsonReader.readObject(file));
    }

    /** Reads a file that may be absent. One that is there but broken is an error all the same. */
    public static <T> Optional<T> readIfPresent(Path file, Class<T> type) {
        FileTypes.check(type);
        Optional<Map<String, Object>> found =
                isLarge(file, type) ? Optional.of(indexed(file, type)) : JsonReader.readObjectIfPresent(file);
        return found.map(document -> typed(file, type, document));
    }

    /** Replaces a file with a whole document, under its folder's lock. */
    public static void write(Path file, Object value) {
        Map<String, Object> document = FileTypes.document(value);
        locked(folderOf(file), () -> {
            put(file, value, document);
            return document;
        });
    }

    /**
     * Reads a file, changes it, and writes it back if that made a difference (the order of keys is none), all under its
     * folder's lock. A file that cannot be read is an error, and stays as it is.
     *
     * @param ifAbsent what to start from where there is no file
     * @return what the file now holds
     */
    public static <T> T update(Path file, Class<T> type, Supplier<T> ifAbsent, UnaryOperator<T> change) {
        FileTypes.check(type);
        return locked(folderOf(file), () -> {
            Optional<T> before = readIfPresent(file, type);
            T after = Objects.requireNonNull(change.apply(before.orElseGet(ifAbsent)), "change gave null");
            Map<String, Object> document = FileTypes.document(after);
            if (before.isEmpty() || !document.equals(FileTypes.document(before.get()))) {
                put(file, after, document);
            }
            return after;
        });
    }

    /**
     * Reads a cache, which can be rebuilt. One whose content is broken is set aside with a warning, as if there were none.
     * A cache that the disk, a missing permission or a small heap keeps from being read is an error.
     */
    public static <T> Optional<T> readCache(Path file, Class<T> type, Clock clock) {
        try {
            return readIfPresent(file, type);
        } catch (BadFileException e) {
            if (!JsonProblems.isContentAtFault(e)) {
                throw e;
            }
            return retiredUnlessRebuilt(file, type, clock);
        }
    }

    /** Another program may have set the cache aside and rebuilt it since it was read. */
    private static <T> Optional<T> retiredUnlessRebuilt(Path file, Class<T> type, Clock clock) {
        return locked(besides(file), () -> {
            try {
                return readIfPresent(file, type);
            } catch (BadFileException e) {
                if (!JsonProblems.isContentAtFault(e)) {
                    throw e;
                }
                Path aside = setAside(file, clock);
                LOG.warn(
                        "{}{} {}; the cache was set aside as {} and counts as absent",
                        file,
                        e.place().map(place -> ", " + place + ":").orElse(""),
                        e.problem(),
                        aside.getFileName());
                return Optional.empty();
            }
        });
    }

    /** Renames a file to {@code <name>.corrupt-<timestamp>}, in UTC, and gives the new name. */
    public static Path setAside(Path file, Clock clock) {
        String name = file.getFileName() + ".corrupt-" + TIMESTAMP.format(clock.instant());
        return locked(besides(file), () -> {
            Path aside = file.resolveSibling(name);
            for (int n = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); n++) {
                aside = file.resolveSibling(name + "-" + n);
            }
            try {
                return Files.move(file, aside);
            } catch (IOException e) {
                throw new BadFileException(
                        file,
                        null,
                        "cannot be set aside: " + JsonProblems.reason(e),
                        "Get the right to write to the folder, or remove the file",
                        e);
            }
        });
    }

    /** A cache so large that what is seldom asked for stays in the file. */
    private static boolean isLarge(Path file, Class<?> type) {
        return !FileTypes.largeMembers(type).isEmpty() && file.toFile().length() > LARGE_BYTES;
    }

    private static Map<String, Object> indexed(Path file, Class<?> type) {
        return IndexedJson.read(file, FileTypes.largeMembers(type));
    }

    private static <T> T typed(Path file, Class<T> type, Map<String, Object> document) {
        try {
            return FileTypes.read(type, document);
        } catch (BadFileException e) {
            throw e.in(file, JsonProblems.RESTORE);
        }
    }

    private static void put(Path file, Object value, Map<String, Object> document) {
        boolean database = value instanceof PairQualityDb || file.endsWith(PAIR_QUALITY_DB);
        // Python writes the stub of a database that is being built on one line
        boolean compact = database && Boolean.FALSE.equals(document.get("_complete"));
        AtomicFile.write(file, out -> {
            if (compact) {
                PythonJson.compact(document, out);
            } else {
                PythonJson.indented(document, out);
            }
        });
    }

    /** The folder that holds the bytes which a write to the file replaces. */
    private static Path folderOf(Path file) {
        return AtomicFile.folder(AtomicFile.target(file));
    }

    /** The folder that holds the name, whatever stands under it. */
    private static Path besides(Path file) {
        return AtomicFile.folder(file.toAbsolutePath());
    }

    private static <T> T locked(Path folder, Supplier<T> work) {
        // what is saved must not be lost because its thread was interrupted
        FolderLock lock = FolderLock.acquireUninterruptibly(folder);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }
}
