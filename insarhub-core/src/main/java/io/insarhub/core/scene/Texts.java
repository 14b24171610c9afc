package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scalar fields of one small object, as text. */
record Texts(Map<String, String> byName) {

    /** Reads the object at the parser's current token; empty if there is none. */
    static Texts of(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>(8);
        JsonWalk.fields(parser, (name, p) -> {
            String text = JsonWalk.scalar(p);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return new Texts(texts);
    }

    @Nullable String get(String name) {
        return byName.get(name);
    }
}
