package io.insarhub.core.download;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/**
 * The file that has the name already, if any. It is right if it has the expected length and, on request or where the
 * length is not known, the expected MD5; if neither is known, only the server's length can tell.
 *
 * @param isRight true if nothing is to be fetched
 * @param length its length in bytes, where it is for the server to tell whether that is right
 */
record InPlace(boolean isRight, OptionalLong length) {

    private static final InPlace WRONG = new InPlace(false, OptionalLong.empty());
    private static final InPlace RIGHT = new InPlace(true, OptionalLong.empty());

    static InPlace look(Path file, FileDownload download, boolean checksMd5, Cancellation cancellation) {
        OptionalLong length = length(file);
        if (length.isEmpty()) {
            return WRONG;
        }
        boolean lengthKnown = download.bytes().isPresent();
        if (lengthKnown && download.bytes().getAsLong() != length.getAsLong()) {
            return WRONG;
        }
        if (download.md5().isPresent() && (checksMd5 || !lengthKnown)) {
            return Md5.of(file, cancellation).equals(download.md5().get()) ? RIGHT : WRONG;
        }
        return lengthKnown ? RIGHT : new InPlace(false, length);
    }

    /** Length of a file that is there, bytes. */
    static long lengthOf(Path file) {
        return length(file).orElse(0);
    }

    private static OptionalLong length(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new BadFileException(
                        file, null, "is in the way of a download: it is not a file", "Move it away", null);
            }
            return OptionalLong.of(attributes.size());
        } catch (NoSuchFileException none) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be looked at", "Check the folder's permissions", e);
        }
    }
}
