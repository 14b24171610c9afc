package io.insarhub.export.outline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes into a blob of zeros that stands in a closed SQLite file, piece by piece: the driver itself takes blobs as a whole
 * only, and that of a large outline has hundreds of megabytes. The blob is the last column of a table's only row and too
 * long for the row's own page, so it goes on in a chain of overflow pages (SQLite's "Database File Format", 1.5 and 1.6).
 */
final class LongBlob extends OutputStream {

    private static final int LEAF = 0x0D;

    private final FileChannel file;
    private final int pageBytes;
    private final ByteBuffer link = ByteBuffer.allocate(4);
    private ByteBuffer piece;
    private long pieceAt;
    private long next;

    /**
     * A blob.
     *
     * @param file open for reading and writing
     * @param pageBytes size of the file's pages
     * @param rootPage number of the table's first page, from 1
     * @param blobBytes size of the blob
     */
    LongBlob(FileChannel file, int pageBytes, int rootPage, long blobBytes) throws IOException {
        this.file = file;
        this.pageBytes = pageBytes;
        long pageAt = (long) (rootPage - 1) * pageBytes;
        ByteBuffer page = read(pageAt, pageBytes);
        int cell = page.getShort(8) & 0xFFFF;
        page.position(cell);
        long payload = number(page);
        number(page);
        int local = local(payload);
        int start = page.position();
        if (page.get(0) != LEAF || local == payload || payload < blobBytes) {
            throw new IOException("the row that was just written is not where SQLite puts it");
        }
        this.next = page.getInt(start + local) & 0xFFFFFFFFL;
        // what stands before the last column
        int before = (int) (payload - blobBytes);
        this.pieceAt = pageAt + start + before;
        this.piece = ByteBuffer.allocate(local - before);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        int left = count;
        while (left > 0) {
            if (!piece.hasRemaining()) {
                turn();
            }
            int some = Math.min(left, piece.remaining());
            piece.put(bytes, at, some);
            at += some;
            left -= some;
        }
    }

    /** Writes what is left; the blob must be complete. */
    @Override
    public void close() throws IOException {
        write();
        if (next != 0) {
            throw new IOException("the blob ends before its room does");
        }
    }

    private void turn() throws IOException {
        write();
        if (next == 0) {
            throw new IOException("the blob is longer than its room");
        }
        long pageAt = (next - 1) * pageBytes;
        link.clear();
        readFully(link, pageAt);
        next = link.getInt(0) & 0xFFFFFFFFL;
        pieceAt = pageAt + 4;
        piece = piece.capacity() == pageBytes - 4 ? piece.clear() : ByteBuffer.allocate(pageBytes - 4);
    }

    private void write() throws IOException {
        piece.flip();
        while (piece.hasRemaining()) {
            pieceAt += file.write(piece, pieceAt);
        }
    }

    /** How much of a row stands on its own page. */
    private int local(long payload) {
        if (payload <= pageBytes - 35) {
            return (int) payload;
        }
        int least = (pageBytes - 12) * 32 / 255 - 23;
        long most = least + (payload - least) % (pageBytes - 4);
        return most <= pageBytes - 35 ? (int) most : least;
    }

    private ByteBuffer read(long at, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        readFully(bytes, at);
        return bytes.flip();
    }

    private void readFully(ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("a page that was just written is not there");
            }
        }
    }

    /** Seven bits a byte, the highest first. */
    private static long number(ByteBuffer from) {
        long number = 0;
        byte next;
        do {
            next = from.get();
            number = number << 7 | (next & 0x7F);
        } while (next < 0);
        return number;
    }
}
