package io.insarhub.core.pairdb;

import io.insarhub.api.BadFileException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Temporary files and the atomic replacement of a database. */
final class PairDbFiles {

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private PairDbFiles() {}

    /** A name for a temporary file in the target's folder. */
    static Path temporary(Path target) {
        long random = ThreadLocalRandom.current().nextLong();
        return target.resolveSibling(String.format(".%s.tmp-%016x", target.getFileName(), random));
    }

    /** Writes a new file and puts it in the target's place when the disk has it. */
    static void replace(Path target, Content content) {
        Path temporary = temporary(target);
        try {
            Files.createFile(temporary);
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                content.writeTo(out);
                out.getFD().sync();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw notWritten(target, e);
        } finally {
            delete(temporary);
        }
    }

    static BadFileException notWritten(Path target, IOException e) {
        return new BadFileException(
                target,
                null,
                "cannot be written: " + e.getMessage(),
                "The old content, if any, is untouched; make room or repair the disk, then run again",
                e);
    }

    private static void forceFolder(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException windows) {
            return;
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw notWritten(temporary, e);
        }
    }
}
