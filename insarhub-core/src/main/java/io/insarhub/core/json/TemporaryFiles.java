package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The temporary files of {@link AtomicFile}, {@code .<name>.tmp-<16 hex digits>}. One is left over only when the program
 * was killed in the middle of a write; it is harmless and never read.
 */
public final class TemporaryFiles {

    private static final Pattern NAME = Pattern.compile("\\..+\\.tmp-[0-9a-f]{16}", Pattern.DOTALL);

    private TemporaryFiles() {}

    /** A name for a temporary file in the folder of a file. */
    public static Path beside(Path target) {
        long random = ThreadLocalRandom.current().nextLong();
        return target.resolveSibling(String.format(".%s.tmp-%016x", target.getFileName(), random));
    }

    /** Whether a path has the name of such a temporary file. */
    public static boolean isTemporary(Path file) {
        Path name = file.getFileName();
        return name != null && NAME.matcher(name.toString()).matches();
    }

    /**
     * Deletes the temporaries in a folder that nobody has written to for some time. Choose the time far longer than any
     * write takes, an hour say: one that is being written must not be taken away from its writer (whose write would then
     * fail, and leave its target as it was).
     *
     * @return what was deleted
     */
    public static List<Path> deleteLeftOvers(Path folder, Duration untouchedFor, Clock clock) {
        Instant before = clock.instant().minus(untouchedFor);
        List<Path> deleted = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TemporaryFiles::isTemporary)) {
            for (Path file : files) {
                if (isOlder(file, before) && Files.deleteIfExists(file)) {
                    deleted.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw notDeleted(folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw notDeleted(folder, e);
        }
        return List.copyOf(deleted);
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(before);
        } catch (NoSuchFileException becameTheTarget) {
            return false;
        }
    }

    private static BadFileException notDeleted(Path folder, IOException e) {
        return new BadFileException(
                folder,
                null,
                "left-over temporary files cannot be deleted: " + JsonProblems.reason(e),
                "They are harmless and may stay",
                e);
    }
}
