package io.insarhub.core.geotiff;

import java.util.Arrays;

/**
 * A Huffman code over few symbols with codes of limited length, in the canonical form of RFC 1951, section 3.2.2. Reused
 * from one block to the next; for one thread at a time. Time: n log n in the symbols.
 */
final class PrefixCode {

    private final int most;
    private final int[] lengths;
    private final int[] codes;
    private final long[] sorted;
    private final int[] weights;
    private final int[] parents;

    /** A code whose words have at most {@code most} bits. */
    PrefixCode(int symbols, int most) {
        this.most = most;
        this.lengths = new int[symbols];
        this.codes = new int[symbols];
        this.sorted = new long[symbols];
        this.weights = new int[2 * symbols];
        this.parents = new int[2 * symbols];
    }

    /** Bits of each symbol's word; 0 for symbols that do not occur. */
    int[] lengths() {
        return lengths;
    }

    /** Each symbol's word, its first bit lowest, as DEFLATE packs them. */
    int[] codes() {
        return codes;
    }

    /** Makes the code for symbols that occur so often; one that stands alone gets one bit. */
    void fit(int[] counts) {
        int used = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            lengths[symbol] = 0;
            if (counts[symbol] > 0) {
                sorted[used++] = (long) counts[symbol] << 16 | symbol;
            }
        }
        Arrays.sort(sorted, 0, used);
        if (used == 1) {
            lengths[(int) sorted[0] & 0xFFFF] = 1;
        } else if (used > 1) {
            assignLengths(used);
        }
        assignCodes();
    }

    /** Huffman's tree out of two queues: leaves by weight, and inner nodes in the order that they are made. */
    private void assignLengths(int used) {
        for (int i = 0; i < used; i++) {
            weights[i] = (int) (sorted[i] >> 16);
        }
        int leaf = 0;
        int inner = used;
        for (int node = used; node < 2 * used - 1; node++) {
            int sum = 0;
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf = leaf < used && (inner == node || weights[leaf] <= weights[inner]);
                int taken = takesLeaf ? leaf++ : inner++;
                sum += weights[taken];
                parents[taken] = node;
            }
            weights[node] = sum;
        }
        int[] ofLength = new int[most + 1];
        // from here on weights are depths
        weights[2 * used - 2] = 0;
        for (int node = 2 * used - 3; node >= 0; node--) {
            weights[node] = weights[parents[node]] + 1;
            if (node < used) {
                ofLength[Math.min(most, weights[node])]++;
            }
        }
        shorten(ofLength);
        int next = 0;
        for (int length = most; length > 0; length--) {
            for (int i = 0; i < ofLength[length]; i++) {
                lengths[(int) sorted[next++] & 0xFFFF] = length;
            }
        }
    }

    /** Words cut to the limit are too many for it: longer words elsewhere make room for them. */
    private void shorten(int[] ofLength) {
        long taken = 0;
        for (int length = 1; length <= most; length++) {
            taken += (long) ofLength[length] << (most - length);
        }
        while (taken > 1L << most) {
            int length = most - 1;
            while (ofLength[length] == 0) {
                length--;
            }
            ofLength[length]--;
            ofLength[length + 1] += 2;
            ofLength[most]--;
            taken--;
        }
    }

    private void assignCodes() {
        int[] next = new int[most + 2];
        for (int length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        for (int length = 1, code = 0; length <= most; length++) {
            code = (code + next[length]) << 1;
            next[length] = code;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> (32 - length);
        }
    }
}
