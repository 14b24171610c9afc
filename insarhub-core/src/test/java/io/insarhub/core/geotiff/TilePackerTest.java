package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of DEFLATE's work, and what that costs; the JDK is the judge. */
class TilePackerTest {

    private static final int SIZE = 1 << 18;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyLevelUnpacksToTheSameBytes(int level) throws DataFormatException {
        for (byte[] bytes : new byte[][] {displacements(), repetitions(), noise(), new byte[SIZE], new byte[5]}) {
            assertThat(unpacked(packed(level, bytes), bytes.length)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void whereTheSearchGainsNothingIsLost(int level) {
        assertThat(packed(level, repetitions())).hasSameSizeAs(jdk(level, repetitions()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 8, 9})
    void otherLevelsLeaveNothingOut(int level) {
        assertThat(Arrays.equals(packed(level, displacements()), jdk(level, displacements())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void whereItGainsLittleLittleIsLost(int level) {
        int affordable = level == 1 ? 16 : 100;
        for (byte[] bytes : new byte[][] {displacements(), noise()}) {
            byte[] quick = packed(level, bytes);
            int best = jdk(level, bytes).length;

            assertThat(quick.length).isLessThanOrEqualTo(best + best / affordable);
        }
        assertThat(Arrays.equals(packed(level, displacements()), jdk(level, displacements())))
                .isFalse();
    }

    /** Smooth motion under noise of a fifteenth, as the floating-point predictor leaves it. */
    private static byte[] displacements() {
        Random random = new Random(3);
        byte[] tile = new byte[SIZE];
        float[] row = new float[256];
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                double smooth = 0.03 * Math.sin(x / 300.0) * Math.cos(y / 200.0);
                row[x] = (float) (smooth + 0.002 * (random.nextDouble() - 0.5));
            }
            FloatRow.encode(row, 0, 256, 256, tile, y * 1024);
        }
        return tile;
    }

    /** What repeats, but not byte by byte. */
    private static byte[] repetitions() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 7 * (i / 5000));
        }
        return bytes;
    }

    private static byte[] noise() {
        Random random = new Random(6);
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextGaussian() * 20);
        }
        return bytes;
    }

    private static byte[] packed(int level, byte[] bytes) {
        ByteBuffer into = ByteBuffer.allocate((int) TilePacker.bound(bytes.length));
        try (TilePacker packer = new TilePacker(level)) {
            packer.pack(bytes, bytes.length, into);
        }
        return Arrays.copyOf(into.array(), into.position());
    }

    private static byte[] jdk(int level, byte[] bytes) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[2 * bytes.length + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpacked(byte[] packed, int size) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size + 1];
            int length = inflater.inflate(bytes);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(bytes, length);
        } finally {
            inflater.end();
        }
    }
}
