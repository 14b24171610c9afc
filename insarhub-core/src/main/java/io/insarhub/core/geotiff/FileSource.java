package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file on disk; reads at positions, so that threads do not wait for each other. */
final class FileSource implements RangeSource {

    private final Path path;
    private final FileChannel channel;

    private FileSource(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static FileSource open(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadFileException(path, null, "is a folder", "Name the GeoTIFF in it", null);
        }
        try {
            return new FileSource(path, FileChannel.open(path, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            throw new BadFileException(path, null, "does not exist", "Check the path", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public byte[] read(long offset, int length, Cancellation cancellation) {
        cancellation.throwIfCancelled("reading " + path.getFileName());
        try {
            // the array is made for what is there, not for what somebody's directory promises
            long there = Math.max(0, Math.min(length, channel.size() - offset));
            byte[] bytes = new byte[(int) there];
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    return Arrays.copyOf(bytes, buffer.position());
                }
            }
            return bytes;
        } catch (ClosedByInterruptException e) {
            throw new io.insarhub.api.CancelledException("reading " + path.getFileName());
        } catch (ClosedChannelException e) {
            throw new IllegalStateException(path + " was closed, or a thread was interrupted that read it", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadFileException unreadable(Path path, IOException e) {
        return new BadFileException(path, null, "cannot be read: " + e, "Check the file's permissions and the disk", e);
    }
}
