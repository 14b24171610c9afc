package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The quick predictor makes the bytes of the plain one. */
class FloatRowTest {

    @Property(tries = 500)
    void rowsAreEncodedAsOneByteAtATime(
            @ForAll @IntRange(min = 1, max = 70) int count,
            @ForAll @IntRange(min = 0, max = 70) int more,
            @ForAll boolean noise,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[3 + count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = noise ? Float.intBitsToFloat(random.nextInt()) : (float) Math.sin(i / 9.0);
        }
        long[] bits = new long[count + more];
        Samples.of(Arrays.copyOfRange(pixels, 3, pixels.length)).copyBits(0, bits, count);
        Arrays.fill(bits, count, bits.length, bits[count - 1]);
        byte[] plain = new byte[5 + 4 * bits.length];
        byte[] quick = plain.clone();

        new RowCodec(3, 4).encode(bits, bits.length, plain, 5);
        FloatRow.encode(pixels, 3, count, bits.length, quick, 5);

        assertThat(quick).isEqualTo(plain);
    }
}
