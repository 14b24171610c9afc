package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks JSON of any shape without building it. A handler is called with the parser on the first token of a value; what
 * it leaves unread is passed over, and so is a value that is not of the expected kind.
 */
final class JsonWalk {

    /** What catalogues write where they know nothing. */
    private static final Set<String> NOTHING = Set.of("", "NA", "N/A", "NaN", "null", "None");

    private static final int LONGEST_NOTHING = 4;

    private JsonWalk() {}

    /** Reads a value at the parser's current token, or none of it. */
    @FunctionalInterface
    interface Value {
        void read(JsonParser parser) throws IOException;
    }

    /** Reads the value of a field, or none of it. */
    @FunctionalInterface
    interface Field {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** Each field of an object; nothing if the current value is no object. */
    static void fields(JsonParser parser, Field handler) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            handler.read(name, parser);
            parser.skipChildren();
        }
    }

    /** Each element of an array; nothing if the current value is no array. */
    static void elements(JsonParser parser, Value handler) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            handler.read(parser);
            parser.skipChildren();
        }
    }

    /** Text or number as text; null for anything else and for the words that mean nothing, such as {@code NA}. */
    static @Nullable String scalar(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            return null;
        }
        String text = parser.getText().strip();
        return text.length() <= LONGEST_NOTHING && NOTHING.contains(text) ? null : text;
    }
}
