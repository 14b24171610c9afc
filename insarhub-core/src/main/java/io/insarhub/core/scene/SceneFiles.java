package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.insarhub.api.BadFileException;
import io.insarhub.api.Scene;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads files of scene records, or folders of them. What a file is shows in its content: {@code items} make a CMR page,
 * {@code features} a GeoJSON collection. Records are read one at a time, so memory grows with the scenes, not with the
 * files. Metadata-only products and scenes met before are left out.
 */
public final class SceneFiles {

    private static final String ADVICE =
            "Save the search again, as a CMR page (.umm_json) or GeoJSON, or leave the file out";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SceneCollector collector = new SceneCollector();
    private final Map<Long, Long> itemsByHits = new LinkedHashMap<>();

    private SceneFiles() {}

    /**
     * Reads files, and the {@code .json}, {@code .geojson} and {@code .umm_json} files of folders.
     *
     * @throws BadFileException if a file is missing or no JSON, if a file given by name holds no records, or if a
     *     folder has no such file
     */
    public static SceneFiles read(List<Path> paths) {
        SceneFiles files = new SceneFiles();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.folder(path);
            } else if (!files.file(path)) {
                throw new BadFileException(
                        path, null, "is JSON, but has neither CMR \"items\" nor GeoJSON \"features\"", ADVICE, null);
            }
        }
        files.checkPages();
        return files;
    }

    /** The scenes in the order of files and records. */
    public List<Scene> scenes() {
        return collector.scenes();
    }

    /** What was left out or could not be read. */
    public List<ReadNote> notes() {
        return collector.notes();
    }

    private void folder(Path folder) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(SceneFiles::mayHoldScenes).sorted().toList();
        } catch (IOException e) {
            throw new BadFileException(folder, null, "cannot be listed: " + e.getMessage(), "", e);
        }
        if (files.isEmpty()) {
            throw new BadFileException(folder, null, "has no .json, .geojson or .umm_json file in it", ADVICE, null);
        }
        for (Path file : files) {
            if (!file(file)) {
                collector.note(ReadNote.skipped(file, "the file", "it holds no scene records"));
            }
        }
    }

    private static boolean mayHoldScenes(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean ending = name.endsWith(".json") || name.endsWith(".geojson") || name.endsWith(".umm_json");
        return ending && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /** Browsers and editors put a mark before UTF-8 text; it does no harm to a saved search. */
    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream out = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] start = out.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            out.unread(start);
        }
        return out;
    }

    /** Reads one file; false if it is JSON of another kind. */
    private boolean file(Path file) {
        if (!Files.exists(file)) {
            throw new BadFileException(file, null, "does not exist", "Check the path", null);
        }
        try (InputStream in = withoutByteOrderMark(Files.newInputStream(file));
                JsonParser parser = JsonValues.factory().createParser(in)) {
            return records(file, parser);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, null, "is not UTF-8 text: " + e.getMessage(), ADVICE, e);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be read: " + e.getMessage(), "", e);
        }
    }

    private boolean records(Path file, JsonParser parser) throws IOException {
        RecordPage page = new RecordPage((raw, number) -> collector.add(raw, file, number));
        try {
            if (parser.nextToken() == null) {
                throw new BadFileException(file, null, "is empty", ADVICE, null);
            }
            page.read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more after the end of the JSON value");
            }
        } catch (JsonProcessingException e) {
            // going beyond the parser's limits, such as 1,000 levels, is an error without a place of its own
            JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new BadFileException(file, place, "is not JSON: " + e.getOriginalMessage(), ADVICE, e);
        }
        if (page.hits() >= 0 && page.found()) {
            itemsByHits.merge(page.hits(), (long) page.records(), Long::sum);
        }
        return page.found();
    }

    /** CMR tells with each page how many items all pages of the search have. */
    private void checkPages() {
        itemsByHits.forEach((hits, items) -> {
            if (items < hits) {
                collector.note(new ReadNote(
                        null,
                        "the search",
                        "CMR found " + hits + " records, but the pages hold " + items + ": a page is missing",
                        false));
            }
        });
    }
}
