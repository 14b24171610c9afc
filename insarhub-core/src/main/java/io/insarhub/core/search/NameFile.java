package io.insarhub.core.search;

import io.insarhub.api.BadFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads names out of a file; what it is shows in its content: a zip is an XLSX workbook, all else is text. */
final class NameFile {

    private static final String ADVICE =
            "Give a text or CSV file in UTF-8, or an XLSX workbook, with a name in each line";

    /** A hundred thousand names with all that a table tells of each. */
    private static final long LARGEST_BYTES = 128L << 20;

    private NameFile() {}

    /** The names as they stand there, comments and endings included. */
    static List<String> read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw bad(file, "is a folder where a file of names is expected", null);
            }
            if (!Files.exists(file)) {
                throw new BadFileException(file, null, "does not exist", "Check granule_names", null);
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw bad(file, "has " + Files.size(file) + " bytes, too many for a list of names", null);
            }
            return isZip(file) ? NameSheet.read(file) : text(file);
        } catch (CharacterCodingException e) {
            throw bad(file, "is not UTF-8 text", e);
        } catch (UncheckedIOException | IOException e) {
            throw bad(file, "cannot be read as a list of names: " + e.getMessage(), e);
        }
    }

    static BadFileException bad(Path file, String problem, @Nullable Throwable cause) {
        return new BadFileException(file, null, problem, ADVICE, cause);
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    private static List<String> text(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            in.mark(1);
            if (in.read() != '\uFEFF') {
                in.reset();
            }
            in.mark(1 << 16);
            char delimiter = delimiter(in);
            in.reset();
            return names(file, in, delimiter);
        }
    }

    private static List<String> names(Path file, BufferedReader in, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        NameTable table = new NameTable();
        try (CSVParser rows = CSVParser.parse(in, format)) {
            for (CSVRecord row : rows) {
                table.add(row.toList());
                checkLength(file, table);
            }
        }
        return table.names();
    }

    static void checkLength(Path file, NameTable table) {
        if (table.size() > GranuleNames.MOST_NAMES * 2) {
            throw bad(file, "has more than " + GranuleNames.MOST_NAMES * 2 + " lines of names, too many", null);
        }
    }

    /** The most frequent of comma, semicolon and tab in the first line that is no comment. */
    private static char delimiter(BufferedReader in) throws IOException {
        char[] start = new char[1 << 15];
        int length = in.read(start);
        String first = List.of(new String(start, 0, Math.max(length, 0)).split("\\R", -1)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        List<Character> delimiters = new ArrayList<>(List.of(',', ';', '\t'));
        delimiters.sort((a, b) -> Long.compare(count(first, b), count(first, a)));
        return delimiters.get(0);
    }

    private static long count(String text, char wanted) {
        return text.toLowerCase(Locale.ROOT).chars().filter(c -> c == wanted).count();
    }
}
