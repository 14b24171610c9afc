package io.insarhub.core.json;

import java.nio.charset.StandardCharsets;

/** Keys as they stand in a file: their text, and the 64-bit number by which they are found. */
final class IndexKeys {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private IndexKeys() {}

    /** The hash of a key's UTF-16 units. */
    static long hash(String key) {
        long h = 0;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * MULTIPLIER;
            h ^= h >>> 32;
        }
        return h;
    }

    /** The same for the scanner's last key, without making a string of it where its bytes are its characters. */
    static long hash(IndexScanner scanner) {
        if (!scanner.keyIsPlain()) {
            return hash(scanner.key());
        }
        byte[] key = scanner.keyBytes();
        long h = 0;
        for (int i = 0, n = scanner.keyLength(); i < n; i++) {
            h = (h ^ key[i]) * MULTIPLIER;
            h ^= h >>> 32;
        }
        return h;
    }

    /** The text of a key with escapes or beyond ASCII, given without its quotes; checks that it is well formed. */
    static String decode(IndexedFile file, byte[] raw, int length, long keyAt) {
        byte[] quoted = new byte[length + 2];
        quoted[0] = '"';
        System.arraycopy(raw, 0, quoted, 1, length);
        quoted[length + 1] = '"';
        return decodeQuoted(file, quoted, quoted.length, keyAt);
    }

    /** The text of a key given with its quotes. */
    static String decodeQuoted(IndexedFile file, byte[] quoted, int length, long keyAt) {
        for (int i = 1; i < length - 1; i++) {
            if (quoted[i] < ' ' || quoted[i] == '\\' || quoted[i] == '"') {
                Object text = file.parse(quoted, 0, length, keyAt);
                if (text instanceof String s) {
                    return s;
                }
                throw file.changed(null);
            }
        }
        return new String(quoted, 1, length - 2, StandardCharsets.ISO_8859_1);
    }
}
