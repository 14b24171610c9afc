package io.insarhub.core.geotiff;

/**
 * Turns a row of samples into bytes and back, with the predictors of TIFF 6.0 (section 14) and of Adobe's TIFF Technical
 * Note 3. Bytes are little-endian but for the floating-point predictor, which is big-endian by definition.
 */
final class RowCodec {

    private final int predictor;
    private final int sampleBytes;

    RowCodec(int predictor, int sampleBytes) {
        this.predictor = predictor;
        this.sampleBytes = sampleBytes;
    }

    /** Encodes the low bits of {@code count} samples to {@code out}, from {@code at} on. Spoils {@code bits}. */
    void encode(long[] bits, int count, byte[] out, int at) {
        if (predictor == 3) {
            encodeFloatingPoint(bits, count, out, at);
            return;
        }
        if (predictor == 2) {
            for (int i = count - 1; i > 0; i--) {
                bits[i] -= bits[i - 1];
            }
        }
        int to = at;
        for (int i = 0; i < count; i++) {
            long rest = bits[i];
            for (int b = 0; b < sampleBytes; b++) {
                out[to++] = (byte) rest;
                rest >>= 8;
            }
        }
    }

    /** The reverse of {@link #encode}. Spoils {@code in}. */
    void decode(byte[] in, int at, int count, long[] bits) {
        if (predictor == 3) {
            decodeFloatingPoint(in, at, count, bits);
            return;
        }
        for (int i = 0; i < count; i++) {
            long sample = 0;
            for (int b = sampleBytes - 1; b >= 0; b--) {
                sample = (sample << 8) | (in[at + i * sampleBytes + b] & 0xFF);
            }
            bits[i] = predictor == 2 && i > 0 ? sample + bits[i - 1] : sample;
        }
    }

    /** All first bytes, then all second ones, and so on, each as the difference from its left neighbour. */
    private void encodeFloatingPoint(long[] bits, int count, byte[] out, int at) {
        int to = at;
        byte before = 0;
        for (int shift = 8 * sampleBytes - 8; shift >= 0; shift -= 8) {
            for (int i = 0; i < count; i++) {
                byte here = (byte) (bits[i] >> shift);
                out[to++] = (byte) (here - before);
                before = here;
            }
        }
    }

    private void decodeFloatingPoint(byte[] in, int at, int count, long[] bits) {
        for (int i = 1; i < count * sampleBytes; i++) {
            in[at + i] += in[at + i - 1];
        }
        for (int i = 0; i < count; i++) {
            long sample = 0;
            for (int b = 0; b < sampleBytes; b++) {
                sample = (sample << 8) | (in[at + b * count + i] & 0xFF);
            }
            bits[i] = sample;
        }
    }
}
