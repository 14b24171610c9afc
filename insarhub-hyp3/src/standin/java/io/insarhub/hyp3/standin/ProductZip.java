package io.insarhub.hyp3.standin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Writes zips that no product should be, or that are as large as real ones: one stored entry of zeros, which takes no room
 * on disks that know holes, and in whose table of contents anything may stand.
 */
public final class ProductZip {

    private static final int ZIP64_MARK = 0xFFFFFFFF;
    private static final int UNIX_LINK = 0120777 << 16;
    private static final int UNIX_FILE = 0100644 << 16;

    private String name = "product/zeros.bin";
    private long bytes = 1000;
    private long told = -1;
    private boolean zip64;
    private boolean link;
    private long crc;

    private ProductZip() {}

    /** One of a thousand zeros, as it should be. */
    public static ProductZip good() {
        return new ProductZip();
    }

    /** The entry's name. */
    public ProductZip name(String value) {
        name = value;
        return this;
    }

    /** The entry's length. */
    public ProductZip bytes(long value) {
        bytes = value;
        return this;
    }

    /** What the table of contents says that the entry unpacks to. */
    public ProductZip told(long value) {
        told = value;
        return this;
    }

    /** In the form for more than 4 GB, whatever the length. */
    public ProductZip zip64() {
        zip64 = true;
        return this;
    }

    /** With an entry that is a symbolic link. */
    public ProductZip link() {
        link = true;
        return this;
    }

    /** Writes it. */
    public Path write(Path file) throws IOException {
        crc = crc();
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] local = header(false).array();
            out.setLength(local.length + bytes);
            out.write(local);
            out.seek(local.length + bytes);
            byte[] table = header(true).array();
            out.write(table);
            out.write(end(local.length + bytes, table.length));
        }
        return file;
    }

    private ByteBuffer header(boolean table) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int extra = zip64 ? 20 : 0;
        long size = told < 0 ? bytes : told;
        ByteBuffer header = little((table ? 46 : 30) + text.length + extra);
        header.putInt(table ? 0x02014b50 : 0x04034b50);
        if (table) {
            header.putShort((short) ((3 << 8) | 45)); // made by Unix
        }
        header.putShort((short) 45).putShort((short) 0x800).putShort((short) 0).putInt(0x58210000);
        header.putInt((int) crc).putInt(zip64 ? ZIP64_MARK : (int) bytes).putInt(zip64 ? ZIP64_MARK : (int) size);
        header.putShort((short) text.length).putShort((short) extra);
        if (table) {
            header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            header.putInt(link ? UNIX_LINK : UNIX_FILE).putInt(0);
        }
        header.put(text);
        if (zip64) {
            header.putShort((short) 1).putShort((short) 16).putLong(size).putLong(bytes);
        }
        return header;
    }

    private byte[] end(long tableAt, int tableBytes) {
        ByteBuffer end = ByteBuffer.allocate(zip64 ? 56 + 20 + 22 : 22).order(ByteOrder.LITTLE_ENDIAN);
        if (zip64) {
            end.putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0);
            end.putLong(1).putLong(1).putLong(tableBytes).putLong(tableAt);
            end.putInt(0x07064b50).putInt(0).putLong(tableAt + tableBytes).putInt(1);
        }
        end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1);
        end.putInt(tableBytes).putInt(zip64 ? ZIP64_MARK : (int) tableAt).putShort((short) 0);
        byte[] bytesOfEnd = new byte[end.capacity()];
        end.get(0, bytesOfEnd);
        return bytesOfEnd;
    }

    private long crc() {
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1 << 16];
        for (long left = bytes; left > 0; left -= zeros.length) {
            crc.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        return crc.getValue();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
