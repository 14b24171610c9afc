package io.insarhub.hyp3.standin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** A small GeoTIFF of random floats, as HyP3 makes them: UTM, DEFLATE, so that a wrong byte in it can be told. */
final class TiffLayer {

    private static final int WIDTH = 64;
    private static final int TAGS = 14;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private TiffLayer() {}

    /** One that unpacks to about so many bytes. */
    static byte[] of(int unpackedBytes, Random random) {
        int height = Math.max(1, unpackedBytes / 4 / WIDTH);
        byte[] strip = deflated(pixels(height, random));
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + TAGS * 12 + 4 + 24 + 48 + 32 + strip.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        int scale = 8 + 2 + TAGS * 12 + 4;
        int tie = scale + 24;
        int keys = tie + 48;
        int pixels = keys + 32;
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) TAGS);
        tag(tiff, 256, SHORT, 1, WIDTH);
        tag(tiff, 257, LONG, 1, height);
        tag(tiff, 258, SHORT, 1, 32);
        tag(tiff, 259, SHORT, 1, 8); // DEFLATE
        tag(tiff, 262, SHORT, 1, 1);
        tag(tiff, 273, LONG, 1, pixels);
        tag(tiff, 277, SHORT, 1, 1);
        tag(tiff, 278, LONG, 1, height);
        tag(tiff, 279, LONG, 1, strip.length);
        tag(tiff, 284, SHORT, 1, 1);
        tag(tiff, 339, SHORT, 1, 3); // floats
        tag(tiff, 33550, DOUBLE, 3, scale);
        tag(tiff, 33922, DOUBLE, 6, tie);
        tag(tiff, 34735, SHORT, 16, keys);
        tiff.putInt(0);
        tiff.putDouble(80).putDouble(80).putDouble(0);
        tiff.putDouble(0)
                .putDouble(0)
                .putDouble(0)
                .putDouble(380_000)
                .putDouble(3_950_000)
                .putDouble(0);
        for (int key : new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 32612}) {
            tiff.putShort((short) key);
        }
        return tiff.put(strip).array();
    }

    private static void tag(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] pixels(int height, Random random) {
        ByteBuffer pixels = ByteBuffer.allocate(WIDTH * height * 4).order(ByteOrder.LITTLE_ENDIAN);
        while (pixels.hasRemaining()) {
            pixels.putFloat(random.nextFloat());
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length + 1024];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }
}
