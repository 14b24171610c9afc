package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file into plain values, or says what is wrong with it: every failure is a {@link BadFileException} that
 * names the file and, where the content is at fault, the line and column (both from 1, the column in characters).
 *
 * <p>The text must be UTF-8, to the letter. Reading streams; a document whose values would take more than a third of the
 * heap is refused.
 */
public final class JsonReader {

    // from characters, not bytes: the JDK's decoder is strict, and long keys are read three times as fast
    private static final JsonFactory FACTORY = JsonValues.factory()
            .rebuild()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonReader() {}

    /** The one value that a file holds. */
    public static @Nullable Object read(Path file) {
        try {
            return parsed(file);
        } catch (NoSuchFileException e) {
            throw JsonProblems.missing(file, e);
        }
    }

    /** The object that a file holds. */
    public static Map<String, Object> readObject(Path file) {
        return object(file, read(file));
    }

    /**
     * The object that a file holds; empty where there is no file. Whatever stands in its place, a folder or a link to
     * nowhere, is an error.
     */
    public static Optional<Map<String, Object>> readObjectIfPresent(Path file) {
        try {
            return Optional.of(object(file, parsed(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object parsed(Path file) throws NoSuchFileException {
        try {
            checkKind(file);
            try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
                    JsonParser parser = FACTORY.createParser(text)) {
                return parsed(file, parser);
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (CharacterCodingException e) {
            throw JsonProblems.notUtf8(file, e);
        } catch (IOException e) {
            throw JsonProblems.unreadable(file, e);
        }
    }

    private static @Nullable Object parsed(Path file, JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw JsonProblems.empty(file);
            }
            Object value = JsonValues.read(parser);
            if (parser.nextToken() != null) {
                throw JsonProblems.trailing(file, parser.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
            throw JsonProblems.notJson(file, where, e);
        }
    }

    static void checkKind(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw JsonProblems.danglingLink(file);
            }
            Path folder = file.getParent();
            if (folder != null && Files.isRegularFile(folder)) {
                // from JDK 24 on this counts as a missing file, and a missing file may be what is expected
                throw new FileSystemException(file.toString(), null, "Not a directory");
            }
            throw e;
        }
        // opening a pipe would wait for a writer for ever
        if (!attributes.isRegularFile()) {
            throw JsonProblems.notAFile(file, attributes.isDirectory());
        }
    }

    @SuppressWarnings("unchecked") // JsonValues makes no other maps
    private static Map<String, Object> object(Path file, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw JsonProblems.wrongShape(file, "$", "expected an object, found " + kind(value));
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof List
                ? "an array"
                : value instanceof String ? "a string" : value instanceof Number ? "a number" : "true or false";
    }
}
