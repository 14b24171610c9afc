package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.api.Scene;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a catalogue's answer.
 *
 * @param isPage true if the document holds scene records, even none of them
 * @param scenes the scenes, each once; without metadata-only products
 * @param granules what tells each record from all others, in their order: those that are no scene too
 * @param hits how many records all pages of the search hold; −1 if the page does not tell
 * @param notes what was left out or could not be read
 */
public record ScenePage(boolean isPage, List<Scene> scenes, List<String> granules, long hits, List<ReadNote> notes) {

    /**
     * Reads a page, one record at a time.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON, or cut off
     */
    public static ScenePage read(byte[] json) throws IOException {
        SceneCollector collector = new SceneCollector();
        List<String> granules = new ArrayList<>();
        RecordPage page = new RecordPage((raw, number) -> {
            String id = raw.get(RawScene.Field.FILE_ID);
            granules.add(id == null ? String.valueOf(raw.name()) : id);
            collector.add(raw, null, number);
        });
        try (JsonParser parser = JsonValues.factory().createParser(json)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "the answer is empty");
            }
            page.read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more after the end of the JSON value");
            }
        }
        return new ScenePage(page.found(), collector.scenes(), List.copyOf(granules), page.hits(), collector.notes());
    }
}
