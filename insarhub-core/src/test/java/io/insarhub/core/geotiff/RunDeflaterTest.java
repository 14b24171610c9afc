package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own inflater is the judge of what is packed here. */
class RunDeflaterTest {

    private final RunDeflater packer = new RunDeflater();

    @Property(tries = 500)
    void anyBytesComeBack(@ForAll byte[] bytes) throws DataFormatException {
        assertThat(unpacked(bytes)).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void runsOfAnyLengthAmongFewOrManyValuesComeBack(
            @ForAll @IntRange(min = 1, max = 256) int values,
            @ForAll @IntRange(min = 1, max = 900) int longestRun,
            @ForAll @IntRange(min = 0, max = 100_000) int length,
            @ForAll long seed)
            throws DataFormatException {
        byte[] bytes = new byte[length];
        Random random = new Random(seed);
        for (int i = 0; i < length; ) {
            int end = Math.min(length, i + 1 + random.nextInt(longestRun));
            Arrays.fill(bytes, i, end, (byte) random.nextInt(values));
            i = end;
        }

        assertThat(unpacked(bytes)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 258, 259, 260, 261, 262, 517, 32767, 32768, 32769, 65536})
    void oneRunOfAnyLengthComesBack(int length) throws DataFormatException {
        byte[] bytes = new byte[length];

        assertThat(unpacked(bytes)).isEqualTo(bytes);
    }

    @Test
    void symbolsTooRareForFifteenBitsStillFit() throws DataFormatException {
        // counts like Fibonacci's make a code as deep as there are symbols
        byte[] bytes = new byte[30_000];
        int at = 0;
        for (int value = 0, a = 1, b = 1; at + a <= bytes.length; value++) {
            for (int i = 0; i < a; i++) {
                bytes[at++] = (byte) value;
            }
            int next = a + b;
            a = b;
            b = next;
        }
        shuffle(bytes);

        assertThat(unpacked(bytes)).isEqualTo(bytes);
    }

    @Test
    void noiseGrowsByLessThanAHundredAndTwentyEighth() {
        byte[] noise = new byte[1 << 18];
        new Random(4).nextBytes(noise);

        assertThat((long) packer.pack(noise, 0, noise.length)).isLessThanOrEqualTo(TilePacker.bound(noise.length));
    }

    @Test
    void aStretchIsPackedWithoutItsSurroundings() throws DataFormatException {
        byte[] bytes = new byte[1000];
        new Random(5).nextBytes(bytes);

        int length = packer.pack(bytes, 100, 300);

        assertThat(inflated(Arrays.copyOf(packer.out(), length), 300)).isEqualTo(Arrays.copyOfRange(bytes, 100, 400));
    }

    private byte[] unpacked(byte[] bytes) throws DataFormatException {
        int length = packer.pack(bytes, 0, bytes.length);
        return inflated(Arrays.copyOf(packer.out(), length), bytes.length);
    }

    /** Fails unless the stream ends with its last byte. */
    private static byte[] inflated(byte[] packed, int size) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size + 1];
            int at = 0;
            while (!inflater.finished() && !inflater.needsInput()) {
                at += inflater.inflate(bytes, at, bytes.length - at);
            }
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(bytes, at);
        } finally {
            inflater.end();
        }
    }

    private static void shuffle(byte[] bytes) {
        Random random = new Random(7);
        for (int i = bytes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
    }
}
