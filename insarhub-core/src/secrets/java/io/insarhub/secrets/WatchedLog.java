package io.insarhub.secrets;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that the tests' log goes to. Safe for many threads. */
final class WatchedLog {

    private static final int MOST_BYTES = 64 << 20;

    private final Path file;
    private long read;

    WatchedLog(Path file) {
        this.file = file;
    }

    /** Secrets in what it has got since it was last looked at. */
    synchronized List<String> news() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            // another run may have begun the file anew
            log.seek(Math.min(read, log.length()));
            byte[] fresh = new byte[(int) Math.min(MOST_BYTES, log.length() - log.getFilePointer())];
            log.readFully(fresh);
            read = log.getFilePointer();
            return Secrets.in(new String(fresh, StandardCharsets.UTF_8)).stream()
                    .map(text -> "the log: " + text)
                    .toList();
        }
    }
}
