package io.insarhub.core.archive;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Where an archive is unpacked before its files get their place: {@code .<archive>.unpacking} in the target folder, thus
 * on the same disk. Locked, so that two processes never unpack one archive into one folder at a time. What a crash left in
 * it is deleted when it is opened, and all of it when it is closed.
 */
final class StagingFolder implements AutoCloseable {

    private static final String SUFFIX = ".unpacking";

    private final Path folder;
    private final Path content;
    private final Path lockFile;
    private final FileChannel lock;

    private StagingFolder(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.content = folder.resolve("content");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    static StagingFolder open(Path archive, Path into) throws IOException {
        Path folder = into.resolve("." + archive.getFileName() + SUFFIX);
        Files.createDirectories(folder);
        Path lockFile = folder.resolve("lock");
        FileChannel lock = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            // a lock file that is gone was deleted by another process between our opening it and locking it
            if (lock.tryLock() == null || !Files.exists(lockFile)) {
                throw inUse(archive, null);
            }
            StagingFolder staging = new StagingFolder(folder, lockFile, lock);
            delete(staging.content);
            Files.createDirectory(staging.content);
            return staging;
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw inUse(archive, e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Stands for the target folder. */
    Path path() {
        return content;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            delete(content);
            Files.deleteIfExists(lockFile);
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException nextRunIsHere) {
            // it deletes the folder when it is done
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static BadFileException inUse(Path archive, @Nullable Exception cause) {
        return new BadFileException(
                archive, null, "another run is unpacking it", "Wait for that one, then run this again", cause);
    }
}
