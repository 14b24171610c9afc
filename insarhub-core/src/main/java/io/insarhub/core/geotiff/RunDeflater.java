package io.insarhub.core.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Packs bytes in which nothing repeats but single bytes, as measurements with noise are once the predictor was applied:
 * Huffman codes for literals, and runs of one byte. Looks for no other repetition, which there costs three quarters of the
 * time and gains next to nothing. The result is a plain zlib stream (RFC 1950, RFC 1951). For one thread at a time.
 */
final class RunDeflater {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK_BYTES = 1 << 15;
    private static final int LEAST_RUN = 4;
    private static final int LONGEST_RUN = 258;
    private static final int END = 256;
    // a token of a run: this plus its length
    private static final int RUN = 256;
    private static final int[] LENGTH_SYMBOL = new int[LONGEST_RUN + 1];
    private static final int[] LENGTH_EXTRA = new int[LONGEST_RUN + 1];
    private static final int[] LENGTH_EXTRA_BITS = new int[LONGEST_RUN + 1];
    // the order that RFC 1951 gives the lengths of the code for lengths in
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static {
        // RFC 1951, 3.2.5: eight symbols of one length each, then four of each power of two
        for (int length = 3; length < LONGEST_RUN; length++) {
            int rest = length - 3;
            int bits = rest < 8 ? 0 : 29 - Integer.numberOfLeadingZeros(rest);
            LENGTH_SYMBOL[length] = 257 + 4 * bits + (rest >> bits);
            LENGTH_EXTRA[length] = rest & ((1 << bits) - 1);
            LENGTH_EXTRA_BITS[length] = bits;
        }
        LENGTH_SYMBOL[LONGEST_RUN] = 285;
    }

    private final short[] tokens = new short[BLOCK_BYTES + 8];
    private final int[] counts = new int[286];
    private final int[] otherCounts = new int[256];
    private final PrefixCode literals = new PrefixCode(286, 15);
    private final PrefixCode lengthCode = new PrefixCode(19, 7);
    private final int[] lengthTokens = new int[320];
    private final int[] words = new int[RUN + LONGEST_RUN + 1];
    private final int[] wordBits = new int[RUN + LONGEST_RUN + 1];
    private final Adler32 checksum = new Adler32();
    private byte[] out = new byte[0];
    private int at;
    private long pending;
    private int pendingBits;

    /** The packed bytes of the last {@link #pack}. */
    byte[] out() {
        return out;
    }

    /** Packs bytes; the result begins {@link #out} and is so long. */
    int pack(byte[] in, int start, int length) {
        // 8 bits a byte and a little more where all are as frequent, and the head of each block
        int most = length + length / 8 + 400 * (length / BLOCK_BYTES + 1);
        if (out.length < most) {
            out = new byte[most];
        }
        out[0] = 0x78;
        out[1] = 0x01;
        at = 2;
        pending = 0;
        pendingBits = 0;
        int from = start;
        int end = start + length;
        do {
            int to = Math.min(end, from + BLOCK_BYTES);
            block(in, from, to, to == end);
            from = to;
        } while (from < end);
        flush();
        at += (pendingBits + 7) >> 3;
        checksum.reset();
        checksum.update(in, start, length);
        int sum = (int) checksum.getValue();
        for (int shift = 24; shift >= 0; shift -= 8) {
            out[at++] = (byte) (sum >> shift);
        }
        return at;
    }

    private void block(byte[] in, int from, int to, boolean last) {
        int count = tokenize(in, from, to);
        literals.fit(counts);
        put(last ? 1 : 0, 1);
        // codes of this block's own
        put(2, 2);
        describe();
        prepareWords();
        emit(count);
        flush();
        put(literals.codes()[END], literals.lengths()[END]);
        flush();
    }

    /** Turns bytes into tokens and counts the symbols that they need. */
    private int tokenize(byte[] in, int from, int to) {
        Arrays.fill(counts, 0);
        Arrays.fill(otherCounts, 0);
        int count = 0;
        int i = from;
        while (i < to) {
            byte value = in[i];
            // at most two steps before the next look: what follows a run's begin is found there too
            if (i + LEAST_RUN < to
                    && value == in[i + 1]
                    && value == in[i + 2]
                    && value == in[i + 3]
                    && value == in[i + 4]) {
                tokens[count++] = (short) (value & 0xFF);
                counts[value & 0xFF]++;
                int end = i + 5;
                int limit = Math.min(to, i + 1 + LONGEST_RUN);
                while (end < limit && in[end] == value) {
                    end++;
                }
                int length = end - i - 1;
                tokens[count++] = (short) (RUN + length);
                counts[LENGTH_SYMBOL[length]]++;
                i = end;
            } else {
                tokens[count++] = (short) (value & 0xFF);
                int[] turn = (i & 1) == 0 ? counts : otherCounts;
                turn[value & 0xFF]++;
                i++;
            }
        }
        for (int value = 0; value < 256; value++) {
            counts[value] += otherCounts[value];
        }
        counts[END] = 1;
        return count;
    }

