package io.insarhub.core.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether a file looks whole, from its first and last bytes alone: enough to tell a stage at a glance. Whether it really
 * can be read is found out by reading it, which {@code StackFolder.status()} does.
 */
final class QuickCheck {

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final byte[] TIFF_LITTLE = {'I', 'I'};
    private static final byte[] TIFF_BIG = {'M', 'M'};
    private static final int EDGE_BYTES = 64;

    private QuickCheck() {}

    /** A JSON object or list from its first to its last bracket. */
    static boolean json(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            byte first = firstVisible(read(channel, 0), true);
            byte last = firstVisible(read(channel, Math.max(0, size - EDGE_BYTES)), false);
            return (first == '{' && last == '}') || (first == '[' && last == ']');
        } catch (IOException unreadable) {
            return false;
        }
    }

    static boolean hdf5(Path file) {
        return startsWith(file, HDF5);
    }

    static boolean tiff(Path file) {
        return startsWith(file, TIFF_LITTLE) || startsWith(file, TIFF_BIG);
    }

    /** A regular file, or a link to one, with something in it. */
    static boolean notEmpty(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A product's zip with something in it, or the folder of its layers with that which comes last. */
    static boolean product(Path zip) {
        String layers = FileNames.layersOf(String.valueOf(zip.getFileName()));
        return notEmpty(zip) || notEmpty(zip.resolveSibling(layers).resolve(layers + FileNames.LAST_LAYER));
    }

    private static boolean startsWith(Path file, byte[] magic) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            byte[] start = read(channel, 0);
            return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static byte[] read(SeekableByteChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(EDGE_BYTES);
        channel.position(at);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // a channel may give less than asked for
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte firstVisible(byte[] bytes, boolean fromStart) {
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[fromStart ? i : bytes.length - 1 - i];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
        }
        return 0;
    }
}
