package io.insarhub.core.geotiff;

/**
 * LZW as TIFF 6.0 (section 13) has it: codes of 9 to 12 bits, high bit first, growing one code early. A table entry is
 * kept as the place in the output where its string stands, because every string but the single bytes was output before.
 * For one thread at a time.
 */
final class LzwDecoder {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int TABLE = 4096;

    private final int[] starts = new int[TABLE];
    private final int[] lengths = new int[TABLE];

    /**
     * Unpacks at most {@code wanted} bytes.
     *
     * @return how many there were, or −1 if the codes make no sense
     */
    int decode(byte[] in, int from, int length, byte[] out, int wanted) {
        int at = from;
        int end = from + length;
        int bits = 0;
        int bitCount = 0;
        int width = 9;
        int next = FIRST_FREE;
        int done = 0;
        int lastStart = 0;
        int lastLength = 0;
        while (done < wanted) {
            while (bitCount < width) {
                if (at == end) {
                    return done;
                }
                bits = bits << 8 | (in[at++] & 0xFF);
                bitCount += 8;
            }
            bitCount -= width;
            int code = bits >>> bitCount & (1 << width) - 1;
            if (code == END) {
                return done;
            }
            if (code == CLEAR) {
                width = 9;
                next = FIRST_FREE;
                lastLength = 0;
                continue;
            }
            int start = done;
            // the string before, and the first byte of this one
            if (lastLength > 0 && next < TABLE) {
                starts[next] = lastStart;
                lengths[next] = lastLength + 1;
                next++;
                if (next == (1 << width) - 1 && width < 12) {
                    width++;
                }
            }
            if (code < CLEAR) {
                out[done++] = (byte) code;
                lastLength = 1;
            } else {
                if (code >= next) {
                    return -1;
                }
                int source = starts[code];
                lastLength = lengths[code];
                int count = Math.min(lastLength, wanted - done);
                // forward, byte by byte: a string may reach into its own output
                for (int i = 0; i < count; i++) {
                    out[done + i] = out[source + i];
                }
                done += count;
            }
            lastStart = start;
        }
        return done;
    }
}
