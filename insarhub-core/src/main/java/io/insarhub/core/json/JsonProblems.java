package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says in plain words what is wrong with a file, and what to do about it. */
final class JsonProblems {

    /** For a file whose content is at fault. */
    static final String RESTORE = "Restore it from a backup or move it aside; the file was left as it is";

    private static final int MAX_PROBLEM_CHARS = 240;

    private JsonProblems() {}

    static BadFileException missing(Path file, IOException cause) {
        return new BadFileException(
                file, null, "does not exist", "Check the path, or run the stage that writes this file", cause);
    }

    static BadFileException danglingLink(Path file) {
        return new BadFileException(
                file, null, "is a link to a file that does not exist", "Repair the link or remove it", null);
    }

    static BadFileException notAFile(Path file, boolean folder) {
        return new BadFileException(
                file, null, folder ? "is a folder, expected a file" : "is not a regular file", "Move it aside", null);
    }

    static BadFileException empty(Path file) {
        return new BadFileException(file, null, "is empty, expected JSON", RESTORE, null);
    }

    static BadFileException trailing(Path file, JsonLocation where) {
        return new BadFileException(file, place(where), "more text follows after the end of the JSON", RESTORE, null);
    }

    static BadFileException wrongShape(Path file, String jsonPath, String problem) {
        return new BadFileException(file, jsonPath, problem, RESTORE, null);
    }

    static BadFileException unreadable(Path file, IOException cause) {
        return new BadFileException(
                file,
                null,
                "cannot be read: " + reason(cause),
                cause instanceof AccessDeniedException
                        ? "Ask for the right to read it, or run as the user who owns it"
                        : "Check the disk or the network share that it lies on",
                cause);
    }

    static BadFileException notJson(Path file, JsonLocation where, JsonProcessingException cause) {
        if (cause instanceof TreeBudget.TooLargeException) {
            return new BadFileException(
                    file, null, cause.getOriginalMessage(), "Give the program more heap (java -Xmx…)", cause);
        }
        String place = place(where);
        if (beginsWith(file, 0xEF, 0xBB, 0xBF)) {
            return new BadFileException(
                    file,
                    place,
                    "begins with a byte order mark, which JSON must not have",
                    "Save it as UTF-8 without BOM; the file was left as it is",
                    cause);
        }
        if (cause instanceof JsonEOFException || cause.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return new BadFileException(file, place, "ends too early, the rest is cut off", RESTORE, cause);
        }
        String fault = cause instanceof StreamConstraintsException ? "goes beyond what is read: " : "is not JSON: ";
        return new BadFileException(file, place, fault + shortened(plain(cause.getOriginalMessage())), RESTORE, cause);
    }

    /** The parser's message without what it tells programmers. */
    static String plain(String message) {
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceAll(": was expecting \\(JSON String.*", ", expected a value")
                .replaceAll(": enable `.*", "")
                .replaceAll(", from `[^`]*`", "");
    }

    static BadFileException notUtf8(Path file, CharacterCodingException cause) {
        if (beginsWith(file, 0xFE, 0xFF) || beginsWith(file, 0xFF, 0xFE)) {
            return new BadFileException(
                    file,
                    null,
                    "is UTF-16 text, expected UTF-8",
                    "Save it as UTF-8 without BOM; the file was left as it is",
                    cause);
        }
        return new BadFileException(
                file, Utf8Fault.place(file).orElse(null), "is not UTF-8 text: a byte does not fit", RESTORE, cause);
    }

    /** Whether a broken content, and not the disk, the rights, or the size of the heap, is to blame. */
    static boolean isContentAtFault(BadFileException e) {
        Throwable cause = e.getCause();
        return !(cause instanceof IOException)
                || (cause instanceof JsonProcessingException && !(cause instanceof TreeBudget.TooLargeException))
                || cause instanceof CharacterCodingException;
    }

    /** What the operating system said, without the path that it may repeat. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return shortened(said == null ? e.getClass().getSimpleName() : said);
    }

    static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }

    private static @Nullable String place(JsonLocation where) {
        return where.getLineNr() < 1 ? null : place(where.getLineNr(), where.getColumnNr());
    }

    private static boolean beginsWith(Path file, int... bytes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] expected = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                expected[i] = (byte) bytes[i];
            }
            return Arrays.equals(in.readNBytes(bytes.length), expected);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_PROBLEM_CHARS ? text : text.substring(0, MAX_PROBLEM_CHARS - 3) + "...";
    }
}
