package io.insarhub.hyp3.hdf5;

import io.insarhub.api.BadFileException;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an HDF5 file whose datasets and attributes are all known beforehand; elements come in any order, from any number
 * of threads, and what was not written reads as zero. Memory does not grow with the file.
 *
 * <p>The file stands under its name from the start: give it a working name and rename it when it is whole. A file that was
 * begun can be gone on with ({@link #open}).
 */
public final class Hdf5Writer implements AutoCloseable {

    private final Path file;
    private final Hdf5Layout layout;
    private final FileChannel channel;

    private Hdf5Writer(Path file, Hdf5Layout layout, FileChannel channel) {
        this.file = file;
        this.layout = layout;
        this.channel = channel;
    }

    /** Begins a file, in place of one that is there. */
    public static Hdf5Writer create(Path file, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        Hdf5Layout layout = new Hdf5Layout(datasets, attributes);
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            Hdf5Writer writer = new Hdf5Writer(file, layout, channel);
            writer.write(ByteBuffer.wrap(layout.head()), 0);
            if (layout.length() > layout.head().length) {
                writer.write(ByteBuffer.wrap(new byte[1]), layout.length() - 1);
            }
            return writer;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Goes on with a file that was begun with the same datasets and attributes.
     *
     * @return null if the file is another one, or none
     */
    public static @Nullable Hdf5Writer open(Path file, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        Hdf5Layout layout = new Hdf5Layout(datasets, attributes);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Hdf5Writer writer = new Hdf5Writer(file, layout, channel);
            if (channel.size() != layout.length() || !writer.hasHead()) {
                channel.close();
                return null;
            }
            return writer;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes elements of a {@code float32} dataset, from one on in the order of the file. */
    public void write(Hdf5Dataset dataset, long first, float[] values, int count) {
        ByteBuffer bytes = buffer(dataset, first, count, 4);
        bytes.asFloatBuffer().put(values, 0, count);
        write(bytes, layout.position(dataset) + 4 * first);
    }

    /** Writes elements of a {@code float64} dataset. */
    public void write(Hdf5Dataset dataset, long first, double[] values, int count) {
        ByteBuffer bytes = buffer(dataset, first, count, 8);
        bytes.asDoubleBuffer().put(values, 0, count);
        write(bytes, layout.position(dataset) + 8 * first);
    }

    /** Writes elements of an {@code int16} dataset. */
    public void write(Hdf5Dataset dataset, long first, short[] values, int count) {
        ByteBuffer bytes = buffer(dataset, first, count, 2);
        bytes.asShortBuffer().put(values, 0, count);
        write(bytes, layout.position(dataset) + 2 * first);
    }

    /** Writes elements of a {@code bool} dataset. */
    public void write(Hdf5Dataset dataset, long first, boolean[] values, int count) {
        ByteBuffer bytes = buffer(dataset, first, count, 1);
        for (int i = 0; i < count; i++) {
            bytes.put(i, (byte) (values[i] ? 1 : 0));
        }
        write(bytes, layout.position(dataset) + first);
    }

    /** Writes all elements of a text dataset. */
    public void write(Hdf5Dataset dataset, List<String> values) {
        int length = dataset.type().bytes();
        ByteBuffer bytes = buffer(dataset, 0, values.size(), length);
        for (int i = 0; i < values.size(); i++) {
            byte[] text = values.get(i).getBytes(StandardCharsets.UTF_8);
            if (text.length > length) {
                throw new IllegalArgumentException("\"" + values.get(i) + "\" is longer than " + length + " bytes");
            }
            bytes.put(i * length, text);
        }
        write(bytes, layout.position(dataset));
    }

    /** Reads back elements of a {@code float32} dataset. */
    public void read(Hdf5Dataset dataset, long first, float[] values, int count) {
        ByteBuffer bytes = buffer(dataset, first, count, 4);
        try {
            read(bytes, layout.position(dataset) + 4 * first);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, 0, count);
    }

    private boolean hasHead() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(layout.head().length);
        read(head, 0);
        return Arrays.equals(head.array(), layout.head());
    }

    private void read(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("it was cut short by something else");
            }
        }
    }

    /** Waits until the disk has all that was written. */
    public void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Forces the file to disk and closes it. */
    @Override
    public void close() {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static ByteBuffer buffer(Hdf5Dataset dataset, long first, int count, int elementBytes) {
        if (dataset.type().bytes() != elementBytes) {
            throw new IllegalArgumentException(dataset.name() + " has elements of another type");
        }
        if (first < 0 || count < 0 || first + count > dataset.elements()) {
            throw new IllegalArgumentException(
                    count + " elements from " + first + " on are not within " + dataset.name());
        }
        return ByteBuffer.allocate(count * elementBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes, long position) {
        try {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static RuntimeException unwritable(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException("writing " + file.getFileName());
        }
        return new BadFileException(
                file,
                null,
                "could not be written: " + (e.getMessage() == null ? e : e.getMessage()),
                "Make sure that its folder can be written to and has room, then run again",
                e);
    }
}
