package io.insarhub.core.download;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 of bytes as they come: what archives publish, against accidents, not against malice. */
final class Md5 {

    private static final int READ_BYTES = 1 << 18;

    private final MessageDigest digest;

    Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** MD5 of a file, in lower-case hexadecimal digits. */
    static String of(Path file, Cancellation cancellation) {
        Md5 md5 = new Md5();
        byte[] buffer = new byte[READ_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                cancellation.throwIfCancelled("Checking " + file);
                md5.add(buffer, count);
            }
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be read", "Check its permissions, or delete it", e);
        }
        return md5.digits();
    }

    void add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
    }

    void reset() {
        digest.reset();
    }

    /** The sum in lower-case hexadecimal digits; starts anew. */
    String digits() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
