package io.insarhub.core.json;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The steps of an atomic replacement, each of which tests can make fail. Streams and not channels, which an interrupt
 * would close in the middle of a write.
 */
class Disk {

    /** Makes a file that was not there, with default permissions, and opens it. */
    FileOutputStream create(Path temporary) throws IOException {
        Files.createFile(temporary);
        return new FileOutputStream(temporary.toFile());
    }

    /** Gives the copy the permissions of the original, if there is one, and where allowed its group and owner. */
    void copyAttributes(Path original, Path copy) throws IOException {
        PosixFileAttributeView from = view(original);
        PosixFileAttributeView to = view(copy);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes old;
        try {
            old = from.readAttributes();
        } catch (NoSuchFileException newFile) {
            return;
        }
        PosixFileAttributes made = to.readAttributes();
        try {
            if (!made.group().equals(old.group())) {
                to.setGroup(old.group());
            }
            if (!made.owner().equals(old.owner())) {
                to.setOwner(old.owner());
            }
        } catch (IOException notAllowed) {
            // only the administrator gives files away; the permissions below are what matters to the others
        }
        if (!made.permissions().equals(old.permissions())) {
            to.setPermissions(old.permissions());
        }
    }

    /** Waits until the device has the content. */
    void force(FileOutputStream out) throws IOException {
        out.getFD().sync();
    }

    void replace(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the device has the folder's entries, where the system lets a folder be opened (Windows does not). */
    void forceFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!forcedWithoutInterrupt(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean forcedWithoutInterrupt(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException notOnThisSystem) {
            return true;
        }
        try (channel) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private static PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
