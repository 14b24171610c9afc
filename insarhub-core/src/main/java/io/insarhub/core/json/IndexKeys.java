package io.insarhub.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Keys as they stand in a file: their text, and the 64-bit number by which they are found. */
final class IndexKeys {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final byte[] AFTER_KEY = "\":0}".getBytes(StandardCharsets.US_ASCII);

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
        // read as the key of an object: the parser's rules for keys are not those for strings
        byte[] object = new byte[length + 6];
        object[0] = '{';
        object[1] = '"';
        System.arraycopy(raw, 0, object, 2, length);
        System.arraycopy(AFTER_KEY, 0, object, length + 2, AFTER_KEY.length);
        if (file.parse(object, 0, object.length, keyAt - 1) instanceof Map<?, ?> map && map.size() == 1) {
            return (String) map.keySet().iterator().next();
        }
        throw file.changed();
    }

    /** The text of a key given with its quotes. */
    static String decodeQuoted(IndexedFile file, byte[] quoted, int length, long keyAt) {
        for (int i = 1; i < length - 1; i++) {
            if (quoted[i] < ' ' || quoted[i] == '\\' || quoted[i] == '"') {
                return decode(file, Arrays.copyOfRange(quoted, 1, length - 1), length - 2, keyAt);
            }
        }
        return new String(quoted, 1, length - 2, StandardCharsets.ISO_8859_1);
    }
}
