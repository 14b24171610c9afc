package io.insarhub.core.geotiff;

import java.util.Arrays;

/**
 * A row of 32-bit floats with the predictor of Adobe's TIFF Technical Note 3, as {@link RowCodec} makes it, in one pass:
 * the four bytes of a difference are taken at once.
 */
final class FloatRow {

    private static final int HIGH_BITS = 0x80808080;

    private FloatRow() {}

    /**
     * Encodes pixels, followed by copies of the last one.
     *
     * @param count of pixels
     * @param length of the row in samples, at least {@code count}
     */
    static void encode(float[] in, int from, int count, int length, byte[] out, int at) {
        int second = at + length;
        int third = at + 2 * length;
        int fourth = at + 3 * length;
        int before = Float.floatToRawIntBits(in[from]);
        for (int i = 1; i < count; i++) {
            int here = Float.floatToRawIntBits(in[from + i]);
            // byte by byte without a borrow from one to the next
            int difference = ((here | HIGH_BITS) - (before & ~HIGH_BITS)) ^ ((here ^ ~before) & HIGH_BITS);
            out[at + i] = (byte) (difference >> 24);
            out[second + i] = (byte) (difference >> 16);
            out[third + i] = (byte) (difference >> 8);
            out[fourth + i] = (byte) difference;
            before = here;
        }
        for (int plane = 0; plane < 4; plane++) {
            Arrays.fill(out, at + plane * length + count, at + (plane + 1) * length, (byte) 0);
        }
        int first = Float.floatToRawIntBits(in[from]);
        out[at] = (byte) (first >> 24);
        // a plane goes on where the one before it ends
        out[second] = (byte) ((first >> 16) - (before >> 24));
        out[third] = (byte) ((first >> 8) - (before >> 16));
        out[fourth] = (byte) (first - (before >> 8));
    }
}
