package io.insarhub.core.pairdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insarhub.core.json.IndexScanner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the pairs of scenes 0, 1, 2… in the order in which they are added. A pair is the same in either order of its
 * names. Memory: the scenes' names once, and 16 to 32 bytes a pair. Safe for use by many threads once nothing is added
 * any more.
 */
final class PairKeys {

    /** No such pair, or a key that names none. */
    static final int NONE = -1;

    /** The pair that was to be added is there already. */
    static final int TWICE = -2;

    private final Map<String, Integer> ids = new HashMap<>();
    private byte[][] names = new byte[64][];
    private int[] nameSlots = new int[256];
    private long[] pairs = new long[64];
    private int[] pairSlots = new int[256];
    private int size;
    private boolean inOrder;

    /** How many pairs there are. */
    int size() {
        return size;
    }

    /** The number of a scene, or {@link #NONE}. */
    int scene(String name) {
        Integer id = ids.get(name);
        return id == null ? NONE : id;
    }

    /** The number of a scene, which is added if it is new: scenes are numbered 0, 1, 2… too. */
    int addScene(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return scene(bytes, 0, bytes.length, true);
    }

    /** The number of the pair of two scenes, or {@link #NONE}. */
    int find(String one, String other) {
        int a = scene(one);
        int b = scene(other);
        return a < 0 || b < 0 ? NONE : find(a, b);
    }

    /** The number of the pair of two scenes' numbers, or {@link #NONE}. */
    int find(int one, int other) {
        if (inOrder) {
            return one == other ? NONE : numberInOrder(Math.min(one, other), Math.max(one, other));
        }
        return pairSlots[pairSlot(code(one, other))] - 1;
    }

    /** The number of the pair that the scanner's key names, with a comma or a colon between, or {@link #NONE}. */
    int find(IndexScanner scanner) {
        return of(scanner, false);
    }

    /** Adds the pair that the scanner's key names; {@link #NONE} if it names none. */
    int add(IndexScanner scanner) {
        return of(scanner, true);
    }

    /** Adds the pair of two scenes' numbers; {@link #TWICE} if it is there. */
    int add(int one, int other) {
        long code = code(one, other);
        int slot = pairSlot(code);
        if (pairSlots[slot] != 0) {
            return TWICE;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size + (size >> 1));
        }
        pairs[size] = code;
        pairSlots[slot] = size + 1;
        size++;
        if (2 * size > pairSlots.length) {
            pairSlots = new int[2 * pairSlots.length];
            for (int pair = 0; pair < size; pair++) {
                pairSlots[pairSlot(pairs[pair])] = pair + 1;
            }
        }
        return size - 1;
    }

    /**
     * Says that nothing will be added any more. Where every pair is there, in the order of the scenes, as both programs
     * write it, a pair's number follows from those of its scenes, and no table is needed.
     */
    void settle() {
        int scenes = ids.size();
        int next = 0;
        if (size == (long) scenes * (scenes - 1) / 2) {
            for (int one = 0; one < scenes; one++) {
                for (int other = one + 1; other < scenes && pairs[next] == code(one, other); other++) {
                    next++;
                }
            }
        }
        inOrder = size > 0 && next == size;
        if (inOrder) {
            pairs = new long[0];
            pairSlots = new int[0];
        }
    }

    private int numberInOrder(int one, int other) {
        return one * ids.size() - one * (one + 1) / 2 + other - one - 1;
    }

    private int of(IndexScanner scanner, boolean add) {
        byte[] key = scanner.keyBytes();
        int length = scanner.keyLength();
        if (!scanner.keyIsPlain()) {
            key = scanner.key().getBytes(UTF_8);
            length = key.length;
        }
        int between = indexOf(key, length, ',');
        if (between < 0) {
            between = indexOf(key, length, ':');
        }
        if (between <= 0 || between == length - 1) {
            return NONE;
        }
        int one = scene(key, 0, between, add);
        int other = scene(key, between + 1, length, add);
        if (one < 0 || other < 0 || one == other) {
            return NONE;
        }
        return add ? add(one, other) : find(one, other);
    }

    private int scene(byte[] text, int from, int to, boolean add) {
        int slot = nameSlot(text, from, to);
        while (nameSlots[slot] != 0) {
            byte[] name = names[nameSlots[slot] - 1];
            if (Arrays.equals(name, 0, name.length, text, from, to)) {
                return nameSlots[slot] - 1;
            }
            slot = (slot + 1) & (nameSlots.length - 1);
        }
        if (!add) {
            return NONE;
        }
        int id = ids.size();
        if (id == names.length) {
            names = Arrays.copyOf(names, 2 * id);
        }
        names[id] = Arrays.copyOfRange(text, from, to);
        ids.put(new String(names[id], UTF_8), id);
        nameSlots[slot] = id + 1;
        if (2 * ids.size() > nameSlots.length) {
            growNameSlots();
        }
        return id;
    }

    private int nameSlot(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return mixed(hash) & (nameSlots.length - 1);
    }

    private void growNameSlots() {
        nameSlots = new int[2 * nameSlots.length];
        for (int id = 0; id < ids.size(); id++) {
            int slot = nameSlot(names[id], 0, names[id].length);
            while (nameSlots[slot] != 0) {
                slot = (slot + 1) & (nameSlots.length - 1);
            }
            nameSlots[slot] = id + 1;
        }
    }

    /** The slot that has a pair, or the empty one where it would go. */
    private int pairSlot(long code) {
        int mask = pairSlots.length - 1;
        int slot = mixed(Long.hashCode(code * 0x9E3779B97F4A7C15L)) & mask;
        while (pairSlots[slot] != 0 && pairs[pairSlots[slot] - 1] != code) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long code(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    private static int mixed(int hash) {
        return hash ^ (hash >>> 16);
    }

    private static int indexOf(byte[] key, int length, char c) {
        for (int i = 0; i < length; i++) {
            if (key[i] == c) {
                return i;
            }
        }
        return -1;
    }
}
