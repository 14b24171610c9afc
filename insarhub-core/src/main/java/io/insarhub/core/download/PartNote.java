package io.insarhub.core.download;

import io.insarhub.core.http.HttpStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a part file is a part of, so that another run can go on with it: kept beside it as {@code <name>.part.meta}, three
 * lines of text, replaced atomically and before the first byte of the part is written.
 *
 * @param validator the server's name for that state of the file: a strong ETag (RFC 9110, 8.8.3), else Last-Modified;
 *     null if it gave none
 * @param totalBytes the length of the whole; −1 if the server did not tell
 */
record PartNote(@Nullable String validator, long totalBytes) {

    private static final String HEAD = "insarhub-part 1";
    private static final String VALIDATOR = "validator: ";
    private static final String BYTES = "bytes: ";
    private static final long LONGEST = 10_000;

    /** What an answer says that it is, or is a part of. */
    static PartNote of(HttpStream answer) {
        @Nullable String etag = answer.headers().get("ETag");
        boolean strong = etag != null && etag.startsWith("\"");
        long total = answer.status() == 206
                ? ContentRange.parse(answer.headers().get("Content-Range"))
                        .map(ContentRange::totalBytes)
                        .orElse(-1L)
                : answer.contentLength().orElse(-1);
        return new PartNote(strong ? etag : answer.headers().get("Last-Modified"), total);
    }

    /** False if something in the two shows that they are of unlike files. */
    boolean mayBeSameAs(PartNote other) {
        boolean comparable = validator != null
                && other.validator != null
                && validator.startsWith("\"") == other.validator.startsWith("\"");
        return (!comparable || Objects.equals(validator, other.validator))
                && (totalBytes < 0 || other.totalBytes < 0 || totalBytes == other.totalBytes);
    }

    /** Reads a note; empty if there is none that makes sense, in which case the part is worth nothing. */
    static Optional<PartNote> read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() != 3
                || !lines.get(0).equals(HEAD)
                || !lines.get(1).startsWith(VALIDATOR)
                || !lines.get(2).matches(BYTES + "-?\\d{1,18}")) {
            return Optional.empty();
        }
        String validator = lines.get(1).substring(VALIDATOR.length());
        long totalBytes = Long.parseLong(lines.get(2).substring(BYTES.length()));
        return Optional.of(new PartNote(validator.isEmpty() ? null : validator, totalBytes));
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String text = HEAD + "\n" + VALIDATOR + (validator == null ? "" : validator) + "\n" + BYTES + totalBytes + "\n";
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
