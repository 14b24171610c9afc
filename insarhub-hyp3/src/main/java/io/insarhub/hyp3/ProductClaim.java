package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One process's, and one thread's, right to bring a product home: a locked file beside it, gone when it is closed. One that
 * a dead process left is free.
 */
final class ProductClaim implements AutoCloseable {

    private static final String SUFFIX = ".lock";

    private final Path file;
    private final FileChannel channel;

    private ProductClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the right; null if another has it. */
    static @Nullable ProductClaim take(Path product) {
        Path file = product.resolveSibling("." + product.getFileName() + SUFFIX);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Object opened = key(file);
            // who had it may have removed the file between our opening it and locking it
            if (channel.tryLock() != null && opened != null && Objects.equals(opened, key(file))) {
                return new ProductClaim(file, channel);
            }
            channel.close();
            return null;
        } catch (OverlappingFileLockException e) {
            close(channel);
            return null;
        } catch (IOException e) {
            close(channel);
            throw new BadFileException(
                    file,
                    null,
                    "cannot be locked (" + e.getMessage() + ")",
                    "Check the folder's permissions and free space, then run this again",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be removed", "Remove it", e);
        } finally {
            close(channel);
        }
    }

    /** What tells one file of a name from the next. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            Object inode = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                    .fileKey();
            FileTime made = Files.getLastModifiedTime(file);
            return inode == null ? made : inode;
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(ProductClaim.class).debug("A lock file was not closed", e);
        }
    }
}
