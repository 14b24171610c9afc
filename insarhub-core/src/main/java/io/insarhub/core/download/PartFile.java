package io.insarhub.core.download;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a file so far: {@code <name>.part} with its {@link PartNote}. Locked, so that two processes never
 * write the same one. Every failure of the disk is a {@link BadFileException}. To be closed; what it holds stays, unless
 * it holds nothing. For one thread.
 */
final class PartFile implements AutoCloseable {

    private static final int READ_BYTES = 1 << 20;

    private final Path target;
    private final Path part;
    private final Path noteFile;
    private final FileChannel channel;
    private final @Nullable Md5 md5;
    private @Nullable PartNote note;
    private long length;

    private PartFile(Path target, FileChannel channel, boolean hashed) {
        this.target = target;
        this.part = partOf(target);
        this.noteFile = noteOf(target);
        this.channel = channel;
        this.md5 = hashed ? new Md5() : null;
    }

    /**
     * Opens what an earlier run left, or an empty one.
     *
     * @param hashed whether the MD5 will be asked for; then what is there is read once
     */
    static PartFile open(Path target, boolean hashed, Cancellation cancellation) {
        Path part = partOf(target);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            // a part that is gone was moved into place by another process between our opening it and locking it
            if (channel.tryLock() == null || !Files.exists(part)) {
                throw inUse(part, null);
            }
            PartFile file = new PartFile(target, channel, hashed);
            file.takeUp(cancellation);
            return file;
        } catch (OverlappingFileLockException e) {
            closeAfter(e, channel);
            throw inUse(part, e);
        } catch (IOException e) {
            closeAfter(e, channel);
            throw failed(part, "cannot be opened", e);
        } catch (RuntimeException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /** Removes the note of a file that is in place: its program died after the part had its name, and before this was done. */
    static void removeNoteWithoutPart(Path target) {
        Path note = noteOf(target);
        try {
            if (!Files.exists(partOf(target), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw failed(note, "cannot be removed", e);
        }
    }

    /** The file that it will be. */
    Path target() {
        return target;
    }

    /** Bytes so far. */
    long length() {
        return length;
    }

    /** What the bytes so far are a part of; null if nobody knows. */
    @Nullable PartNote note() {
        return note;
    }

    /** Forgets all bytes and starts on another whole. */
    void restart(PartNote fresh) {
        discard();
        adopt(fresh);
    }

    /** Notes what the bytes so far are a part of. */
    void adopt(PartNote whole) {
        try {
            whole.write(noteFile);
        } catch (IOException e) {
            throw failed(noteFile, "cannot be written", e);
        }
        note = whole;
    }

    /** Forgets all bytes and what they were part of. */
    void discard() {
        try {
            channel.truncate(0);
            channel.position(0);
            Files.deleteIfExists(noteFile);
        } catch (IOException e) {
            throw failed(part, "cannot be emptied", e);
        }
        length = 0;
        note = null;
        if (md5 != null) {
            md5.reset();
        }
    }

    /** Adds bytes at the end. */
    void append(byte[] bytes, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(part, "cannot be written; the disk may be full", e);
        } finally {
            // also what was written before a failure: the next run goes on from there
            int written = count - buffer.remaining();
            length += written;
            if (md5 != null) {
                md5.add(bytes, written);
            }
        }
    }

    /** MD5 of all bytes so far, in lower-case hexadecimal digits; ends the hashing. */
    String md5() {
        if (md5 == null) {
            throw new IllegalStateException("opened without hashing");
        }
        return md5.digits();
    }

    /**
     * Gives the bytes their name, replacing what has it.
     *
     * @param durable whether to wait until the device has them
     */
    void moveIntoPlace(boolean durable) {
        try {
            if (durable) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(noteFile);
        } catch (IOException e) {
            throw failed(target, "cannot be put in place of its " + FileName.PART_SUFFIX + " file", e);
        }
        if (durable) {
            Folders.makeDurable(target);
        }
    }

    @Override
    public void close() {
        try {
            if (length == 0) {
                Files.deleteIfExists(part);
                Files.deleteIfExists(noteFile);
            }
            channel.close();
        } catch (IOException e) {
            throw failed(part, "cannot be closed", e);
        }
    }

    private void takeUp(Cancellation cancellation) throws IOException {
        note = PartNote.read(noteFile).orElse(null);
        length = channel.size();
        if (md5 == null) {
            channel.position(length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
        while (channel.read(buffer) >= 0) {
            cancellation.throwIfCancelled("Reading " + part);
            md5.add(buffer.array(), buffer.position());
            buffer.clear();
        }
    }

    private static Path noteOf(Path target) {
        return target.resolveSibling(target.getFileName() + FileName.NOTE_SUFFIX);
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + FileName.PART_SUFFIX);
    }

    private static BadFileException inUse(Path part, @Nullable Exception cause) {
        return new BadFileException(
                part, null, "another download is writing it", "Wait for that one, then run this again", cause);
    }

    private static BadFileException failed(Path file, String problem, IOException cause) {
        return new BadFileException(
                file,
                null,
                problem + " (" + cause.getMessage() + ")",
                "Check the folder's permissions and free space, then run this again",
                cause);
    }

    private static void closeAfter(Exception failure, @Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
