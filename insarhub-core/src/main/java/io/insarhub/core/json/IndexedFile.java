package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.insarhub.api.BadFileException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file held open, to be read at any place. A file that is replaced meanwhile goes on being read as it was; one
 * that is cut or grown in place is an error at the next read. Safe for use by many threads. Closed by the garbage
 * collector when nobody closes it.
 *
 * <p>Not a {@code FileChannel}: an interrupt of one reading thread closes that for all the others.
 */
public final class IndexedFile implements Closeable {

    private static final int COPY_BYTES = 1 << 16;
    private static final int TAIL_BYTES = 1 << 12;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Path path;
    private final String advice;
    private final RandomAccessFile file;
    private final long size;
    private volatile boolean closed;

    private IndexedFile(Path path, String advice, RandomAccessFile file, long size) {
        this.path = path;
        this.advice = advice;
        this.file = file;
        this.size = size;
    }

    /**
     * Opens a file.
     *
     * @param advice what to do if its content turns out to be bad, a sentence
     * @throws BadFileException if the file is missing, empty, a folder or not readable
     */
    public static IndexedFile open(Path path, String advice) {
        try {
            JsonReader.checkKind(path);
            if (!Files.isReadable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            IndexedFile opened = new IndexedFile(path, advice, file, file.length());
            if (opened.size == 0) {
                opened.close();
                throw new BadFileException(path, null, "is empty, expected a JSON object", advice, null);
            }
            return opened;
        } catch (NoSuchFileException e) {
            throw JsonProblems.missing(path, e);
        } catch (IOException e) {
            throw JsonProblems.unreadable(path, e);
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /** What to do if it turns out to be bad. */
    public String advice() {
        return advice;
    }

    /**
     * Checks at little cost that the file has not been cut off: that its last byte but white space is the expected one.
     *
     * @throws BadFileException if it is not
     */
    public void checkLast(char expected) {
        for (long to = size; to > 0; to -= TAIL_BYTES) {
            byte[] tail = read(Math.max(0, to - TAIL_BYTES), to);
            for (int i = tail.length - 1; i >= 0; i--) {
                if (!IndexScanner.isSpace(tail[i])) {
                    if (tail[i] != expected) {
                        throw bad(size, "does not end with '" + expected + "'; the file was cut off", null);
                    }
                    return;
                }
            }
        }
    }

    /**
     * Reads bytes.
     *
     * @throws BadFileException if the file has changed its length since it was opened, or cannot be read
     */
    void read(long offset, byte[] into, int from, int length) {
        try {
            synchronized (file) {
                if (file.length() != size) {
                    throw new EOFException("the file had " + size + " bytes and has " + file.length());
                }
                file.seek(offset);
                file.readFully(into, from, length);
            }
        } catch (EOFException e) {
            throw changed(e);
        } catch (IOException e) {
            if (closed) {
                throw new IllegalStateException(path + " has been closed", e);
            }
            throw JsonProblems.unreadable(path, e);
        }
    }

    /** The bytes from one offset to another. */
    byte[] read(long from, long to) {
        if (to - from > LARGEST_ARRAY) {
            throw tooLarge(from, new IOException("a value has " + (to - from) + " bytes"));
        }
        byte[] bytes = new byte[(int) (to - from)];
        read(from, bytes, 0, bytes.length);
        return bytes;
    }

    /** The value whose text lies between two offsets, as plain values. */
    @Nullable Object parse(long from, long to) {
        return parse(read(from, to), 0, (int) (to - from), from);
    }

    /** The value whose text is in a part of an array that was read from {@code offset}. */
    @Nullable Object parse(byte[] bytes, int from, int length, long offset) {
        try (JsonParser parser = JsonValues.factory().createParser(bytes, from, length)) {
            Object value = JsonValues.read(parser);
            if (parser.nextToken() != null) {
                long at = parser.currentTokenLocation().getByteOffset();
                throw bad(offset + Math.max(0, at), "there is more text after the value", null);
            }
            return value;
        } catch (TreeBudget.TooLargeException e) {
            throw tooLarge(offset, e);
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
            throw bad(offset + Math.max(0, at), JsonProblems.plain(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw bad(offset, JsonProblems.reason(e), e);
        }
    }

    /** Copies the bytes from one offset to another, a piece at a time. */
    void copy(long from, long to, OutputStream out) throws IOException {
        byte[] piece = new byte[(int) Math.min(COPY_BYTES, to - from)];
        for (long at = from; at < to; at += piece.length) {
            int length = (int) Math.min(piece.length, to - at);
            read(at, piece, 0, length);
            out.write(piece, 0, length);
        }
    }

    /** An error at a place in the file: counts its lines to there. */
    public BadFileException bad(long offset, String problem, @Nullable Throwable cause) {
        return new BadFileException(path, place(offset), problem, advice, cause);
    }

    /** An error in the file's content, at a JSON path. */
    public BadFileException badShape(String jsonPath, String problem) {
        return new BadFileException(path, jsonPath, problem, advice, null);
    }

    @Override
    public void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw JsonProblems.unreadable(path, e);
        }
    }

    /** The error of a file whose content is no longer what was opened. */
    BadFileException changed() {
        return changed(new IOException("its content is not what it was when the file was opened"));
    }

    private BadFileException changed(IOException cause) {
        return new BadFileException(
                path, null, "was changed by somebody else while it was being read", "Open it again", cause);
    }

    private BadFileException tooLarge(long offset, IOException cause) {
        String advice = "Give the program more heap (java -Xmx…)";
        return new BadFileException(path, place(offset), "has a value too large to be built in memory", advice, cause);
    }

    private String place(long offset) {
        long line = 1;
        long column = 1;
        byte[] piece = new byte[COPY_BYTES];
        try {
            for (long at = 0; at < offset; at += piece.length) {
                int length = (int) Math.min(piece.length, offset - at);
                read(at, piece, 0, length);
                for (int i = 0; i < length; i++) {
                    boolean newLine = piece[i] == '\n';
                    line += newLine ? 1 : 0;
                    // the bytes that continue a character of UTF-8 are no columns
                    column = newLine ? 1 : column + ((piece[i] & 0xC0) == 0x80 ? 0 : 1);
                }
            }
        } catch (BadFileException e) {
            return "byte " + offset;
        }
        return "line " + line + ", column " + column;
    }
}
