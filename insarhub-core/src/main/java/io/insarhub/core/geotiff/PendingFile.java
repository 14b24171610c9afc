package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file in the making: a temporary beside the target, which either takes the target's place, whole and on disk, or goes
 * away.
 */
class PendingFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final EarlyFlush flush;
    private boolean isScratch;

    /** Opens an empty temporary, {@code .<name>.tmp-<random>}. */
    PendingFile(Path target) {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadFileException(target, null, "its folder does not exist", "Create the folder first", null);
        }
        if (Files.isDirectory(target)) {
            throw new BadFileException(
                    target, null, "is a folder, so no file can be written there", "Choose another name", null);
        }
        this.temporary = folder.resolve("." + target.getFileName() + ".tmp-" + UUID.randomUUID());
        try {
            this.channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(e);
        }
        this.flush = new EarlyFlush(() -> force(channel));
    }

    /** The same, for bytes that no disk needs: it will go away. */
    PendingFile scratch() {
        isScratch = true;
        return this;
    }

    Path target() {
        return target;
    }

    void write(ByteBuffer bytes, long position) {
        try {
            int size = bytes.remaining();
            writeFully(bytes, position);
            if (!isScratch) {
                flush.wrote(size);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    byte[] read(long position, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException("its temporary file was cut short by something else");
                }
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        return bytes.array();
    }

    /** Forces all bytes to disk, then puts the file under its final name in one step. */
    void commit() {
        try {
            flush.await();
            force(channel);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        }
        forceFolder();
    }

    /** Removes the temporary, unless the file is in place. */
    @Override
    public void close() {
        try {
            // the name first: the disk may take its time with what is open
            Files.deleteIfExists(temporary);
            flush.abandon(channel);
        } catch (IOException e) {
            throw new BadFileException(
                    temporary, null, "could not be removed: " + e.getMessage(), "It can be deleted by hand", e);
        }
    }

    /** Writes to the temporary. */
    void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Waits until the disk has it all. */
    void force(FileChannel written) throws IOException {
        written.force(true);
    }

    private RuntimeException unwritable(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException("writing " + target.getFileName());
        }
        return new BadFileException(
                target,
                null,
                "could not be written: " + (e.getMessage() == null ? e : e.getMessage()),
                "Make sure that its folder can be written to and has room, then run again; nothing was left behind",
                e);
    }

    /** The new name itself survives a power cut only once the folder is on disk too. */
    private void forceFolder() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            force(names);
        } catch (IOException e) {
            // Windows cannot open folders; the file is whole and in place either way
            return;
        }
    }
}