    /** The head of a block: its code lengths, themselves packed (RFC 1951, 3.2.7). */
    private void describe() {
        int symbols = 286;
        while (literals.lengths()[symbols - 1] == 0) {
            symbols--;
        }
        symbols = Math.max(257, symbols);
        int[] lengthCounts = new int[19];
        int count = 0;
        for (int i = 0; i < symbols; ) {
            int length = literals.lengths()[i];
            int end = i + 1;
            while (end < symbols && literals.lengths()[end] == length) {
                end++;
            }
            int repeats = end - i;
            i = end;
            if (length != 0) {
                lengthTokens[count++] = length;
                repeats--;
            }
            while (repeats > 0) {
                int most = length == 0 ? 138 : 6;
                int taken = repeats < 3 ? 1 : Math.min(repeats, most);
                int token = length;
                if (taken >= 3) {
                    token = length != 0
                            ? 16 | (taken - 3) << 8
                            : taken <= 10 ? 17 | (taken - 3) << 8 : 18 | (taken - 11) << 8;
                }
                lengthTokens[count++] = token;
                repeats -= taken;
            }
        }
        // the code of the one distance, 1, has one bit
        lengthTokens[count++] = 1;
        for (int i = 0; i < count; i++) {
            lengthCounts[lengthTokens[i] & 0xFF]++;
        }
        lengthCode.fit(lengthCounts);
        int ordered = 19;
        while (lengthCode.lengths()[ORDER[ordered - 1]] == 0) {
            ordered--;
        }
        put(symbols - 257, 5);
        put(0, 5);
        put(ordered - 4, 4);
        flush();
        for (int i = 0; i < ordered; i++) {
            put(lengthCode.lengths()[ORDER[i]], 3);
            flush();
        }
        for (int i = 0; i < count; i++) {
            int symbol = lengthTokens[i] & 0xFF;
            put(lengthCode.codes()[symbol], lengthCode.lengths()[symbol]);
            put(lengthTokens[i] >> 8, symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
            flush();
        }
    }

    /** What each token is written as, extra bits and distance included. */
    private void prepareWords() {
        System.arraycopy(literals.codes(), 0, words, 0, 256);
        System.arraycopy(literals.lengths(), 0, wordBits, 0, 256);
        for (int length = 3; length <= LONGEST_RUN; length++) {
            int symbol = LENGTH_SYMBOL[length];
            int bits = literals.lengths()[symbol];
            words[RUN + length] = literals.codes()[symbol] | LENGTH_EXTRA[length] << bits;
            // the bit of the distance is 0
            wordBits[RUN + length] = bits + LENGTH_EXTRA_BITS[length] + 1;
        }
    }

    private void emit(int count) {
        short[] all = tokens;
        int[] word = words;
        int[] bits = wordBits;
        byte[] to = out;
        long hold = pending;
        int held = pendingBits;
        int next = at;
        int i = 0;
        // seven bits may be held; two words of at most 21 bits each follow
        for (; i + 1 < count; i += 2) {
            int first = all[i];
            int second = all[i + 1];
            hold |= (long) word[first] << held;
            held += bits[first];
            hold |= (long) word[second] << held;
            held += bits[second];
            LONG.set(to, next, hold);
            next += held >> 3;
            hold >>>= held & ~7;
            held &= 7;
        }
        pending = hold;
        pendingBits = held;
        at = next;
        if (i < count) {
            put(word[all[i]], bits[all[i]]);
            flush();
        }
    }

    private void put(int bits, int count) {
        pending |= (long) bits << pendingBits;
        pendingBits += count;
    }

    /** Moves whole bytes out. */
    private void flush() {
        LONG.set(out, at, pending);
        at += pendingBits >> 3;
        pending >>>= pendingBits & ~7;
        pendingBits &= 7;
    }
}
