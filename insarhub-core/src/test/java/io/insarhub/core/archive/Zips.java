package io.insarhub.core.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes archives, good and bad. */
public final class Zips {

    private Zips() {}

    /** Adds entries to an archive. */
    @FunctionalInterface
    public interface Entries {
        void addTo(ZipArchiveOutputStream zip) throws IOException;
    }

    public static Path make(Path file, Entries entries) throws IOException {
        try (ZipArchiveOutputStream zip =
                new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            entries.addTo(zip);
        }
        return file;
    }

    /** A scene's archive: folder, manifest, two images and an empty folder. */
    public static Path scene(Path file, String root) throws IOException {
        return make(file, zip -> {
            add(zip, root + "/", new byte[0]);
            add(zip, root + "/manifest.safe", "<manifest/>".getBytes(StandardCharsets.UTF_8));
            add(zip, root + "/measurement/vv.tiff", noise(1, 300_000));
            add(zip, root + "/measurement/vh.tiff", noise(2, 200_000));
            add(zip, root + "/support/", new byte[0]);
        });
    }

    public static void add(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        add(zip, new ZipArchiveEntry(name), content);
    }

    public static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    public static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /**
     * A zip64 archive of one stored entry of zeros, which takes no room on the disk.
     *
     * @param declaredBytes the length that the table of contents gives, unpacked
     */
    static Path sparse(Path file, String name, long bytes, long declaredBytes) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        int crc = bytes == declaredBytes ? (int) crcOfZeros(bytes) : 0; // otherwise nobody will come to compare it
        ByteBuffer local = littleEndian(30 + nameBytes.length + 20);
        local.putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) 0);
        local.putInt(0).putInt(crc).putInt(-1).putInt(-1);
        local.putShort((short) nameBytes.length).putShort((short) 20).put(nameBytes);
        local.putShort((short) 1).putShort((short) 16).putLong(declaredBytes).putLong(bytes);

        long tableAt = local.capacity() + bytes;
        ByteBuffer table = littleEndian(46 + nameBytes.length + 20);
        table.putInt(0x02014b50).putShort((short) 45).putShort((short) 45);
        table.putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(crc)
                .putInt(-1)
                .putInt(-1);
        table.putShort((short) nameBytes.length).putShort((short) 20).putShort((short) 0);
        table.putShort((short) 0).putShort((short) 0).putInt(0).putInt(0).put(nameBytes);
        table.putShort((short) 1).putShort((short) 16).putLong(declaredBytes).putLong(bytes);

        ByteBuffer end = littleEndian(56 + 20 + 22);
        end.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        end.putLong(1).putLong(1).putLong(table.capacity()).putLong(tableAt);
        end.putInt(0x07064b50).putInt(0).putLong(tableAt + table.capacity()).putInt(1);
        end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1);
        end.putInt(table.capacity()).putInt(-1).putShort((short) 0);

        try (SeekableByteChannel out = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.write(local.flip());
            out.position(tableAt);
            out.write(table.flip());
            out.write(end.flip());
        }
        return file;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long crcOfZeros(long bytes) {
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1 << 20];
        for (long left = bytes; left > 0; left -= zeros.length) {
            crc.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        return crc.getValue();
    }
}
