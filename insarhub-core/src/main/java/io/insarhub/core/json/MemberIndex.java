package io.insarhub.core.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of one object lie in its file: a few long numbers a member, no keys. A key is found by its 64-bit
 * hash; whoever uses the place compares the key itself.
 */
final class MemberIndex {

    private long[] keyAt = new long[8];
    private int[] keyLength = new int[8];
    private long[] valueAt = new long[8];
    private long[] valueEnd = new long[8];
    private long[] hashes = new long[8];
    private int[] slots = {};
    private int size;
    private final Map<Integer, MemberIndex> inner = new HashMap<>();
    private long start;
    private long end;

    private MemberIndex() {}

    /**
     * Scans the object at the scanner's place and leaves the scanner after it.
     *
     * @param chosen members whose own members are to be remembered in the same pass; {@code a.b} for the member b of a
     */
    static MemberIndex scan(IndexedFile file, IndexScanner scanner, Set<String> chosen) {
        MemberIndex index = new MemberIndex();
        scanner.beginObject();
        index.start = scanner.position() - 1;
        while (scanner.nextKey()) {
            int member = index.begin(scanner);
            if (!chosen.isEmpty() && scanner.atObject()) {
                String key = scanner.key();
                Set<String> below = below(chosen, key);
                if (chosen.contains(key) || !below.isEmpty()) {
                    index.inner.put(member, scan(file, scanner, below));
                } else {
                    scanner.skipValue();
                }
            } else {
                scanner.skipValue();
            }
            index.valueEnd[member] = scanner.position();
        }
        index.end = scanner.position();
        index.finish(file);
        return index;
    }

    int size() {
        return size;
    }

    /** Offset of the object's opening bracket. */
    long start() {
        return start;
    }

    /** Offset after the object's closing bracket. */
    long end() {
        return end;
    }

    long keyAt(int member) {
        return keyAt[member];
    }

    /** Length of the key in bytes, quotes included. */
    int keyLength(int member) {
        return keyLength[member];
    }

    long valueAt(int member) {
        return valueAt[member];
    }

    long valueEnd(int member) {
        return valueEnd[member];
    }

    long hash(int member) {
        return hashes[member];
    }

    /** The index of a member's own members, if they were chosen. */
    @Nullable MemberIndex inner(int member) {
        return inner.get(member);
    }

    /** The first slot to look for a hash in. */
    int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }

    /** The slot after one. */
    int nextSlot(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** The member in a slot, or −1. */
    int member(int slot) {
        return slots[slot] - 1;
    }

    private int begin(IndexScanner scanner) {
        if (size == hashes.length) {
            int more = Math.max(8, size + (size >> 1));
            keyAt = Arrays.copyOf(keyAt, more);
            keyLength = Arrays.copyOf(keyLength, more);
            valueAt = Arrays.copyOf(valueAt, more);
            valueEnd = Arrays.copyOf(valueEnd, more);
            hashes = Arrays.copyOf(hashes, more);
        }
        keyAt[size] = scanner.keyAt();
        keyLength[size] = scanner.keyLength() + 2;
        hashes[size] = IndexKeys.hash(scanner);
        valueAt[size] = scanner.position();
        return size++;
    }

    private void finish(IndexedFile file) {
        keyAt = Arrays.copyOf(keyAt, size);
        keyLength = Arrays.copyOf(keyLength, size);
        valueAt = Arrays.copyOf(valueAt, size);
        valueEnd = Arrays.copyOf(valueEnd, size);
        hashes = Arrays.copyOf(hashes, size);
        slots = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
        for (int member = 0; member < size; member++) {
            int slot = slot(hashes[member]);
            while (slots[slot] != 0) {
                int other = member(slot);
                if (hashes[other] == hashes[member] && key(file, other).equals(key(file, member))) {
                    throw file.bad(
                            keyAt[member],
                            "the key \"" + JsonValues.shortened(key(file, member)) + "\" stands twice in one object",
                            null);
                }
                slot = nextSlot(slot);
            }
            slots[slot] = member + 1;
        }
    }

    /** The key of a member, read from the file. */
    String key(IndexedFile file, int member) {
        return key(file, member, file.read(keyAt[member], keyAt[member] + keyLength[member]));
    }

    /** The key of a member at the start of what was read now, if it is still what it was when the index was made. */
    String key(IndexedFile file, int member, byte[] read) {
        String key = IndexKeys.decodeQuoted(file, read, keyLength[member], keyAt[member]);
        if (IndexKeys.hash(key) != hashes[member]) {
            throw file.changed();
        }
        return key;
    }

    private static Set<String> below(Set<String> chosen, String key) {
        Set<String> names = new TreeSet<>();
        for (String name : chosen) {
            if (name.length() > key.length() + 1 && name.startsWith(key) && name.charAt(key.length()) == '.') {
                names.add(name.substring(key.length() + 1));
            }
        }
        return names;
    }
}
