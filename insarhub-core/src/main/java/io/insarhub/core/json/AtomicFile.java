package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Replaces files so that a crash at any moment leaves the old content or the new, whole: the content goes to a temporary
 * file in the same folder, is forced to disk, and takes the target's place in one atomic move, after which the folder is
 * forced too. Whatever fails, the target is untouched and the temporary gone.
 *
 * <p>A link is followed: what it points to is replaced, and the link stays, as when Python opens it for writing. A link to
 * nowhere, a folder, and a file that is marked read-only are refused. Permissions, and where the system allows it owner
 * and group, of a file that is replaced are kept; a new file gets the default ones. A second hard link to the file keeps
 * the old content. An interrupted thread still finishes its write.
 */
public final class AtomicFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes everything to the stream, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Replaces a file, or makes it.
     *
     * @throws BadFileException if it cannot be written: no permission, disk full, folder missing, a folder in its place
     */
    public static void write(Path file, Content content) {
        write(file, content, new Disk());
    }

    static void write(Path file, Content content, Disk disk) {
        Path target = target(file);
        Path folder = folder(target);
        Path temporary = TemporaryFiles.beside(target);
        try {
            try (FileOutputStream out = disk.create(temporary)) {
                disk.copyAttributes(target, temporary);
                content.writeTo(out);
                disk.force(out);
            }
            disk.replace(temporary, target);
        } catch (IOException e) {
            delete(temporary, e);
            throw notWritten(file, folder, e);
        } catch (RuntimeException | Error e) {
            delete(temporary, e);
            throw e;
        }
        try {
            disk.forceFolder(folder);
        } catch (IOException e) {
            throw new BadFileException(
                    file,
                    null,
                    "was written, but the system could not confirm that the disk has it: " + JsonProblems.reason(e),
                    "Check the disk; until then the change may be lost in a power cut",
                    e);
        }
    }

    /** The file that a write to the given name replaces, links followed; it need not exist. */
    static Path target(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw JsonProblems.notAFile(file, attributes.isDirectory());
            }
            if (!Files.isWritable(file)) {
                throw new BadFileException(
                        file,
                        null,
                        "cannot be written: it is read-only for this user",
                        "Make it writable or run as the user who owns it; the file was left as it is",
                        null);
            }
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            // asked for the link itself: a file may have come into being since, by another process
            if (Files.isSymbolicLink(file)) {
                throw JsonProblems.danglingLink(file);
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw notWritten(file, folder(file.toAbsolutePath()), e);
        }
    }

    /** The folder that a target lies in; a target is a file, so it has one. */
    static Path folder(Path target) {
        Path folder = target.getParent();
        return folder == null ? target : folder;
    }

    private static void delete(Path temporary, Throwable because) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static BadFileException notWritten(Path file, Path folder, IOException e) {
        if (!Files.isDirectory(folder)) {
            return new BadFileException(
                    file, null, "cannot be written: its folder does not exist", "Create the folder first", e);
        }
        if (e instanceof AccessDeniedException) {
            return new BadFileException(
                    file,
                    null,
                    "cannot be written: no permission to make files in its folder",
                    "Ask for the right to write there; the old content, if any, is untouched",
                    e);
        }
        String why = e instanceof AtomicMoveNotSupportedException
                ? "this file system cannot replace it in one step"
                : JsonProblems.reason(e) + freeSpace(folder);
        return new BadFileException(
                file,
                null,
                "cannot be written: " + why,
                "The old content, if any, is untouched; make room or repair the disk, then run again",
                e);
    }

    private static String freeSpace(Path folder) {
        try {
            return " (free there: " + (Files.getFileStore(folder).getUsableSpace() >> 10) + " KB)";
        } catch (IOException unknown) {
            return "";
        }
    }
}
