package io.insarhub.core.archive;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;

/** A file that stands where one of an archive is to go. */
final class FileInPlace {

    private static final int BUFFER_BYTES = 1 << 17;

    private FileInPlace() {}

    /** True if it has the right length and, on request, the right checksum; false if it is not there or other. */
    static boolean isRight(Path target, ZipItem item, boolean checksum, Cancellation cancellation) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException none) {
            return false;
        }
        if (!attributes.isRegularFile()) {
            throw new BadFileException(
                    target, null, "is in the way of unpacking: it is not a file", "Move it away", null);
        }
        return attributes.size() == item.bytes() && (!checksum || crc32(target, cancellation) == item.crc32());
    }

    private static long crc32(Path target, Cancellation cancellation) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(target)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                cancellation.throwIfCancelled("Checking " + target);
                crc.update(buffer, 0, count);
            }
        }
        return crc.getValue();
    }
}
