package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One document of scene records while it is read: {@code items} make a CMR page, {@code features} a GeoJSON collection.
 * Records are handed on one at a time.
 */
final class RecordPage {

    /** Takes a record as it is met. */
    @FunctionalInterface
    interface Sink {
        void accept(RawScene raw, int number);
    }

    private final Sink sink;
    private boolean found;
    private int records;
    private long hits = -1;

    RecordPage(Sink sink) {
        this.sink = sink;
    }

    /** Reads the document that the parser is before or in. */
    void read(JsonParser parser) throws IOException {
        JsonWalk.fields(parser, this::field);
    }

    /** True if it holds scene records, even none of them. */
    boolean found() {
        return found;
    }

    /** How many records it holds. */
    int records() {
        return records;
    }

    /** How many records all pages of the search hold; −1 if it does not tell. */
    long hits() {
        return hits;
    }

    private void field(String name, JsonParser parser) throws IOException {
        if (name.equals("hits") && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            hits = parser.getLongValue();
        } else if (name.equals("items") && parser.currentToken() == JsonToken.START_ARRAY) {
            found = true;
            JsonWalk.elements(parser, p -> sink.accept(CmrItem.read(p), ++records));
        } else if (name.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
            found = true;
            JsonWalk.elements(parser, p -> sink.accept(GeoJsonFeature.read(p), ++records));
        }
    }
}
