package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a TIFF's header and its directories, those of sub-images included. Loops and lies end in an error. */
final class DirectoryChain {

    private static final int SUB_DIRECTORIES = 330;
    private static final int MOST_DIRECTORIES = 256;
    private static final int MOST_ENTRIES = 4096;

    private final Fetcher fetcher;
    private final HeadBytes head;
    private final ByteOrder order;
    private final boolean big;
    private final long first;

    private DirectoryChain(Fetcher fetcher, HeadBytes head, ByteOrder order, boolean big, long first) {
        this.fetcher = fetcher;
        this.head = head;
        this.order = order;
        this.big = big;
        this.first = first;
    }

    /** All directories in the order of the file, at least one; each image's sub-images come right after it. */
    static List<Directory> read(Fetcher fetcher) {
        HeadBytes head = new HeadBytes(fetcher);
        byte[] start = head.read(0, 16);
        String mark = start.length < 8 ? "" : "" + (char) start[0] + (char) start[1];
        ByteOrder order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer header = ByteBuffer.wrap(start).order(order);
        int version = start.length < 8 ? 0 : header.getShort(2);
        boolean isBig = version == 43;
        boolean isTiff = (mark.equals("II") || mark.equals("MM"))
                && (version == 42
                        || (isBig && start.length == 16 && header.getShort(4) == 8 && header.getShort(6) == 0));
        if (!isTiff) {
            throw fetcher.bad("header", "is no TIFF", "Name a GeoTIFF file; if it is meant to be one, get it again");
        }
        long first = isBig ? header.getLong(8) : header.getInt(4) & 0xFFFFFFFFL;
        return new DirectoryChain(fetcher, head, order, isBig, first).walk();
    }

    private List<Directory> walk() {
        List<Directory> found = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<Long> subDirectories = new ArrayDeque<>();
        long next = first;
        while (next != 0 || !subDirectories.isEmpty()) {
            boolean isSub = !subDirectories.isEmpty();
            long at = isSub ? subDirectories.remove() : next;
            if (!seen.add(at)) {
                throw fetcher.damaged("directory at byte " + at, "comes twice: the chain of directories is a loop");
            }
            if (seen.size() > MOST_DIRECTORIES) {
                throw fetcher.damaged("directories", "are more than " + MOST_DIRECTORIES);
            }
            long after = readOne(at, found);
            next = isSub ? next : after;
            if (!isSub) {
                for (long sub : found.get(found.size() - 1).numbers(SUB_DIRECTORIES, MOST_DIRECTORIES)) {
                    subDirectories.add(sub);
                }
            }
        }
        if (found.isEmpty()) {
            throw fetcher.damaged("header", "names no image");
        }
        return found;
    }

    /** Reads a directory and returns where the next one is. */
    private long readOne(long at, List<Directory> found) {
        long count = big ? part(at, 8).getLong() : part(at, 2).getShort() & 0xFFFFL;
        if (count < 0 || count > MOST_ENTRIES) {
            throw fetcher.damaged(
                    "directory at byte " + Long.toUnsignedString(at),
                    "claims " + Long.toUnsignedString(count) + " fields; no image has more than " + MOST_ENTRIES);
        }
        int entryBytes = big ? 20 : 12;
        long from = at + (big ? 8 : 2);
        int length = (int) count * entryBytes;
        ByteBuffer bytes = part(from, length + (big ? 8 : 4));
        Map<Integer, DirectoryEntry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            DirectoryEntry entry = entry(bytes, i * entryBytes, from);
            if (entry.unit() > 0) {
                entries.putIfAbsent(entry.tag(), entry);
            }
        }
        found.add(new Directory(fetcher, head, order, entries));
        return big ? bytes.getLong(length) : bytes.getInt(length) & 0xFFFFFFFFL;
    }

    private DirectoryEntry entry(ByteBuffer bytes, int at, long from) {
        int tag = bytes.getShort(at) & 0xFFFF;
        int type = bytes.getShort(at + 2) & 0xFFFF;
        long count = big ? bytes.getLong(at + 4) : bytes.getInt(at + 4) & 0xFFFFFFFFL;
        int valueAt = at + (big ? 12 : 8);
        int room = big ? 8 : 4;
        int unit = DirectoryEntry.unit(type);
        boolean isInline = unit > 0 && Long.compareUnsigned(count, room / unit) <= 0;
        if (isInline) {
            return new DirectoryEntry(tag, type, count, from + valueAt);
        }
        long offset = big ? bytes.getLong(valueAt) : bytes.getInt(valueAt) & 0xFFFFFFFFL;
        // counts and offsets beyond 2⁵⁶ are lies; kept small enough that sums of them do not overflow
        boolean isLie = count < 0 || count > 1L << 56 || offset < 0 || offset > 1L << 60;
        return isLie ? new DirectoryEntry(tag, type, 1L << 56, 1L << 60) : new DirectoryEntry(tag, type, count, offset);
    }

    private ByteBuffer part(long at, int length) {
        byte[] bytes = at < 0 || at > 1L << 60 ? new byte[0] : head.read(at, length);
        if (bytes.length < length) {
            throw fetcher.damaged("directory at byte " + Long.toUnsignedString(at), "reaches past the end of the file");
        }
        return ByteBuffer.wrap(bytes).order(order);
    }
}
