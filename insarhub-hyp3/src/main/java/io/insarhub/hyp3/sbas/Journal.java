package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which tiles are on disk: a line that says what is being computed, and a line for each finished tile. Lines follow only
 * after the disk has the tiles. The file also keeps a second run out of the folder.
 */
final class Journal implements AutoCloseable {

    private static final String NAME = ".sbas.journal";

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final List<String> waiting = new ArrayList<>();
    private long written = System.nanoTime();

    private Journal(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    static Journal open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new BadFileException(
                        file, null, "another inversion is writing to this folder", "Wait until it has ended", null);
            }
            return new Journal(file, channel, lock);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @SuppressWarnings("NullAway")
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The tiles that are done, if the same was being computed; else none. */
    BitSet done(String identity, int tiles) {
        BitSet done = new BitSet(tiles);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // a last line that was cut short does not count
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            if (lines.isEmpty() || !lines.get(0).equals(identity)) {
                return done;
            }
            for (String line : lines.subList(1, lines.size())) {
                int tile = Integer.parseInt(line);
                if (tile >= 0 && tile < tiles) {
                    done.set(tile);
                }
            }
            return done;
        } catch (IOException | NumberFormatException e) {
            return new BitSet(tiles);
        }
    }

    /** Begins anew. */
    void begin(String identity) {
        try {
            channel.truncate(0);
            append(identity + "\n");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Notes a finished tile; from time to time lets the disk have all. */
    synchronized void finished(int tile, Duration every, List<PartFile> files) {
        waiting.add(tile + "\n");
        if (System.nanoTime() - written >= every.toNanos()) {
            files.forEach(part -> part.writer().force());
            try {
                append(String.join("", waiting));
            } catch (IOException e) {
                throw unwritable(file, e);
            }
            waiting.clear();
            written = System.nanoTime();
        }
    }

    /** Notes a tile at once; what it is about is on disk already. */
    synchronized void note(int tile) {
        try {
            append(tile + "\n");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
    }

    /** The run is over and needs no journal any more. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static BadFileException unwritable(Path file, IOException e) {
        return new BadFileException(
                file,
                null,
                "could not be written: " + e.getMessage(),
                "Make sure that its folder is there and can be written to, then run again",
                e);
    }
}
