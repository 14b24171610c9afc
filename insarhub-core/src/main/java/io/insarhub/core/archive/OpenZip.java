package io.insarhub.core.archive;

import io.insarhub.api.BadFileException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** An archive whose table of contents was read and found harmless. To be closed. For one thread. */
final class OpenZip implements Closeable {

    private static final int BUFFER_BYTES = 1 << 17;

    /** A header of the table with a long name and all extra fields in use. */
    private static final long TABLE_BYTES_PER_ENTRY = 512;

    /** What looking for the table may take, four bytes at each place that a comment may move it to. */
    private static final long SEARCH_BYTES = 1 << 20;

    private static final String ADVICE =
            "Delete it and fetch it again; if it comes the same, tell the archive that it came from";
    private static final String UNSAFE_ADVICE = "Nothing was unpacked: do not trust where it came from";

    private final Path file;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private OpenZip(Path file, ZipFile zip, List<ZipArchiveEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
        entries.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> files.put(entry.getName(), entry));
    }

    /**
     * Reads the table of contents.
     *
     * @throws BadFileException if it is not there, cut off, or broken, goes beyond the limits, or has an entry that cannot
     *     be unpacked safely
     */
    static OpenZip of(Path file, ZipLimits limits) {
        FileChannel channel;
        long length;
        try {
            channel = FileChannel.open(file);
        } catch (NoSuchFileException e) {
            throw new BadFileException(file, null, "is not there", "Fetch it first", e);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be opened (" + e.getMessage() + ")", "Check it", e);
        }
        try {
            length = channel.size();
            BudgetedChannel budgeted =
                    new BudgetedChannel(channel, SEARCH_BYTES + limits.maxEntries() * TABLE_BYTES_PER_ENTRY);
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(budgeted)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            budgeted.lift();
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            requireHarmless(file, length, entries, limits);
            return new OpenZip(file, zip, entries);
        } catch (BadFileException e) {
            closeAfter(e, channel);
            throw e;
        } catch (IOException | RuntimeException e) {
            // the reader lets exceptions of all kinds out where extra fields are nonsense
            closeAfter(e, channel);
            throw new BadFileException(file, null, "is no zip archive, or is cut off: " + reason(e), ADVICE, e);
        }
    }

    /** Its folders, by their full names without the slash at the end. */
    List<String> folders() {
        return entries.stream()
                .filter(ZipArchiveEntry::isDirectory)
                .map(entry -> entry.getName().replaceAll("/$", ""))
                .toList();
    }

    /** Its files in the order of the table. */
    List<ZipItem> items() {
        return files.values().stream()
                .map(entry -> new ZipItem(entry.getName(), entry.getSize(), entry.getCompressedSize(), entry.getCrc()))
                .toList();
    }

    /**
     * Reads a file's bytes to their end.
     *
     * @throws BadFileException if they are not those that the table promises
     * @throws IOException if they cannot be written
     */
    void copy(ZipItem item, OutputStream to, ZipProgress progress) throws IOException {
        ZipArchiveEntry entry = Objects.requireNonNull(files.get(item.name()));
        CRC32 crc = new CRC32();
        long copied = 0;
        try (InputStream in = open(entry)) {
            for (int count = read(in, entry); count >= 0; count = read(in, entry)) {
                copied += count;
                if (copied > item.bytes()) {
                    throw bad(entry, "goes on after the " + item.bytes() + " bytes that it should have", null);
                }
                crc.update(buffer, 0, count);
                to.write(buffer, 0, count);
                progress.moved(count, item.name());
            }
        }
        if (copied < item.bytes()) {
            throw bad(entry, "ends after " + copied + " of " + item.bytes() + " bytes", null);
        }
        if (crc.getValue() != item.crc32()) {
            throw bad(entry, "is corrupt: its checksum is not the one that the archive gives", null);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InputStream open(ZipArchiveEntry entry) {
        try {
            InputStream in = zip.getInputStream(entry);
            if (in == null) {
                throw bad(entry, "has no bytes in the archive", null);
            }
            return in;
        } catch (BadFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw bad(entry, "cannot be read: " + e.getMessage(), e);
        }
    }

    private int read(InputStream in, ZipArchiveEntry entry) {
        try {
            return in.read(buffer);
        } catch (EOFException e) {
            throw bad(entry, "is cut off", e);
        } catch (IOException | RuntimeException e) {
            throw bad(entry, "is corrupt: " + e.getMessage(), e);
        }
    }

    private BadFileException bad(ZipArchiveEntry entry, String problem, @Nullable Exception cause) {
        return new BadFileException(file, place(entry), problem, ADVICE, cause);
    }

    private static void requireHarmless(Path file, long length, List<ZipArchiveEntry> entries, ZipLimits limits) {
        if (entries.size() > limits.maxEntries()) {
            throw unsafe(file, null, "has " + entries.size() + " entries; at most " + limits.maxEntries() + " may be");
        }
        EntryNames names = new EntryNames();
        long bytes = 0;
        long compressedBytes = 0;
        for (ZipArchiveEntry entry : entries) {
            names.problem(entry.getName(), entry.isDirectory()).ifPresent(problem -> {
                throw unsafe(file, entry, problem);
            });
            kindProblem(file, entry);
            bytes = sum(bytes, entry.getSize());
            compressedBytes = sum(compressedBytes, entry.getCompressedSize());
        }
        if (bytes > limits.maxBytes()) {
            throw unsafe(file, null, "would unpack to " + bytes + " bytes; at most " + limits.maxBytes() + " may be");
        }
        if (bytes > ZipLimits.FREE_BYTES && bytes / limits.maxRatio() > length) {
            throw unsafe(
                    file,
                    null,
                    "would unpack from " + length + " to " + bytes + " bytes, more than " + limits.maxRatio()
                            + " times its length");
        }
        if (compressedBytes > length) {
            throw unsafe(file, null, "has entries that overlap, or lost its end");
        }
    }

    private static void kindProblem(Path file, ZipArchiveEntry entry) {
        int kind = entry.getUnixMode() & 0170000;
        if (kind != 0 && kind != 0100000 && kind != 0040000) {
            throw unsafe(file, entry, "is a link or a device, not a file");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw unsafe(file, entry, "is encrypted");
        }
        boolean known = entry.getMethod() == ZipEntry.STORED
                || entry.getMethod() == ZipEntry.DEFLATED
                || entry.getMethod() == ZipMethod.ENHANCED_DEFLATED.getCode();
        if (!known) {
            throw unsafe(file, entry, "is compressed in a way that is not known here (" + entry.getMethod() + ")");
        }
    }

    private static long sum(long a, long b) {
        return b < 0 || a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static BadFileException unsafe(Path file, @Nullable ZipArchiveEntry entry, String problem) {
        return new BadFileException(file, entry == null ? null : place(entry), problem, UNSAFE_ADVICE, null);
    }

    private static String place(ZipArchiveEntry entry) {
        String name = entry.getName().replaceAll("\\p{Cntrl}", "?");
        return "entry " + (name.length() > 200 ? name.substring(0, 200) + "…" : name);
    }

    /** The words of what came first: the reader wraps it in others. */
    private static String reason(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }

    private static void closeAfter(Exception failure, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
