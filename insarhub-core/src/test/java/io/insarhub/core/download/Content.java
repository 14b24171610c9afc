package io.insarhub.core.download;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** The bytes of a made-up file of any length, without keeping them. */
record Content(int seed, long length) {

    /** A prime, so that bytes at the wrong place are wrong bytes. */
    private static final int PERIOD = 1_048_573;

    private static final byte[] BASE = base();

    /** Writes a stretch of the file. */
    interface Sink {
        void write(byte[] bytes, int from, int count) throws IOException;
    }

    void write(long from, long count, Sink sink) throws IOException {
        long at = from;
        long end = from + count;
        while (at < end) {
            int start = (int) ((at + seed * 7919L) % PERIOD);
            int piece = (int) Math.min(Math.min(end - at, PERIOD - start), 1 << 16);
            sink.write(BASE, start, piece);
            at += piece;
        }
    }

    String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            write(0, length, digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] base() {
        byte[] bytes = new byte[PERIOD];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
