package io.insarhub.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the first byte of a file that is not UTF-8: a stream decoder only tells that there is one. */
final class Utf8Fault {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    private final CharBuffer chars = CharBuffer.allocate(1 << 13);
    private int line = 1;
    private int column = 1;

    private Utf8Fault() {}

    /** Line and column; empty if the file has changed meanwhile and the fault is gone. */
    static Optional<String> place(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Utf8Fault().search(in);
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<String> search(InputStream in) throws IOException {
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            CoderResult result = decoder.decode(bytes, chars, end);
            countChars();
            if (result.isError()) {
                return Optional.of(JsonProblems.place(line, column));
            }
            bytes.compact();
        }
        return Optional.empty();
    }

    private void countChars() {
        chars.flip();
        while (chars.hasRemaining()) {
            if (chars.get() == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        chars.clear();
    }
}
