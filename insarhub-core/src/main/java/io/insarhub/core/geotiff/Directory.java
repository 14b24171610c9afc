package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** One image of the file as its directory tells it: fields by number. Reads long values only when asked. */
final class Directory {

    private final Fetcher fetcher;
    private final HeadBytes head;
    private final ByteOrder order;
    private final Map<Integer, DirectoryEntry> entries;

    Directory(Fetcher fetcher, HeadBytes head, ByteOrder order, Map<Integer, DirectoryEntry> entries) {
        this.fetcher = fetcher;
        this.head = head;
        this.order = order;
        this.entries = entries;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    ByteOrder order() {
        return order;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    Optional<DirectoryEntry> entry(int tag) {
        return Optional.ofNullable(entries.get(tag));
    }

    /** The first number of a field. */
    long number(int tag, long ifMissing) {
        DirectoryEntry entry = entries.get(tag);
        return entry == null ? ifMissing : number(entry, 0);
    }

    /** The first number of a field that must be there and within 1 and 2³¹ − 1. */
    int size(int tag, String what) {
        long value = number(tag, 0);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw fetcher.damaged(
                    "tag " + tag, what + (has(tag) ? " is " + Long.toUnsignedString(value) : " is missing"));
        }
        return (int) value;
    }

    /** One number of a field of unsigned whole numbers. */
    long number(DirectoryEntry entry, long index) {
        requireUnsigned(entry);
        if (index >= entry.count()) {
            throw fetcher.damaged(entry.place(), "has " + entry.count() + " values where more are needed");
        }
        ByteBuffer bytes = bytes(entry, index, 1);
        return number(bytes, entry.unit(), 0);
    }

    /** All numbers of a field of unsigned whole numbers; none if it is missing. */
    long[] numbers(int tag, int most) {
        DirectoryEntry entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        requireUnsigned(entry);
        int count = count(entry, most);
        ByteBuffer bytes = bytes(entry, 0, count);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(bytes, entry.unit(), i);
        }
        return numbers;
    }

    /** All numbers of a field of floating-point numbers; none if it is missing. */
    double[] doubles(int tag, int most) {
        DirectoryEntry entry = entries.get(tag);
        if (entry == null) {
            return new double[0];
        }
        if (!entry.isFloatingPoint()) {
            throw fetcher.damaged(entry.place(), "has values of type " + entry.type() + " instead of doubles");
        }
        int count = count(entry, most);
        ByteBuffer bytes = bytes(entry, 0, count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = entry.unit() == 4 ? bytes.getFloat(4 * i) : bytes.getDouble(8 * i);
        }
        return numbers;
    }

    /** A text up to its first NUL; empty if it is missing. Bytes that are no UTF-8 become U+FFFD. */
    String text(int tag, int most) {
        DirectoryEntry entry = entries.get(tag);
        if (entry == null) {
            return "";
        }
        if (entry.unit() != 1) {
            throw fetcher.damaged(entry.place(), "is of type " + entry.type() + " instead of text");
        }
        ByteBuffer bytes = bytes(entry, 0, count(entry, most));
        int length = 0;
        while (length < bytes.limit() && bytes.get(length) != 0) {
            length++;
        }
        return StandardCharsets.UTF_8.decode(bytes.limit(length)).toString();
    }

    private int count(DirectoryEntry entry, int most) {
        if (entry.count() > most) {
            throw fetcher.damaged(
                    entry.place(),
                    "claims " + Long.toUnsignedString(entry.count()) + " values where at most " + most + " make sense");
        }
        return (int) entry.count();
    }

    private ByteBuffer bytes(DirectoryEntry entry, long index, int count) {
        long offset = entry.offset() + index * entry.unit();
        int length = count * entry.unit();
        byte[] bytes = offset < 0 ? new byte[0] : head.read(offset, length);
        if (bytes.length < length) {
            throw pastTheEnd(entry, offset + length);
        }
        return ByteBuffer.wrap(bytes).order(order);
    }

    private BadFileException pastTheEnd(DirectoryEntry entry, long end) {
        return fetcher.damaged(
                entry.place(),
                "its value reaches to byte " + Long.toUnsignedString(end) + ", past the end of the file");
    }

    private void requireUnsigned(DirectoryEntry entry) {
        if (!entry.isUnsigned()) {
            throw fetcher.damaged(entry.place(), "has values of type " + entry.type() + " instead of whole numbers");
        }
    }

    private static long number(ByteBuffer bytes, int unit, int index) {
        return switch (unit) {
            case 1 -> bytes.get(index) & 0xFFL;
            case 2 -> bytes.getShort(2 * index) & 0xFFFFL;
            case 4 -> bytes.getInt(4 * index) & 0xFFFFFFFFL;
            default -> bytes.getLong(8 * index);
        };
    }
}
