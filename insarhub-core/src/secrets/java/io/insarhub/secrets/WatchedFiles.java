package io.insarhub.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Files that tests write, each read once for every state that it is found in. Safe for many threads. */
final class WatchedFiles {

    /** What tests write for the library to read. */
    private static final Set<String> INPUTS = Set.of(".netrc", "netrc", ".credit_pool", "pool", "pool.txt");

    /** Tests copied for a child to run: what they make up stands in them. */
    private static final String CLASS = ".class";

    private static final int MOST_BYTES = 1 << 20;

    private final Map<Path, String> states = new HashMap<>();
    private final FileTime since;

    /** Reads what was written since a time; earlier files are another run's. */
    WatchedFiles(Instant since) {
        this.since = FileTime.from(since);
    }

    /** Secrets in the files below a folder, of large ones in the beginning. None where there is no such folder. */
    synchronized List<String> news(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!isInput(String.valueOf(file.getFileName())) && isNew(file)) {
                    Secrets.in(beginning(file)).forEach(text -> found.add(file + ": " + text));
                }
            }
        } catch (NoSuchFileException | UncheckedIOException gone) {
            // a child may still be tidying up
            return found;
        }
        return found;
    }

    private static boolean isInput(String name) {
        return INPUTS.contains(name) || name.endsWith(CLASS);
    }

    private boolean isNew(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        String state = now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
        return now.lastModifiedTime().compareTo(since) >= 0 && !state.equals(states.put(file, state));
    }

    private static String beginning(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
